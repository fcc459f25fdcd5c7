"""Quadrant, sorted dots with rings, and funnel of value added."""

from collections.abc import Iterator

import pandas as pd
import pytest

from dashboard.charts.funnel import drawn_funnel, funnel
from dashboard.charts.point_labels import Area, Named, name_trace
from dashboard.charts.quadrant import drawn_points, quadrant
from dashboard.charts.theme import ABOVE, BELOW, CHOSEN, UNCLEAR
from dashboard.charts.value_added import Added, drawn_lines, in_order, value_added_lines
from dashboard.language import use_language

COLUMNS = ["school_code", "school_name", "township_code", "matched_n", "matched_share", "z_mean", "raw_marks",
           "shrunken_marks", "low_marks", "high_marks", "band", "band_order", "side", "cell_state"]  # fmt: skip
ROWS = pd.DataFrame(
    [
        ("A", "甲校", "T1", 120, 0.95, 0.3, 6.0, 5.0, 1.0, 9.0, "above", 1, "inside", "ok"),
        ("B", "<b>乙校</b>", "T1", 200, 0.98, -0.2, 12.0, 11.0, 8.0, 14.0, "above", 1, "above", "ok"),
        ("C", "丙校", "T2", 60, 0.90, 0.1, 2.0, 1.5, -2.0, 5.0, "around", 2, "inside", "ok"),
        ("D", "丁校", "T2", 80, 0.97, -0.5, -9.0, -8.0, -12.0, -4.0, "below", 3, "below", "ok"),
        ("E", "戊校", "T2", 30, 0.55, 0.4, 9.0, 7.0, 3.0, 11.0, "low_match", 4, "none", "ok"),
        ("F", "己校", "T2", None, None, None, None, None, None, None, None, 5, None, "suppressed"),
    ],
    columns=COLUMNS,
).assign(township_name="镇", unstable=False, raw_effect=0.1, shrunken_effect=0.1, ci_low=0.0, ci_high=0.2)  # fmt: skip
LIMITS = pd.DataFrame(
    {
        "pupils_n": [30, 200],
        "low_95": [-0.2, -0.1], "high_95": [0.2, 0.1], "low_998": [-0.3, -0.15], "high_998": [0.3, 0.15],
        "low_95_marks": [-20.0, -10.0], "high_95_marks": [20.0, 10.0],
        "low_998_marks": [-30.0, -15.0], "high_998_marks": [30.0, 15.0],
    }
)  # fmt: skip


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    use_language("zh")
    yield
    use_language("zh")


def _by_code(trace: object, values: object) -> dict[str, object]:
    return dict(zip((code for (code,) in trace.customdata), values, strict=True))


def test_a_school_is_coloured_only_when_clear_of_0_and_enough_are_matched() -> None:
    dots = quadrant(ROWS, Added()).data[0]
    colours = _by_code(dots, dots.marker.color)
    assert colours == {"A": ABOVE, "B": ABOVE, "C": UNCLEAR, "D": BELOW, "E": "#ffffff"}
    edges = _by_code(dots, dots.marker.line.color)
    assert edges["E"] == UNCLEAR


def test_level_lies_across_and_shrunken_value_added_up() -> None:
    dots = quadrant(ROWS, Added()).data[0]
    assert _by_code(dots, zip(dots.x, dots.y, strict=True))["D"] == (-0.5, -8.0)
    assert _by_code(quadrant(ROWS, Added("z")).data[0], quadrant(ROWS, Added("z")).data[0].y)["D"] == 0.1


def test_a_hidden_school_is_in_no_chart_and_in_no_file() -> None:
    for drawn in (drawn_points(ROWS, Added()), drawn_lines(ROWS, Added()), drawn_funnel(ROWS, Added())):
        assert set(drawn["school_code"]) == set("ABCDE")


def test_the_four_quadrants_are_named() -> None:
    words = {note.text for note in quadrant(ROWS, Added()).layout.annotations}
    assert words == {
        "<b>水平高于全县，进步更大</b>", "<b>水平低于全县，进步更大</b>",
        "<b>水平高于全县，进步较小</b>", "<b>水平低于全县，进步较小</b>",
    }  # fmt: skip


def test_the_chosen_school_and_the_few_matched_are_named_on_the_chart() -> None:
    figure = quadrant(ROWS, Added(school="C"))
    assert "<b>丙校</b>" in figure.data[1].text
    assert "戊校（只匹配55%，仅供参考）" in figure.data[1].text
    assert "&lt;b&gt;乙校&lt;/b&gt;" in figure.data[1].text
    edges = _by_code(figure.data[0], figure.data[0].marker.line.color)
    assert [code for code, colour in edges.items() if colour == CHOSEN] == ["C"]


def test_the_schools_of_the_chosen_township_are_marked() -> None:
    assert Added(township="T1").chosen(ROWS) == frozenset("AB")
    assert Added(township="T1", school="C").chosen(ROWS) == frozenset("C")
    assert Added().chosen(ROWS) == frozenset()


def test_by_what_can_be_said_schools_stand_by_name_under_their_group() -> None:
    figure = value_added_lines(ROWS, Added())
    assert [code for (code,) in figure.data[1].customdata] == ["B", "A", "C", "D", "E"]  # by name: "<b>" comes first
    headings = [text for text in figure.layout.yaxis.ticktext if "所" in text]
    assert [heading.split(">")[1].split("<")[0] for heading in headings] == [
        "高于全县：2所", "与全县看不出差别：1所", "低于全县：1所", "有两次成绩的学生偏少，仅供参考：1所",
    ]  # fmt: skip


def test_by_value_the_highest_is_on_top() -> None:
    figure = value_added_lines(ROWS, Added(order="value"))
    assert [code for (code,) in figure.data[1].customdata] == ["B", "E", "A", "C", "D"]
    assert in_order(ROWS, Added(order="value"))["school_code"].tolist()[:3] == ["B", "E", "A"]
    assert in_order(ROWS, Added())["school_code"].tolist() == list("ABCDEF")


def test_by_peer_group_each_group_has_its_heading_and_the_highest_of_it_on_top() -> None:
    groups = {"group_order": [2, 1, 1, 2, 3, 3], "group_name_zh": ["小规模", "大规模", "大规模", "小规模", None, None]}
    rows, view = ROWS.assign(**groups), Added(order="peers")
    figure = value_added_lines(rows, view)
    assert [code for (code,) in figure.data[1].customdata] == list("BCADE")
    assert in_order(rows, view)["school_code"].tolist() == list("BCADEF")
    told = " ".join(figure.layout.yaxis.ticktext)
    assert told.index("大规模：2所") < told.index("小规模：2所") < told.index("未分方阵：1所")


def test_the_ring_is_the_value_before_shrinking_and_few_matched_stay_grey() -> None:
    figure = value_added_lines(ROWS, Added(order="value"))
    assert list(figure.data[2].x) == [12.0, 9.0, 6.0, 2.0, -9.0]
    assert figure.data[2].marker.symbol == "circle-open"
    assert _by_code(figure.data[1], figure.data[1].marker.color)["E"] == UNCLEAR


def test_a_group_says_how_many_of_it_are_drawn() -> None:
    many = pd.concat([ROWS.head(1).assign(school_code=f"S{n:02}", shrunken_marks=float(n)) for n in range(40)])
    figure = value_added_lines(many, Added())
    assert any("高于全县：40所，图中24所" in text for text in figure.layout.yaxis.ticktext)
    assert len(figure.data[1].customdata) == len(drawn_lines(many, Added())) == 24
    assert len(value_added_lines(many, Added(all_schools=True)).data[1].customdata) == 40


def test_in_the_funnel_only_what_lies_outside_has_a_colour_and_a_name() -> None:
    figure = funnel(ROWS, LIMITS, Added())
    dots, names = figure.data[-2], figure.data[-1]
    assert _by_code(dots, dots.marker.color) == {"A": UNCLEAR, "B": ABOVE, "C": UNCLEAR, "D": BELOW, "E": "#ffffff"}
    assert set(names.text) == {"&lt;b&gt;乙校&lt;/b&gt;", "丁校", "戊校（只匹配55%，仅供参考）"}
    assert _by_code(dots, dots.x)["B"] == 200


def test_the_lines_are_those_of_the_unit() -> None:
    curves = funnel(ROWS, LIMITS, Added()).data[:4]
    assert [list(curve.y) for curve in curves] == [[-20, -10], [20, 10], [-30, -15], [30, 15]]
    assert list(funnel(ROWS, LIMITS, Added("z")).data[1].y) == [0.2, 0.1]
    told = [note.text for note in funnel(ROWS, LIMITS, Added()).layout.annotations]
    assert sorted(told) == ["95%", "95%", "99.8%", "99.8%"]


def test_names_do_not_lie_on_each_other_and_the_chosen_one_is_always_there() -> None:
    crowd = [Named(0.5, 0.5, f"很长的学校名称{n}") for n in range(9)]
    told = name_trace([*crowd, Named(0.5, 0.5, "选中", True)], [(0.5, 0.5)], Area((0, 1), (0, 1))).text
    assert len(told) == 3
    assert "<b>选中</b>" in told


def test_words_in_the_corners_lie_clear_of_the_highest_and_the_lowest_dot() -> None:
    low, high = quadrant(ROWS, Added()).layout.yaxis.range
    # dots from -8 to 11; a line of 21 pixels and a half dot of 8 on a drawing of 300 take a tenth of the axis
    assert (-8 - low) / (high - low) > 0.13
    assert (high - 11) / (high - low) > 0.13
