"""Sorted dots with intervals."""

import pandas as pd
import pytest

from dashboard.charts.caterpillar import Caterpillar, caterpillar, keep_most
from dashboard.charts.theme import ABOVE, BELOW, UNCLEAR

ROWS = pd.DataFrame(
    {
        "school_code": ["A", "B", "C", "D"],
        "school_name": ["甲", "<b>乙</b>", "丙", "丁"],
        "eligible_n": [100, 90, 80, None],
        "diff": [-5.0, 8.0, 1.0, None],
        "diff_low": [-8.0, 5.0, -2.0, None],
        "diff_high": [-2.0, 11.0, 4.0, None],
        "side": ["第3名", "第1名", "第2名", "不排位"],
    }
)


def many(count: int) -> pd.DataFrame:
    diff = [float(count - place) for place in range(count)]
    return pd.DataFrame(
        {
            "school_code": [f"S{place:02}" for place in range(count)],
            "school_name": [f"校{place}" for place in range(count)],
            "eligible_n": 50,
            "diff": diff,
            "diff_low": diff,
            "diff_high": diff,
        }
    )


def test_the_best_is_on_top_and_a_row_without_a_value_is_left_out() -> None:
    dots = caterpillar(ROWS, Caterpillar()).data[1]
    assert [code for (code,) in dots.customdata] == ["B", "C", "A"]
    assert list(dots.y) == [0, 1, 2]


def test_a_dot_is_grey_while_its_interval_holds_the_county() -> None:
    assert caterpillar(ROWS, Caterpillar()).data[1].marker.color == (ABOVE, UNCLEAR, BELOW)


def test_the_lines_are_one_trace_with_gaps() -> None:
    ends = caterpillar(ROWS, Caterpillar()).data[0].x
    assert list(ends[:2]) == [5.0, 11.0]
    assert ends[2] != ends[2]


def test_names_are_escaped_and_carry_n() -> None:
    told = caterpillar(ROWS, Caterpillar()).layout.yaxis.ticktext
    assert told[0].startswith("&lt;b&gt;乙&lt;/b&gt; ")
    assert "n=90" in told[0]


def test_the_official_place_stands_beside_each_dot() -> None:
    beside = caterpillar(ROWS, Caterpillar(side="side")).layout.yaxis2
    assert list(beside.ticktext) == ["第1名", "第2名", "第3名"]
    assert list(beside.tickvals) == [0, 1, 2]


def test_many_units_leave_both_ends_and_the_chosen() -> None:
    kept = keep_most(many(60), Caterpillar(chosen=frozenset({"S30"})), most=11)
    assert list(kept["order"]) == [0, 1, 2, 3, 4, 30, 55, 56, 57, 58, 59]


def test_a_free_row_shows_where_units_are_left_out() -> None:
    figure = caterpillar(many(60), Caterpillar(), most=6)
    assert list(figure.data[1].y) == [0, 1, 2, 4, 5, 6]
    assert figure.layout.yaxis.ticktext[3] == "⋯"


@pytest.mark.parametrize("rows", [ROWS.iloc[0:0], ROWS.iloc[3:4]])
def test_nothing_to_draw_is_an_empty_figure(rows: pd.DataFrame) -> None:
    assert len(caterpillar(rows, Caterpillar()).data[1].x) == 0


def test_rows_may_stand_in_another_order_under_the_headings_of_their_groups() -> None:
    rows = ROWS.assign(group_order=[1, 2, 1, 2], group_name=["大校", "<b>", "大校", "<b>"])
    figure = caterpillar(rows, Caterpillar(by=("group_order",), group="group_name"))
    assert [code for (code,) in figure.data[1].customdata] == ["C", "A", "B"]
    assert list(figure.data[1].y) == [1, 2, 4]
    told = figure.layout.yaxis.ticktext
    assert "大校" in told[0]
    assert "&lt;b&gt;" in told[3]


def test_who_is_drawn_does_not_depend_on_the_order() -> None:
    rows = many(60).assign(name_order=[(7 * place) % 60 for place in range(60)])
    by_name = keep_most(rows, Caterpillar(by=("name_order",)), most=6)
    assert set(by_name["school_code"]) == {"S00", "S01", "S02", "S57", "S58", "S59"}
    assert by_name["name_order"].is_monotonic_increasing


def test_the_name_of_the_middle_line_stays_inside_the_picture() -> None:
    low = ROWS.dropna().assign(diff=-9.0, diff_low=-10.0, diff_high=-8.0)
    assert caterpillar(low, Caterpillar(centre_words="County")).layout.annotations[0].xanchor == "right"
    assert caterpillar(ROWS, Caterpillar(centre_words="County")).layout.annotations[0].xanchor == "center"
