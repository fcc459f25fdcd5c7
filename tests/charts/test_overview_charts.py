"""Histogram, timeline and movements: what is drawn is what the rows say."""

from collections.abc import Iterator
from datetime import date

import numpy as np
import pandas as pd
import pytest

from dashboard.charts.histogram import cut_lines, histogram, total_n
from dashboard.charts.movements import biggest, movement_words, movements
from dashboard.charts.theme import ABOVE, BELOW
from dashboard.charts.timeline import counts, timeline
from dashboard.language import use_language


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("")


def bands() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "from_mark": [0.0, 60, 80],
            "to_mark": [60.0, 80, 100],
            "width": [20, 20, 20],
            "full_score": 100,
            "n": [12, 40, 18],
        }
    )


def test_a_merged_band_is_as_wide_and_as_flat_as_what_it_merges() -> None:
    bar = histogram(bands(), ()).data[0]
    assert list(bar.x) == [30, 70, 90]
    assert list(bar.width) == [60, 20, 20]
    assert list(bar.y) == [4, 40, 18]


def test_the_hover_tells_the_pupils_of_the_whole_band() -> None:
    assert histogram(bands(), ()).data[0].hovertext[0] == "Total 0 to under 60: 12 pupils"
    assert total_n(bands()) == 70


def test_each_line_stands_at_its_mark_with_its_words() -> None:
    drawn = histogram(bands(), cut_lines([85.5, 70.0, None], [3000, 5000, 7000]))
    assert [shape.x0 for shape in drawn.layout.shapes] == [85.5, 70.0]
    assert [note.text for note in drawn.layout.annotations] == ["<b>Top 3,000: 85.5</b>", "<b>Top 5,000: 70</b>"]


def test_a_test_without_lines_has_none() -> None:
    assert cut_lines([float("nan"), None, pd.NA], [3000, 5000, 7000]) == ()


def phases() -> pd.DataFrame:
    states = {"met_n": [2, 0], "not_met_n": [1, 0], "on_track_n": [0, 3], "behind_n": [0, 0]}
    return pd.DataFrame(
        {
            "phase_id": ["p1", "p2"], "name_zh": ["一", "二"], "name_en": ["One", "Two"],
            "starts_on": [date(2022, 9, 1), date(2023, 9, 1)], "ends_on": [date(2023, 8, 31), date(2024, 8, 31)],
            "as_of": [date(2024, 3, 1)] * 2, "phase_state": ["ended", "running"],
            **states, "no_data_n": [0, 0], "report_only_n": [4, 0],
        }
    )  # fmt: skip


def test_phases_stand_at_their_days_with_the_day_of_the_data() -> None:
    drawn = timeline(phases())
    bar = drawn.data[0]
    assert list(bar.base) == ["2022-09-01", "2023-09-01"]
    assert list(np.asarray(bar.x) / 86_400_000) == [365, 366]
    assert drawn.layout.shapes[0].x0 == "2024-03-01"
    assert drawn.layout.annotations[0].text == "<b>As of 1 March 2024</b>"
    assert [code for (code,) in bar.customdata] == ["p1", "p2"]


def test_the_four_counts_are_always_told_and_the_running_states_where_there_are_any() -> None:
    first, second = phases().to_dict("records")
    assert counts(first) == "Met 2, Not met 1, No data 0, Report only 4"
    assert counts(second) == "Met 0, On track 3, Not met 0, No data 0, Report only 0"


def changes() -> pd.DataFrame:
    change = [0.6, -0.8, 0.1, 0.7]
    return pd.DataFrame(
        {
            "unit_type": ["school", "school", "school", "township"], "unit_code": ["A", "B", "C", "T"],
            "unit_name": ["<A>", "B", "C", "T"], "change": change, "change_low": [c - 0.2 for c in change],
            "change_high": [c + 0.2 for c in change], "is_real": [True, True, False, True],
            "place": [1.0, 9, 5, 2], "previous_place": [5.0, 3, np.nan, 4], "previous_z": [0.0] * 4, "z_mean": change,
            "eligible_n": [40.0] * 4, "previous_eligible_n": [41.0] * 4,
        }
    )  # fmt: skip


def test_only_real_changes_of_the_asked_units_are_kept_from_up_to_down() -> None:
    assert list(biggest(changes(), "school")["unit_code"]) == ["A", "B"]
    assert list(biggest(changes(), "school", most=1)["unit_code"]) == ["B"]
    assert biggest(changes(), "county").empty


def test_the_basis_says_how_many_luck_alone_would_move() -> None:
    words = movement_words(changes(), "school")
    assert words == "2 of 3 moved by more than chance explains; about 0 would appear so by luck alone."


def test_movements_are_blue_up_and_orange_down_and_names_are_escaped() -> None:
    drawn = movements(biggest(changes(), "school"))
    dots = drawn.data[1]
    assert list(dots.marker.color) == [ABOVE, BELOW]
    assert dots.hovertext[0].startswith("<b>&lt;A&gt;</b><br>Standard score 0.00 → +0.60")
    assert "place 5 → 1" in drawn.layout.yaxis2.ticktext
