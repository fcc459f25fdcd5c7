"""The arrows of the what-if: who moves, where from, where to."""

import pandas as pd

from dashboard.charts.theme import ABOVE, BELOW
from dashboard.charts.what_if import drawn_moves, moves

ROWS = pd.DataFrame(
    {
        "unit_code": ["A", "B", "C", "D", "E"],
        "unit_name": ["甲校", "<b>乙校", "丙校", "丁校", "戊校"],
        "final_rank": [1, 2, 4, 3, None],
        "tried_rank": [1, 4, 2, 5, 3],
        "moved": [0, -2, 2, -2, None],
        "rank_sum": [3, 6, 10, None, None],
        "tried_sum": [3, 11, 5, None, 8],
    }
)


def test_only_units_with_two_different_places_are_drawn_the_best_as_tried_first() -> None:
    assert drawn_moves(ROWS)["unit_code"].tolist() == ["C", "B", "D"]


def test_the_furthest_moves_go_first_when_there_are_too_many() -> None:
    rows = ROWS.assign(moved=[0, -2, 3, -1, None])
    assert drawn_moves(rows, most=2)["unit_code"].tolist() == ["C", "B"]


def test_a_ring_is_the_place_in_force_and_a_dot_the_place_as_tried() -> None:
    figure = moves(drawn_moves(ROWS))
    lines, ring, dot = figure.data
    assert list(ring.x) == [4, 2, 3]
    assert list(dot.x) == [2, 4, 5]
    assert list(dot.marker.color) == [ABOVE, BELOW, BELOW]
    assert [value for value in lines.x if value == value] == [4, 2, 2, 4, 3, 5]
    assert [note.text for note in figure.layout.annotations] == ["4 → 2", "2 → 4", "3 → 5"]


def test_names_are_escaped_and_the_unit_is_the_first_part_of_a_mark() -> None:
    figure = moves(drawn_moves(ROWS))
    assert figure.layout.yaxis.ticktext[1] == "&lt;b&gt;乙校"
    assert "<b>&lt;b&gt;乙校</b>" in figure.data[2].hovertext[1]
    assert [row[0] for row in figure.data[2].customdata] == ["C", "B", "D"]


def test_the_axis_holds_every_place_with_the_best_at_the_left() -> None:
    low, high = moves(drawn_moves(ROWS)).layout.xaxis.range
    assert low < 2
    assert high > 5
