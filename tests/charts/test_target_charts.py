"""Bullets and units of a target: positions, colours that judge only where a number was set, words."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
import pytest

from dashboard.charts.bullet import bullets
from dashboard.charts.target_units import target_units
from dashboard.charts.target_words import aim_words, state_colour, value_words
from dashboard.charts.theme import UNCLEAR
from dashboard.language import use_language
from tests.charts.target_rows import target, unit


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("")


def drawn(*rows: dict[str, Any]) -> Any:
    return bullets(pd.DataFrame(list(rows)))


def words(figure: Any) -> list[str]:
    """The words beside the first target, right of the key and the four headings."""
    return [note.text for note in figure.layout.annotations[5:]]


def test_now_baseline_and_pace_stand_at_their_shares_of_the_target() -> None:
    bars, marks, clicks = drawn(target()).data
    assert np.isnan(bars.x[0])
    assert bars.x[1] == pytest.approx(0.75)
    assert list(marks.x[[1, 3]]) == pytest.approx([0.5, 0.875])
    assert [code for (code,) in clicks.customdata] == ["p.i..all"]


def test_each_phase_has_one_heading() -> None:
    figure = drawn(target(), target(), target(phase_id="q", phase_name_en="Two"))
    assert list(figure.layout.yaxis.ticktext) == ["<b>One</b>", "Indicator", "Indicator", "<b>Two</b>", "Indicator"]


def test_a_target_without_a_number_has_no_bar_no_line_and_no_colour() -> None:
    figure = drawn(target(target=np.nan, state="report_only", unit="rank", value=3.0, denominator=np.nan))
    assert np.isnan(figure.data[0].x[1])
    assert figure.data[0].marker.color[1] == UNCLEAR
    assert len(figure.layout.shapes) == 1
    assert words(figure) == ["<b>○ Report only</b>", "no. 3", "no number set"]


def test_a_reference_line_is_told_but_not_drawn() -> None:
    """A place among ten counties beside the first of three groups, ceil(10 / 3) = 4, which the plan does not set."""
    place = target(
        target=4.0, comparator="<=", state="report_only", unit="rank", value=3.0, denominator=10.0, basis="D",
        reference=True,
    )  # fmt: skip
    figure = drawn(place)
    assert np.isnan(figure.data[0].x[1])
    assert len(figure.layout.shapes) == 1
    assert words(figure) == ["<b>○ Report only</b>", "no. 3 of 10 counties", "≤no. 4 (reference)"]


def test_thin_coverage_is_grey_and_tells_its_share() -> None:
    figure = drawn(target(is_incomplete=True, coverage=0.84))
    assert figure.data[0].marker.color[1] == UNCLEAR
    assert figure.data[0].marker.pattern.shape[1] == "/"
    assert words(figure)[-1].endswith("coverage 84%")


def test_after_the_end_no_pace_is_asked() -> None:
    figure = drawn(target(has_ended=True, state="not_met"))
    assert np.isnan(figure.data[1].x[3])
    assert next(iter(figure.layout.yaxis.ticktext)) == "<b>One (ended)</b>"
    assert words(figure)[-1] == "20.0 points short"


def test_around_a_target_of_nothing_values_stand_to_its_sides() -> None:
    up, down = (drawn(target(target=0.0, unit="index", comparator=">", value=v, baseline=np.nan)) for v in (0.2, -0.2))
    assert up.data[0].x[1] == pytest.approx(1.2)
    assert down.data[0].x[1] == pytest.approx(0.8)


def test_no_baseline_is_told_where_a_value_has_no_verdict() -> None:
    told = words(drawn(target(state="no_data", baseline=np.nan)))
    needed = "needs +10.0 points a term until 2025-08-31, no baseline"
    assert told == ["<b>– No data</b>", "60.0%", "≥80%", needed]


@pytest.mark.parametrize(
    ("value", "unit", "aim", "words"),
    [
        (0.9496, "ratio", 0.95, "94.96%"),
        (0.95, "ratio", 0.95, "95.0%"),
        (0.9, "ratio", 0.95, "90.0%"),
        (96.0, "count", 100, "96"),
        (1.0, "yesno", 1, "Yes"),
        (0.014, "index", 0, "+0.01"),
        (4.0, "rank", None, "no. 4"),
        (np.nan, "ratio", 0.95, "–"),
    ],
)
def test_a_value_never_reads_like_the_target_it_missed(value: float, unit: str, aim: float | None, words: str) -> None:
    assert value_words(value, unit, aim) == words


def test_aims_carry_their_sign() -> None:
    assert aim_words(0.95, ">=", "ratio") == "≥95%"
    assert aim_words(0.955, ">=", "ratio") == "≥95.5%"
    assert aim_words(0.0, ">", "index") == ">0"
    assert aim_words(np.nan, "<=", "rank") == "no number set"


def test_only_states_with_a_verdict_have_a_colour_of_their_own() -> None:
    assert {state_colour(state) for state in ("no_data", "report_only", "suppressed")} == {UNCLEAR}
    assert len({state_colour(state) for state in ("met", "on_track", "behind", "not_met", "no_data")}) == 5


def test_units_show_value_state_and_the_line_of_the_target() -> None:
    rows = pd.DataFrame([unit("T1", 0.9), unit("T2", 0.97, state="met"), unit("T3", np.nan, state="no_data")])
    figure = target_units(rows, "T2")
    assert [code for (code,) in figure.data[0].customdata] == ["T1", "T2", "T3"]
    assert list(figure.layout.yaxis.ticktext) == ["Town T1", "<b>Town T2</b>", "Town T3"]
    assert figure.layout.shapes[-1].x0 == 0.95
    assert [note.text for note in figure.layout.annotations] == [
        "<b>Target ≥95%</b>", "90.0%　✘ Not met　5.0 points short", "97.0%　✔ Met", "–　– No data",
    ]  # fmt: skip
