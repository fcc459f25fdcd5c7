"""Plan folders for the tests: the example of the plan format, changed in one place."""

from pathlib import Path

EXAMPLE = """
id = "taikang-2022"
name_zh = "太康县教育教学质量提升三年行动计划"
name_en = "Taikang county three-year action plan"
issued_on = 2022-10-14
source = "001"
governing = true

[rules]
min_pupils_to_rank = 10
unstable_below = 30
min_units = 6
excused_amber_share = 0.05
private_schools_ranked = true
small_cell = 10
rate_small_n = 30
rate_min_count = 3
coverage_grey_below = 0.90
matched_grey_below = 0.70

[[phases]]
id = "phase1"
name_zh = "强基础"
name_en = "Build the base"
starts_on = 2022-09-01
ends_on = 2023-08-31

[[phases]]
id = "phase2"
name_zh = "稳提升"
name_en = "Rise steadily"
starts_on = 2023-09-01
ends_on = 2024-08-31

[[rankings]]
id = "junior-rank-sum"
stage = "junior"
method = "rank_sum"

[[rankings.versions]]
id = "2022"
effective_school_year = "2022-2023"
announced_on = 2022-10-14
top_n = [3000, 5000, 7000]
weights = [0.4, 0.2, 0.4]

[[warnings]]
id = "zhongkao-school-bottom3"
source = "ranking"
ranking = "junior-rank-sum"
unit = "school"
exam_types = ["zhongkao"]
clock = "school_year"
band = "bottom"
places = 3
runs = 2
counting = "consecutive"
polarity = "concern"
same_head = true
effective_from = 2022-10-14
clause_zh = "学校中招教学质量评比中连续两年后三位的"
clause_en = "junior-leaving exam, two consecutive years in the bottom three"

[[targets]]
indicator = "phase2-teacher-classroom-95"
part = ""
stage = "all"
phase = "phase2"
comparator = ">="
value = 0.95
scope = "county"
basis = "S"
"""
SECOND_VERSION = """
[[rankings.versions]]
id = "2024"
effective_school_year = "2024-2025"
announced_on = {announced}
top_n = [3000, 5000, 7000]
weights = [0.3, 0.3, 0.4]

[[warnings]]"""
INDICATORS = (
    "id,part,stage,name_zh,name_en,area,policy,clause,kind,unit,entity_type,period_type,aggregation,direction,"
    "display,comparator,threshold,basis,source,source_priority\n"
    "phase2-teacher-classroom-95,,all,达标,Standard met,phases,001,,phase_target,ratio,county,plan_phase,ratio,up,"
    "gauge,>=,0.95,S,observations,inspection\n"
)


def write_plan(folder: Path, old: str = "", new: str = "", *, indicators: str = INDICATORS, name: str = "one") -> Path:
    """The example with `old` replaced by `new`, as a plan folder under `plans/`."""
    assert old in EXAMPLE
    plan = folder / "plans" / name
    plan.mkdir(parents=True, exist_ok=True)
    (plan / "plan.toml").write_text(EXAMPLE.replace(old, new, 1) if old else EXAMPLE, encoding="utf-8")
    (plan / "indicators.csv").write_text(indicators, encoding="utf-8")
    return plan
