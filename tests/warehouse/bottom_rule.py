"""The rule that most tests of warnings need: schools in the last three places of two junior-leaving exams in a row."""


def bottom_three(rule_id: str) -> str:
    """The rule as text of plan.toml."""
    return f"""
[[warnings]]
id = "{rule_id}"
source = "ranking"
ranking = "junior-rank-sum"
unit = "school"
exam_types = ["zhongkao"]
clock = "school_year"
band = "bottom"
places = 3
runs = 2
counting = "consecutive"
effective_from = 2020-01-01
clause_zh = "连续两年后三位"
clause_en = "two consecutive years in the bottom three"
"""
