"""The rates as small multiples: the same schools in each panel, no colour inside an interval, bands for tiny counts."""

import pandas as pd
import pytest

from dashboard.charts.rate_multiples import drawn_rates, protects, rate_multiples
from dashboard.charts.theme import ABOVE, BELOW, UNCLEAR
from dashboard.language import use_language
from tests.ui import fake_comparison

RATES = fake_comparison.school_rates({})
DRAWN = pd.DataFrame({"school_code": ["J0801", "J0101"]})


@pytest.fixture(autouse=True)
def _english() -> None:
    use_language("en")


def test_only_the_drawn_schools_stand_in_every_panel_in_their_order() -> None:
    rows = drawn_rates(RATES, DRAWN)
    assert list(rows["school_code"]) == ["J0801", "J0101"] * 4
    dots = rate_multiples(rows).data[1::3]
    assert [[code for (code,) in panel.customdata] for panel in dots] == [["J0801", "J0101"]] * 4
    assert [panel.xaxis for panel in dots] == ["x", "x2", "x3", "x4"]


def test_blue_is_better_and_grey_holds_the_county() -> None:
    """Above the county is better in the first three panels and weaker in that of the low scores."""
    one = RATES[RATES["school_code"] == "J0101"]
    clear = rate_multiples(drawn_rates(one, DRAWN)).data[1::3]
    assert [panel.marker.color for panel in clear] == [(ABOVE,), (ABOVE,), (ABOVE,), (BELOW,)]
    doubtful = rate_multiples(drawn_rates(one.assign(diff_low=-0.01), DRAWN)).data[1::3]
    assert {panel.marker.color for panel in doubtful} == {(UNCLEAR,)}


def test_a_tiny_count_is_told_by_its_band_alone() -> None:
    low = rate_multiples(drawn_rates(RATES, DRAWN)).data[-3:]
    lines, dots, bands = low
    assert dots.x[0] != dots.x[0]
    assert lines.x[0] != lines.x[0]
    assert list(bands.text) == ["≤10%"]


def test_a_rate_that_protects_a_neighbour_stands_as_a_dash() -> None:
    low = RATES["rate"] == "low"
    blank = drawn_rates(RATES.assign(at_most=RATES["at_most"].mask(low)), DRAWN)
    assert list(rate_multiples(blank).data[-1].text) == ["–"]
    assert protects(blank)
    assert not protects(drawn_rates(RATES, DRAWN))


def test_every_panel_names_its_rate_and_the_county() -> None:
    titles = [note.text for note in rate_multiples(drawn_rates(RATES, DRAWN)).layout.annotations]
    assert [title.split("</b>")[0] for title in titles] == [
        "<b>Excellent rate",
        "<b>Good rate",
        "<b>Pass rate",
        "<b>Low-score rate",
    ]
    assert "county 70.0%" in titles[2]


def test_n_stands_beside_each_name() -> None:
    assert all("n=100" in name for name in rate_multiples(drawn_rates(RATES, DRAWN)).layout.yaxis.ticktext)
