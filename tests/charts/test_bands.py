"""Score bands: a masked band is told in words, not drawn as nothing."""

import pandas as pd
import pytest

from dashboard.charts.bands import bands
from dashboard.language import use_language


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


def rows() -> pd.DataFrame:
    names = ["low", "below_pass", "pass", "good", "excellent"]
    return pd.DataFrame({
        "ordinal": range(1, 6), "band": names, "school_share": [None, None, 0.2, 0.25, 0.35],
        "county_share": [0.05, 0.25, 0.4, 0.2, 0.1], "eligible_n": 20, "county_eligible_n": 1000,
    })  # fmt: skip


def test_the_best_band_is_on_top_and_masked_bands_have_no_bar() -> None:
    school, county = bands(rows(), "First").data
    assert school.x.tolist()[:3] == [0.35, 0.25, 0.2]
    assert all(value != value for value in school.x.tolist()[3:])
    assert county.x.tolist() == [0.1, 0.2, 0.4, 0.25, 0.05]


def test_masked_bands_say_so_and_their_hover_gives_no_number() -> None:
    drawn = bands(rows(), "First")
    assert [note.text for note in drawn.layout.annotations].count("not shown: very few pupils here or beside") == 2
    assert "School – (too few pupils)" in drawn.data[0].hovertext[4]


def test_the_key_names_school_and_county_with_n() -> None:
    key = bands(rows(), "First & last").layout.annotations[0].text
    assert "First &amp; last n=20" in key
    assert "n=1,000" in key
