"""The strips of peer groups: each from its own median, the marked school named, words that count."""

import pandas as pd
import pytest

from dashboard.charts.peer_strips import group_of_peers, strips_of_peers
from dashboard.charts.peer_words import Peers, strip_rows, tally_words
from dashboard.charts.theme import ABOVE, BELOW, UNCLEAR
from dashboard.language import use_language


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


def rows() -> pd.DataFrame:
    columns = ["school_code", "peer_group_id", "group_name", "distance", "distance_low", "distance_high", "place"]
    told = [
        ("A", "g1", "small", 30.0, 10.0, 50.0, 1),
        ("B", "g1", "small", 0.0, -15.0, 15.0, 2),
        ("C", "g1", "small", -70.0, -80.0, -60.0, 3),
        ("D", "g2", "large", 5.0, -5.0, 15.0, 1),
        ("E", "g2", "large", None, None, None, None),
        ("F", None, None, None, None, None, None),
    ]
    frame = pd.DataFrame(told, columns=columns)
    shared = {"township_code": "T1", "township_name": "East", "members_n": 3, "group_n": 3, "eligible_n": 40}
    named = frame["school_code"] + " <school>"
    return frame.assign(**shared, school_name=named, mean=400.0, median=400.0)


def test_one_strip_a_group_and_nothing_of_who_is_hidden() -> None:
    figure = strips_of_peers(rows(), Peers(school="B"))
    dots = figure.data[-1]
    assert [row[0] for row in dots.customdata] == ["A", "B", "C", "D"]
    assert list(dots.y) == [0, 0, 0, 1]
    assert list(dots.x) == [30.0, 0.0, -70.0, 5.0]
    assert list(dots.marker.color) == [ABOVE, UNCLEAR, BELOW, UNCLEAR]
    assert len(figure.layout.yaxis.ticktext) == 2
    assert "&lt;school&gt;" in dots.hovertext[0]


def test_the_ends_and_the_marked_school_are_named() -> None:
    dots = strips_of_peers(rows(), Peers(school="B")).data[-1]
    assert [bool(text) for text in dots.text] == [True, True, True, True]
    assert list(dots.textposition)[:3] == ["middle right", "top center", "middle left"]
    assert [bool(text) for text in strips_of_peers(rows(), Peers()).data[-1].text] == [True, False, True, True]


def test_one_group_shows_its_places_at_the_right() -> None:
    one = rows().query("peer_group_id == 'g1'")
    figure = group_of_peers(one, Peers(school="A"))
    assert list(figure.layout.yaxis2.ticktext) == ["1 of 3", "2 of 3", "3 of 3"]


def test_the_words_count_what_is_drawn() -> None:
    told = rows()
    assert len(strip_rows(told, Peers())) == 4
    assert "group: 1 schools; clearly below: 1; cannot be told apart: 2" in tally_words(told, Peers())
