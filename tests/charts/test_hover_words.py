"""What stands under the pointer: the unit, its value with interval, n, its place, the status, and who is counted."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from dashboard.charts.hover import hover_note
from dashboard.charts.movements import movements
from dashboard.charts.townships import townships
from dashboard.charts.trend import trend
from dashboard.charts.unit_subjects import unit_subjects
from dashboard.language import use_language


@pytest.fixture(autouse=True)
def _english() -> None:
    use_language("en")


def hover_of(figure: Any) -> str:
    return next(trace.hovertext[0] for trace in figure.data if trace.hovertext is not None)


def test_the_note_is_the_first_clause_of_the_basis_and_every_badge_with_names_escaped() -> None:
    told = hover_note("Counted: pupils of <b>A</b>; lines are 95% intervals.", ("Provisional results",))
    assert told.endswith("Counted: pupils of &lt;b&gt;A&lt;/b&gt;<br>Provisional results</span>")


def test_a_decimal_point_does_not_end_the_clause_and_nothing_told_is_no_note() -> None:
    assert "±1.39 standard errors<" in hover_note("±1.39 standard errors. More.", ())
    assert hover_note("", ()) == ""


def test_long_notes_break_between_words_and_chinese_letters() -> None:
    assert hover_note("one two three four five six seven eight nine ten eleven", ()).count("<br>") == 1
    assert hover_note("口径" * 20, ()).count("<br>") == 1


TOWNSHIP = {
    "township_code": "T1", "township_name": "<i>East</i>", "school_n": 3, "place": 2, "rank_low": 1, "rank_high": 4,
    "ranked_n": 23, "mean_score": 410.0, "county_mean": 400.0, "diff": 10.0, "diff_low": 4.0, "diff_high": 16.0,
    "eligible_n": 300, "sat_n": 298, "participation_rate": 0.99,
}  # fmt: skip


def test_a_township_tells_name_place_of_n_interval_and_n() -> None:
    told = hover_of(townships(pd.DataFrame([TOWNSHIP])))
    assert "&lt;i&gt;East&lt;/i&gt;" in told
    assert "Place 2 (1–4) of 23 townships" in told
    assert "+10.0 (+4.0 to +16.0)" in told
    assert "Counted 300" in told


def test_a_subject_tells_place_of_n_interval_and_n() -> None:
    row = {
        "subject": "math", "mean_score": 80.0, "county_mean_score": 75.0, "z_mean": 0.3, "z_low": 0.1, "z_high": 0.5,
        "pass_rate": 0.6, "county_pass_rate": 0.5, "eligible_n": 120, "place": 4, "ranked_n": 57,
    }  # fmt: skip
    told = hover_of(unit_subjects(pd.DataFrame([row])))
    for words in ("Place 4/57", "+0.30 (+0.10 to +0.50)", "120"):
        assert words in told


def test_a_test_over_time_tells_its_status() -> None:
    row = {
        "test_id": "t", "test_name": "Test", "school_year": "2024-2025", "term": "T2", "held_on": "2025-06-20",
        "exam_type": "zhongkao", "grades": "9", "sequence_no": 1, "result_status": "provisional", "z_mean": 0.2,
        "z_low": 0.1, "z_high": 0.3, "place": 5, "ranked_n": 57, "eligible_n": 100, "participation_rate": 0.98,
        "pass_rate": 0.5,
    }  # fmt: skip
    told = hover_of(trend(pd.DataFrame([row | {"held_on": pd.Timestamp("2025-06-20")}])))
    for words in ("Provisional", "+0.20 (+0.10 to +0.30)", "Place 5/57", "100"):
        assert words in told


def test_a_movement_tells_places_interval_and_n() -> None:
    row = {
        "unit_code": "A", "unit_type": "school", "unit_name": "A", "previous_z": 0.1, "z_mean": 0.6, "change": 0.5,
        "change_low": 0.2, "change_high": 0.8, "previous_eligible_n": 90, "eligible_n": 100, "previous_place": 30,
        "place": 12, "ranked_n": 57,
    }  # fmt: skip
    told = hover_of(movements(pd.DataFrame([row])))
    for words in ("30 → 12", "+0.50 (+0.20 to +0.80)", "90 → 100"):
        assert words in told
