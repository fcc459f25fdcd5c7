"""Native charts of a slide: the reader can edit them, their workbook holds the values that the screen shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

from dashboard.exports.deck_axes import dress_axes
from dashboard.exports.deck_marks import (
    add_intervals,
    colour_points,
    distances,
    dress_lines,
    label_points,
    row_labels,
)
from dashboard.exports.deck_words import SMALLEST, Box, dress
from dashboard.exports.drawn_parts import NAMELESS, Drawn, Series

MOST_BARS = 16
_SHEET = "Sheet1"
_AIR, _BAR = 1.4, 0.36


def parts_of(chart: Drawn) -> tuple[Drawn, ...]:
    """Bars by name in parts that a slide can hold, as even as may be; every other chart is one part."""
    if chart.kind != "bars" or len(chart.names) <= MOST_BARS:
        return (chart,)
    n = -(-len(chart.names) // MOST_BARS)
    size = -(-len(chart.names) // n)
    return tuple(_cut(chart, at, at + size) for at in range(0, len(chart.names), size))


def _cut(chart: Drawn, start: int, stop: int) -> Drawn:
    names = ("values", "low", "high", "colours")
    cut = [replace(one, **{name: getattr(one, name)[start:stop] for name in names}) for one in chart.series]
    return replace(chart, names=chart.names[start:stop], series=tuple(cut))


def box_for(chart: Drawn, body: Box) -> Box:
    """Few bars take less height than many."""
    if chart.kind != "bars":
        return body
    return replace(
        body, height=min(body.height, _AIR + _BAR * len(chart.names) * (1 if chart.stacked else len(chart.series)))
    )


def add_chart(slide: Any, box: Box, chart: Drawn, words: str) -> None:
    """Draw the chart; `words` are its text alternative."""
    from pptx.enum.chart import XL_CHART_TYPE

    box = box_for(chart, box)
    if chart.kind == "points":
        frame = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *box.lengths(), _point_data(chart))
    else:
        types = {
            "bars": XL_CHART_TYPE.BAR_STACKED if chart.stacked else XL_CHART_TYPE.BAR_CLUSTERED,
            "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
            "lines": XL_CHART_TYPE.LINE_MARKERS,
        }
        frame = slide.shapes.add_chart(types[chart.kind], *box.lengths(), _named_data(chart))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", words)
    _finish(frame.chart, chart)


def _finish(native: Any, chart: Drawn) -> None:
    from pptx.enum.chart import XL_LEGEND_POSITION

    named = {series.name for series in chart.series} - {NAMELESS}
    native.has_legend = len(named) > 1
    if native.has_legend:
        native.legend.include_in_layout = False
        native.legend.position = XL_LEGEND_POSITION.BOTTOM
    native.has_title = False
    dress(native.font, SMALLEST)
    dress_axes(native, chart)
    for plot_series, series in zip(native.plots[0].series, (*chart.series, *row_labels(chart)), strict=True):
        colour_points(plot_series, series, chart.kind)
        label_points(plot_series, series, chart)
        if series.low:
            add_intervals(plot_series, chart, series, _columns_of(chart, series))
    if chart.kind in {"lines", "points"}:
        dress_lines(native, chart)
    if any(series.low for series in chart.series):
        native.part.chart_workbook.update_from_xlsx_blob(_workbook(chart))


def _named_data(chart: Drawn) -> Any:
    from pptx.chart import data as chart_data

    make: Any = chart_data.CategoryChartData
    data = make(number_format="0.0%" if chart.percent else "General")
    data.categories = list(chart.names)
    for series in chart.series:
        data.add_series(series.name, series.values)
    return data


def _point_data(chart: Drawn) -> Any:
    from pptx.chart import data as chart_data

    make: Any = chart_data.XyChartData
    data = make()
    for series in (*chart.series, *row_labels(chart)):
        added = data.add_series(series.name)
        for x, y in zip(series.x, series.values, strict=True):
            if x is not None and y is not None:
                added.add_data_point(x, y)
    return data


def _columns_of(chart: Drawn, series: Series) -> tuple[str, str]:
    """The ranges of the distances below and above in the chart's workbook."""
    first = 1 + len(chart.series) + 2 * [one for one in chart.series if one.low].index(series)
    last = len(chart.names) + 1
    low, high = (
        f"{_SHEET}!${chr(ord('A') + first + step)}$2:${chr(ord('A') + first + step)}${last}" for step in (0, 1)
    )
    return low, high


def _workbook(chart: Drawn) -> bytes:
    """The chart's own workbook with the distances of its intervals in columns beside the values."""
    import xlsxwriter

    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(_SHEET)
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for number, name in enumerate(chart.names, start=1):
            if isinstance(name, str):
                sheet.write_string(number, 0, name)
            else:
                sheet.write_datetime(number, 0, name, day)
        spans = [distances(one) for one in chart.series if one.low]
        columns = [(one.name, one.values) for one in chart.series]
        columns += [(head, side) for pair in spans for head, side in zip("−+", pair, strict=True)]
        for at, (head, values) in enumerate(columns, start=1):
            _write_column(sheet, at, head, values)
    return stream.getvalue()


def _write_column(sheet: Any, at: int, head: str, values: Sequence[float | None]) -> None:
    sheet.write_string(0, at, head)
    for number, value in enumerate(values, start=1):
        if value is not None:
            sheet.write_number(number, at, value)
