"""Bars of schools that add up to their township's difference."""

import pandas as pd
import pytest

from dashboard.charts.contribution import contribution, drawn_contribution
from dashboard.charts.theme import ABOVE, BELOW, UNCLEAR
from dashboard.language import use_language

ROWS = pd.DataFrame(
    [
        ("A", "First <b>", 30, -4.0, -7.0, -1.0, -3.0, 0.75, -2.0),
        ("B", "Second", 8, 4.0, -1.0, 9.0, 0.8, 0.2, -2.0),
        ("C", "Third", 2, None, None, None, None, None, -2.0),
        ("D", "Fourth", 4, 2.0, 1.0, 3.0, 0.2, 0.1, -2.0),
    ],
    columns=[
        "school_code", "school_name", "eligible_n", "diff", "diff_low", "diff_high", "contribution", "pupil_share",
        "township_diff",
    ],
)  # fmt: skip


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


def test_hidden_schools_are_not_drawn_and_the_best_is_on_top() -> None:
    assert drawn_contribution(ROWS)["school_code"].tolist() == ["B", "D", "A"]
    bars = contribution(ROWS).data[0]
    assert bars.x.tolist() == [0.8, 0.2, -3.0]
    assert [code for (code,) in bars.customdata] == ["B", "D", "A"]


def test_a_bar_is_coloured_only_outside_the_schools_own_interval() -> None:
    assert list(contribution(ROWS).data[0].marker.color) == [UNCLEAR, ABOVE, BELOW]


def test_names_are_escaped_and_every_bar_tells_n() -> None:
    names = contribution(ROWS).layout.yaxis.ticktext
    assert names[2].startswith("First &lt;b&gt; ")
    assert "n=30" in names[2]
