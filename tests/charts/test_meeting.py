"""In a meeting no text of a chart is under 18 pixels, and what stands beside it grows with it."""

import numpy as np
import plotly.graph_objects as go
import pytest

from dashboard.charts.meeting import LEAST, enlarged
from dashboard.charts.theme import SIZE, SMALL, figure


def rows_of(count: int, **layout: object) -> go.Figure:
    """A caterpillar of `count` rows of 30 pixels, with 100 pixels above and below."""
    ticks = {"tickvals": list(range(count)), "ticktext": [f"{n}" for n in range(count)]}
    return figure([], height=100 + 30 * count, margin={"l": 70, "r": 7, "t": 44, "b": 56}, yaxis=ticks, **layout)


def test_small_type_becomes_the_least_and_the_rest_keeps_its_proportion() -> None:
    trace = go.Scatter(x=[1], y=[1], text=["a"], textfont={"size": SMALL}, marker={"size": np.array([14.0])})
    drawn = enlarged(figure([trace], annotations=[{"text": "b", "font": {"size": SIZE}, "xshift": 7}]))
    assert drawn.data[0].textfont.size == LEAST == 18
    assert drawn.layout.annotations[0].font.size == 21  # 16 x 18 / 14 = 20.6
    assert drawn.layout.annotations[0].xshift == pytest.approx(9)
    assert drawn.layout.template.layout.font.size == 21
    assert list(drawn.data[0].marker.size) == pytest.approx([18.0])


def test_type_named_inside_a_label_grows_too() -> None:
    label = "School <span style='color:#123;font-size:14px'>n=9</span>"
    drawn = enlarged(figure([], yaxis={"tickvals": [0], "ticktext": [label]}))
    assert "font-size:18px" in drawn.layout.yaxis.ticktext[0]


def test_many_rows_come_closer_but_keep_a_line_of_text_each() -> None:
    drawn = enlarged(rows_of(25))
    assert drawn.layout.margin.l == pytest.approx(90)  # 70 x 18 / 14
    assert drawn.layout.height == 759  # 100 x 18 / 14 = 128.6, and 25 rows of 1.4 x 18 = 25.2


def test_few_rows_keep_their_room() -> None:
    assert enlarged(rows_of(9)).layout.height == 399  # 128.6 and 9 rows of 30


def test_the_scale_widens_for_a_name_that_would_leave_the_picture() -> None:
    names = go.Scatter(x=[10.0], y=[0], mode="markers+text", text=["甲" * 10], textposition=["middle right"])
    drawn = enlarged(figure([names], height=300, margin={"l": 0, "r": 0}, xaxis={"range": [0, 12]}))
    # 12 marks on 1200 pixels; ten letters of 18 pixels and two of air: 216 pixels = 2.16 marks
    assert drawn.layout.xaxis.range == pytest.approx([0, 12.16])
    names.x = [11.5]
    drawn = enlarged(figure([names], height=300, margin={"l": 0, "r": 0}, xaxis={"range": [0, 12]}))
    assert drawn.layout.xaxis.range == pytest.approx([0, 13.66])


def test_the_figure_that_pages_share_stays_as_it_is() -> None:
    first = rows_of(25)
    before = first.to_json()
    enlarged(first)
    assert first.to_json() == before


def test_a_line_above_the_drawing_still_reaches_its_words() -> None:
    line = {"type": "line", "yref": "paper", "x0": 1, "x1": 1, "y0": 0, "y1": 1.1}
    drawn = enlarged(figure([], height=270, margin={"t": 56, "b": 14}, shapes=[line], meta={"meeting_height": 100}))
    # 20 pixels of 200 become 20 x 18 / 14 = 25.7 of 100
    assert drawn.layout.shapes[0].y1 == pytest.approx(1.257, abs=0.001)
