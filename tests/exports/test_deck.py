"""Slides read back: native charts with the values of the screen, blanks that stay blank, Chinese in its own font."""

import re
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import pandas as pd
import plotly.graph_objects as go
import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.util import Inches, Pt

from dashboard.charts.caterpillar import Caterpillar, caterpillar
from dashboard.charts.heatmap import Heatmap, heatmap
from dashboard.charts.theme import CATEGORIES
from dashboard.charts.theme import FAINT as FAINT_ON_SCREEN
from dashboard.exports.cover import Cover
from dashboard.exports.deck import deck_bytes
from dashboard.exports.deck_marks import LINES
from dashboard.exports.deck_tables import sheet_of_rows
from dashboard.exports.deck_words import FAINT
from dashboard.exports.drawn import drawn
from dashboard.exports.pack_workbook import workbook_bytes
from dashboard.exports.shown import Pack, PackItem, Shown

COVER = Cover(
    "与全县均分之差", "统计：在籍学生", (("学科", "总分"),), "v1", datetime(2026, 7, 1, 9, 30), "领导小组",
    ("暂定结果",), n="3行", plan="三年行动计划",
)  # fmt: skip
ROWS = pd.DataFrame(
    {
        "school_code": ["A", "B", "C"],
        "school_name": ["甲中学", "乙中学", "丙中学"],
        "eligible_n": [120, 60, 30],
        "diff": [10.5, -2.0, -8.25],
        "diff_low": [6.5, -7.0, -12.25],
        "diff_high": [14.5, 3.0, -4.25],
    }
)


def _pack(*shown: Shown) -> Pack:
    facts = (("规划", "三年行动计划"), ("结果版本", "v1"))
    return Pack("教育质量分析会材料", facts, "版本v1", (PackItem(1, "全县学校对比", shown),))


def _shown(figure: object, rows: pd.DataFrame = ROWS, said: str = "") -> Shown:
    return Shown("k", COVER, rows, {str(name): str(name) for name in rows.columns}, figure, {}, said)


def _deck(*shown: Shown) -> Presentation:
    return Presentation(BytesIO(deck_bytes(_pack(*shown))))


def _charts(deck: Presentation) -> list:
    return [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]


def _texts(deck: Presentation) -> str:
    return "\n".join(s.text_frame.text for slide in deck.slides for s in slide.shapes if s.has_text_frame)


def test_a_caterpillar_is_a_native_chart_of_the_same_values_and_intervals() -> None:
    (chart,) = _charts(_deck(_shown(caterpillar(ROWS, Caterpillar()))))
    (series,) = chart.plots[0].series
    assert list(chart.plots[0].categories) == ["甲中学 n=120", "乙中学 n=60", "丙中学 n=30"]
    assert list(series.values) == [10.5, -2.0, -8.25]
    bars = series._element.findall(".//{*}errBars")
    assert len(bars) == 1
    plus = [float(v.text) for v in bars[0].findall("{*}plus//{*}v")]
    minus = [float(v.text) for v in bars[0].findall("{*}minus//{*}v")]
    assert (plus, minus) == ([4.0, 5.0, 4.0], [4.0, 5.0, 4.0])
    book = load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    assert [[cell.value for cell in row] for row in book.iter_rows(min_row=2)] == [
        ["甲中学 n=120", 10.5, 4, 4],
        ["乙中学 n=60", -2, 5, 5],
        ["丙中学 n=30", -8.25, 4, 4],
    ]
    assert bars[0].find("{*}minus//{*}f").text == "Sheet1!$C$2:$C$4"
    assert bars[0].find("{*}plus//{*}f").text == "Sheet1!$D$2:$D$4"


def test_a_blank_has_no_point_in_the_chart_and_none_in_its_workbook() -> None:
    bars = go.Bar(x=[3.0, float("nan"), 1.0], y=[0, 1, 2], orientation="h")
    figure = go.Figure([bars], {"yaxis": {"tickvals": [0, 1, 2], "ticktext": ["甲", "乙", "丙"]}})
    (chart,) = _charts(_deck(_shown(figure)))
    (series,) = chart.plots[0].series
    assert list(series.values) == [3.0, None, 1.0]
    assert len(series._element.findall(".//{*}val//{*}pt")) == 2
    book = load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    assert [cell.value for cell in book["B"]][1:] == [3, None, 1]


def test_many_bars_go_to_several_slides_of_even_length() -> None:
    names = [f"第{n}中学" for n in range(20)]
    bars = go.Bar(x=list(range(20)), y=list(range(20)), orientation="h")
    figure = go.Figure([bars], {"yaxis": {"tickvals": list(range(20)), "ticktext": names}})
    charts = _charts(_deck(_shown(figure)))
    assert [list(chart.plots[0].categories) for chart in charts] == [names[:10], names[10:]]


def test_points_keep_their_places_colours_and_names() -> None:
    dots = go.Scatter(
        x=[1.0, 2.0, 3.0], y=[4.0, 5.0, 6.0], mode="markers", marker={"color": ["#0072b2", "#d55e00", "#0072b2"]},
        hovertext=["<b>甲中学</b><br>x", "<b>乙中学</b><br>x", "<b>丙中学</b><br>x"],
    )  # fmt: skip
    named = go.Scatter(x=[2.1], y=[5.1], mode="text", text=["乙中学"])
    (chart,) = _charts(_deck(_shown(go.Figure([dots, named]))))
    found = {}
    for series in chart.plots[0].series:
        xs = [float(v.text) for v in series._element.findall("{*}xVal//{*}v")]
        colour = series.marker.format.fill.fore_color.rgb
        found |= {pair: str(colour) for pair in zip(xs, series.values, strict=True)}
    assert found == {(1.0, 4.0): "0072B2", (2.0, 5.0): "D55E00", (3.0, 6.0): "0072B2"}
    labels = re.findall(r"<a:t>([^<]+)</a:t>", chart._chartSpace.xml)
    assert labels == ["乙中学"]


def test_a_heat_map_is_a_table_of_its_words_and_colours() -> None:
    rows = pd.DataFrame(
        {
            "school_code": ["A", "A", "B", "B"],
            "subject": ["math", "english"] * 2,
            "z_mean": [1.0, -1.0, 0.25, None],
            "cell_state": ["ok", "ok", "ok", "suppressed"],
            "eligible_n": [50, 50, 40, None],
        }
    )
    spec = Heatmap(
        rows_order=[("A", "甲中学"), ("B", "乙中学")], columns_order=[("math", "数学"), ("english", "英语")],
        state_words=[("suppressed", "–（人数过少）")],
    )  # fmt: skip
    deck = _deck(_shown(heatmap(rows, spec), rows))
    (table,) = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["", "数学", "英语"],
        ["甲中学", "+1.00", "−1.00"],
        ["乙中学", "+0.25", "–"],
    ]
    fills = [[str(cell.fill.fore_color.rgb) for cell in row.cells][1:] for row in table.rows][1:]
    assert fills[0] == ["05548C", "B8500B"]
    assert fills[1][1] not in {fills[1][0], "F5F8FA"}
    assert "–（人数过少）" in _texts(deck)


def test_every_slide_says_what_it_counts_which_version_and_that_it_is_internal() -> None:
    deck = _deck(_shown(caterpillar(ROWS, Caterpillar()), said="一所明显高于全县"))
    cover, slide = deck.slides
    assert (deck.slide_width * 9, deck.slide_height * 16) == pytest.approx(
        (deck.slide_height * 16, deck.slide_width * 9), rel=1e-3
    )
    assert "三年行动计划" in _texts(deck)
    assert cover.shapes.title.text_frame.text == "教育质量分析会材料"
    assert slide.shapes.title.text_frame.text == "一所明显高于全县"
    words = "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    for expected in ("与全县均分之差", "总分", "3行", "统计：在籍学生", "暂定结果", "版本v1", "全县学校对比"):
        assert expected in words


def test_no_letter_is_smaller_than_14_points_and_each_run_names_a_chinese_font() -> None:
    content = deck_bytes(_pack(_shown(caterpillar(ROWS, Caterpillar()))))
    for slide in Presentation(BytesIO(content)).slides:
        runs = [r for s in slide.shapes if s.has_text_frame for p in s.text_frame.paragraphs for r in p.runs]
        assert all(run.font.size >= Pt(14) for run in runs)
        assert all(run._r.find(".//{*}ea").get("typeface") == "Microsoft YaHei" for run in runs)
    with ZipFile(BytesIO(content)) as parts:
        charts = [
            parts.read(name).decode() for name in parts.namelist() if re.fullmatch(r"ppt/charts/chart\d+\.xml", name)
        ]
    assert charts
    for xml in charts:
        assert 'typeface="Microsoft YaHei"' in xml
        assert "<a:ea " in xml
        assert min(int(size) for size in re.findall(r' sz="(\d+)"', xml)) >= 1400


def test_the_workbook_has_a_cover_and_each_sheet_its_own_head() -> None:
    book = load_workbook(BytesIO(workbook_bytes(_pack(_shown(caterpillar(ROWS, Caterpillar()))))))
    cover, sheet = book.worksheets
    assert [row[1].value for row in cover.iter_rows()][:2] == ["三年行动计划", "v1"]
    assert cover["A3"].value == sheet.title == "01 与全县均分之差"
    head = {row[0].value: row[1].value for row in sheet.iter_rows(max_row=10)}
    assert {"与全县均分之差", "总分", "暂定结果", "统计：在籍学生", "3行", "三年行动计划", "v1"} <= set(head.values())
    values = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=len(COVER.lines()) + 2)]
    assert values[0] == list(ROWS.columns)
    assert values[1] == ["A", "甲中学", 120, 10.5, 6.5, 14.5]


def test_days_become_numbers_of_a_spreadsheet() -> None:
    line = go.Scatter(x=["2024-01-01", "2024-01-31"], y=[0.5, 0.6], mode="lines+markers")
    found = drawn(go.Figure([line], {"xaxis": {"type": "date"}, "yaxis": {"tickformat": ".0%"}}))
    assert (found.kind, found.dates, found.percent) == ("points", True, True)
    assert found.series[0].x == (45292.0, 45322.0)


def test_slides_have_the_colours_of_the_screen() -> None:
    assert LINES == CATEGORIES
    assert f"#{FAINT}".lower() == FAINT_ON_SCREEN


def test_a_line_keeps_the_colour_that_it_has_on_the_screen() -> None:
    line = go.Scatter(x=[1.0, 2.0], y=[4.0, 5.0], mode="lines+markers", marker={"color": "#4a3fb0"})
    shown = Shown("line", COVER, ROWS, {}, go.Figure([line]))
    slide = Presentation(BytesIO(deck_bytes(_pack(shown)))).slides[1]
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    assert str(chart.plots[0].series[0].format.line.color.rgb) == "4A3FB0"


def test_rows_on_a_slide_leave_codes_to_the_workbook() -> None:
    rows = pd.DataFrame({"phase_id": ["phase1"], "school_code": ["A"], "school_name": ["甲中学"], "diff": [1.0]})
    names = {"phase_id": "阶段代码", "school_code": "学校代码", "school_name": "学校", "diff": "差"}
    assert sheet_of_rows(Shown("rows", COVER, rows, names)).heads == ("学校", "差")


def test_long_badges_push_the_table_down_instead_of_covering_it() -> None:
    def top(notes: tuple[str, ...]) -> int:
        table = {"columns": [{"title": "学校"}, {"title": "差"}], "rows": [{"cells": [{"text": "甲"}, {"text": "1"}]}]}
        shown = Shown("t", replace(COVER, notes=notes), ROWS, {}, None, table)
        slide = Presentation(BytesIO(deck_bytes(_pack(shown)))).slides[1]
        return next(int(shape.top) for shape in slide.shapes if shape.has_table)

    one_line, two_lines = top(("暂定结果",)), top(("需" * 100,))
    assert two_lines - one_line == pytest.approx(Inches(0.25), abs=2)
