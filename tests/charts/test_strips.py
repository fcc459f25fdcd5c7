"""Strips: order, words beside colours, the code that a click hands over."""

from collections.abc import Iterator

import pandas as pd
import pytest

from dashboard.charts.strips import strips
from dashboard.language import use_language

ROWS = [
    # unit, occasion, level, state, provisional, place, tied, strength, low, high, p
    ("A", 1, "orange", "orange_one_year", False, 9, 1, "likely", 8, 10, 0.8),
    ("A", 2, "red", "red_provisional", True, 10, 1, "highly_likely", 10, 10, 1.0),
    ("B", 1, "none", "none", False, 4, 1, "unlikely", 2, 6, 0.0),
    ("B", 2, "yellow", "yellow_boundary_tie", False, 7, 2, "cannot_tell", 6, 9, 0.4),
    ("C", 2, "unranked", "unranked", False, None, None, None, None, None, None),
]
COLUMNS = ["unit_code", "occasion_no", "level", "state", "provisional", "place", "tied_n", "strength", "rank_low",
           "rank_high", "p_bottom3"]  # fmt: skip


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("zh")


def _rows() -> pd.DataFrame:
    rows = pd.DataFrame(ROWS, columns=COLUMNS)
    return rows.assign(
        case_id="r:" + rows["unit_code"], unit_name="School " + rows["unit_code"] + "<", ranked_n=10, eligible_n=30,
        cell_state="ok", clock="school_year", term="T2", test_name="exam", occasion_name="exam", band="bottom",
        counting="consecutive", runs=2, source="ranking", held_on=pd.Timestamp("2024-06-26"),
        occasion=rows["occasion_no"].map({1: "2022-2023", 2: "2023-2024"}),
    )  # fmt: skip


def test_tiles_say_symbol_word_and_place() -> None:
    tiles = strips(_rows()).data[1]
    assert tiles.text == (
        "<b>▲ Bottom three</b><br>9/10",
        "<b>■ Condition met (provisional)</b><br>10/10",
        "4/10",
        "<b>◆ Boundary tie</b><br>7/10",
        "Not ranked",
    )


def test_the_evidence_is_a_lamp_of_its_own_in_words() -> None:
    lamps = strips(_rows()).data[2]
    assert lamps.text == ("<b>Highly likely</b><br>10", "<b>Cannot tell</b><br>6–9", "Not ranked")
    assert lamps.marker.opacity == 0


def test_a_click_hands_over_rule_and_unit() -> None:
    drawn = strips(_rows())
    assert [code for (code,) in drawn.data[1].customdata] == ["r:A", "r:A", "r:B", "r:B", "r:C"]
    assert [code for (code,) in drawn.data[2].customdata] == ["r:A", "r:B", "r:C"]


def test_the_first_row_is_on_top_and_names_are_escaped() -> None:
    axis = strips(_rows(), chosen="r:B").layout.yaxis
    assert axis.range[0] > axis.range[1]
    assert axis.ticktext[0] == "School A&lt;"
    assert axis.ticktext[1].startswith("<b>")
    assert "▸ School B&lt;" in axis.ticktext[1]


def test_an_occasion_that_a_unit_did_not_see_stays_empty() -> None:
    assert strips(_rows()).data[0].z[2] == [None, 0]


def test_certainty_is_never_claimed() -> None:
    hovers = strips(_rows()).data[1].hovertext
    assert "About 99% likely" in hovers[1]
    assert "About 1% likely" in hovers[2]


def test_contests_are_told_by_their_day_and_have_no_lamp() -> None:
    drawn = strips(_rows().assign(source="events", band="last", clock="test", term=None))
    assert list(drawn.layout.xaxis.ticktext) == ["2024-06-26", "2024-06-26", ""]
    assert "Last place" in drawn.data[1].text[0]
    assert set(drawn.data[2].text) == {""}


def test_a_rule_over_all_years_tells_count_and_place_in_two_lines_in_tiles_as_wide_as_the_chart_allows() -> None:
    many = pd.concat([_rows().assign(occasion_no=number) for number in range(1, 7)])
    told = many.assign(source="events", band="last", clock="test", counting="cumulative", run=2)
    drawn = strips(told[told["unit_code"] == "A"])
    assert drawn.data[1].text[1] == "<b>■ 2 times in all</b><br>10/10"
    assert drawn.layout.xaxis.range == (-0.5, 5.5)
