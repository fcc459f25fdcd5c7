"""Townships against the county, and a unit's subjects."""

import pandas as pd
import pytest

from dashboard.charts.townships import drawn_townships, townships
from dashboard.charts.unit_subjects import drawn_subjects, unit_subjects
from dashboard.language import use_language


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


def township_rows() -> pd.DataFrame:
    row = {"eligible_n": 40, "sat_n": 39, "participation_rate": 0.98, "mean_score": 390.0, "school_n": 2}
    columns = ["township_code", "township_name", "diff", "diff_low", "diff_high", "place", "rank_low", "rank_high"]
    rows = [
        ("T1", "East", -2.0, -5.0, 1.0, 2, 1, 2),
        ("T0", "Bureau", 3.0, 1.0, 5.0, None, None, None),
        ("T9", "Tiny", None, None, None, None, None, None),
    ]
    return pd.DataFrame(rows, columns=columns).assign(**row, county_mean=392.0, ranked_n=2)


def test_the_official_place_stands_beside_each_township_and_the_bureaus_schools_have_none() -> None:
    words = list(townships(township_rows()).layout.yaxis2.ticktext)
    assert "Place 2 (1–2)" in words
    assert "Not ranked" in words


def test_a_hidden_township_is_neither_drawn_nor_downloaded() -> None:
    assert drawn_townships(township_rows())["township_code"].tolist() == ["T0", "T1"]
    codes = [
        code
        for trace in townships(township_rows()).data
        if trace.customdata is not None
        for (code,) in trace.customdata
    ]
    assert codes == ["T0", "T1"]


def test_the_chosen_township_is_marked() -> None:
    names = townships(township_rows(), "T1").layout.yaxis.ticktext
    assert names[1].startswith("<b>East")


def test_subjects_are_named_in_words_with_place_and_the_total_is_marked() -> None:
    rows = pd.DataFrame({
        "subject": ["total", "math"], "z_mean": [0.1, 0.4], "z_low": [0.0, 0.2], "z_high": [0.2, 0.6],
        "place": [3, None], "ranked_n": [9, None], "eligible_n": [40, 40], "mean_score": [390.0, 80.0],
        "county_mean_score": [392.0, 72.0], "pass_rate": [0.7, 0.9], "county_pass_rate": [0.7, 0.8],
    })  # fmt: skip
    assert drawn_subjects(rows)["subject_name"].tolist() == ["Mathematics", "Total"]
    drawn = unit_subjects(rows)
    assert drawn.layout.yaxis.ticktext[1].startswith("<b>Total")
    assert {"+0.40", "+0.10, place 3/9"} <= set(drawn.layout.yaxis2.ticktext)
