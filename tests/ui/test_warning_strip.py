"""The strip of warnings by year: yellow type would be too pale, so a yellow mark is told in dark type."""

import pandas as pd

from dashboard.charts.theme import INK, level_colour
from dashboard.language import use_language
from dashboard.ui.warning_strip import strip_html

ROW = {
    "rule_id": "r", "rule_zh": "规则", "rule_en": "Rule", "clause_zh": "条款", "clause_en": "Clause", "unit_code": "A",
    "unit_name": "甲中学", "level": "yellow", "state": "yellow_boundary_tie", "band": "bottom", "polarity": "concern",
    "place": 55, "ranked_n": 58, "counting": "consecutive", "run": 0, "runs": 2, "clock": "school_year", "term": None,
    "occasion": "2024-2025", "occasion_name": None, "test_name": "中招", "source": "ranking",
    "school_year": "2024-2025", "held_on": pd.Timestamp("2025-06-26"),
}  # fmt: skip


def test_only_yellow_keeps_its_colour_out_of_the_type() -> None:
    use_language("zh")
    yellow, orange = (strip_html(pd.DataFrame([ROW | {"level": level}])) for level in ("yellow", "orange"))
    assert f"color:{INK};" in yellow
    assert f"6px solid {level_colour('yellow')}" in yellow
    assert f"color:{level_colour('orange')};" in orange
    use_language("")
