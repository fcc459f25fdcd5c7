"""Marks of a native chart: colours point by point, intervals as error bars, names beside points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.exports.deck_axes import with_room
from dashboard.exports.deck_words import FAINT, INK, SMALLEST, dress, rgb
from dashboard.exports.drawn_parts import NAMELESS, Drawn, Series

_PLAIN = "#0b5f7d"
LINES = ("#0b5f7d", "#7a6a00", "#4a3fb0", "#8a4b1f", "#a3246f", "#00795b", "#5b7080")
_MARK = 10


def colour_points(plot_series: Any, series: Series, kind: str) -> None:
    """Each mark in the colour of the screen."""
    from pptx.enum.chart import XL_MARKER_STYLE

    known = [colour for colour in series.colours if colour]
    if kind in {"bars", "columns"}:
        plot_series.invert_if_negative = False
        _fill(plot_series.format, known[0] if known else _PLAIN)
    elif not series.joined:
        plot_series.format.line.fill.background()
        plot_series.marker.style, plot_series.marker.size = XL_MARKER_STYLE.CIRCLE, _MARK
        _fill(plot_series.marker.format, known[0] if known else _PLAIN)
    if len(set(known)) > 1 and kind in {"bars", "columns"}:
        for at, colour in enumerate(series.colours):
            if colour:
                _fill(plot_series.points[at].format, colour)


def _drawn(series: Series, told: Sequence[str]) -> list[str]:
    """What belongs to the points that have both values."""
    pairs = zip(series.x, series.values, told, strict=True)
    return [one for x, y, one in pairs if x is not None and y is not None]


def _fill(shape: Any, colour: str) -> None:
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(colour)


def label_points(plot_series: Any, series: Series, chart: Drawn) -> None:
    """Names beside the points that the screen names, away from the middle; values above the points of lines."""
    both = chart.kind == "points"
    told = _drawn(series, series.labels) if series.labels and both else series.labels
    places = _drawn(series, series.x) if both else [None] * len(told)
    for at, (words, place) in enumerate(zip(told, places, strict=bool(told))):
        if words:
            label = plot_series.points[at].data_label
            label.text_frame.text = words
            label.text_frame.word_wrap = False
            label.position = _side(series, chart, place)
            dress(label.text_frame.paragraphs[0].runs[0].font, SMALLEST)


def _side(series: Series, chart: Drawn, place: Any) -> Any:
    from pptx.enum.chart import XL_LABEL_POSITION

    if chart.kind == "lines" or chart.dates:
        return XL_LABEL_POSITION.ABOVE
    return XL_LABEL_POSITION.LEFT if not series.joined and place < 0 else XL_LABEL_POSITION.RIGHT


def distances(series: Series) -> tuple[tuple[float | None, ...], tuple[float | None, ...]]:
    """How far the ends of the intervals lie below and above the values."""
    told = list(zip(series.low, series.values, series.high, strict=True))
    below = tuple(None if low is None or value is None else value - low for low, value, _high in told)
    above = tuple(None if high is None or value is None else high - value for _low, value, high in told)
    return below, above


def row_labels(chart: Drawn) -> tuple[Series, ...]:
    """Where points lie in named rows: the names as a series of their own, at the left end of each row."""
    if chart.kind != "points" or not chart.names:
        return ()
    known = [x for series in chart.series for x in series.x if x is not None]
    room = with_room(chart.reach_across) or (min(known), max(known))
    places, words = zip(*chart.names, strict=True)
    return (Series(NAMELESS, places, x=(room[0],) * len(places), labels=words, joined=True, marked=False),)


def add_intervals(plot_series: Any, chart: Drawn, series: Series, ranges: tuple[str, str]) -> None:
    """Error bars from the columns of the chart's workbook; in their place among a series' children."""
    from lxml import etree
    from pptx.oxml.ns import qn

    below, above = distances(series)
    bars = etree.Element(qn("c:errBars"))
    if chart.kind != "bars":
        _child(bars, "c:errDir", "y")
    for tag, value in (("c:errBarType", "both"), ("c:errValType", "cust"), ("c:noEndCap", "0")):
        _child(bars, tag, value)
    for tag, values, range_name in (("c:plus", above, ranges[1]), ("c:minus", below, ranges[0])):
        _numbers(etree.SubElement(bars, qn(tag)), values, range_name)
    bars.append(_line_of_intervals())
    plot_series._element.find(qn("c:cat")).addprevious(bars)


def _child(parent: Any, tag: str, value: str) -> Any:
    from lxml import etree
    from pptx.oxml.ns import qn

    child = etree.SubElement(parent, qn(tag))
    child.set("val", value)
    return child


def _numbers(parent: Any, values: Sequence[float | None], range_name: str) -> None:
    """The range and its values as last known; a blank has no point."""
    from lxml import etree
    from pptx.oxml.ns import qn

    reference = etree.SubElement(parent, qn("c:numRef"))
    etree.SubElement(reference, qn("c:f")).text = range_name
    cache = etree.SubElement(reference, qn("c:numCache"))
    etree.SubElement(cache, qn("c:formatCode")).text = "General"
    _child(cache, "c:ptCount", str(len(values)))
    for at, value in enumerate(values):
        if value is not None:
            point = etree.SubElement(cache, qn("c:pt"))
            point.set("idx", str(at))
            etree.SubElement(point, qn("c:v")).text = repr(value)


def _line_of_intervals() -> Any:
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    return parse_xml(
        f'<c:spPr {nsdecls("c", "a")}><a:ln w="25400"><a:solidFill><a:srgbClr val="{INK}"/></a:solidFill></a:ln>'
        "</c:spPr>"
    )


def dress_lines(native: Any, chart: Drawn) -> None:
    """Lines in the colours of the house, no smoothing, curves without marks."""
    from pptx.enum.chart import XL_MARKER_STYLE
    from pptx.util import Pt

    everything = (*chart.series, *row_labels(chart))
    for number, (plot_series, series) in enumerate(zip(native.plots[0].series, everything, strict=True)):
        plot_series.smooth = False
        if series.labels and chart.kind == "points" and series not in chart.series:
            plot_series.format.line.fill.background()
            plot_series.marker.style = XL_MARKER_STYLE.NONE
            continue
        if not series.joined:
            continue
        own = next((colour for colour in series.colours if colour), LINES[number % len(LINES)])
        colour = FAINT if not series.marked and chart.kind == "points" else own
        plot_series.format.line.color.rgb = rgb(colour)
        plot_series.format.line.width = Pt(2)
        if not series.marked:
            plot_series.marker.style = XL_MARKER_STYLE.NONE
        else:
            _fill(plot_series.marker.format, colour)
