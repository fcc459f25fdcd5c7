"""Axes of a native chart: titles, sizes, ends, which way they run."""

from __future__ import annotations

import math
from typing import Any

from dashboard.exports.deck_words import FAINT, MUTED, SMALLEST, dress, rgb
from dashboard.exports.drawn_parts import Drawn

_GAP, _NARROW_GAP = 45, 6
_ROOM = 0.4
_STEPS = 8
_PERCENT, _SHORT, _MONTH = "0%", "General", "yyyy-mm"


def dress_axes(native: Any, chart: Drawn) -> None:
    """Titles, sizes, soft lines, names away from the bars, the best on top."""
    names, values = native.category_axis, native.value_axis
    along, across = ("", chart.across) if chart.kind == "bars" else (chart.across, chart.up)
    _dress_axis(names, along)
    _dress_axis(values, across)
    names.has_major_gridlines = False
    values.major_gridlines.format.line.color.rgb = rgb("E3EAEE")
    _write_numbers(values, _PERCENT if chart.percent else _SHORT)
    {"bars": _of_bars, "columns": _of_columns, "lines": _of_lines, "points": _of_points}[chart.kind](native, chart)


def _dress_axis(axis: Any, words: str) -> None:
    from pptx.enum.chart import XL_TICK_LABEL_POSITION
    from pptx.util import Pt

    axis.tick_labels.font.size = Pt(SMALLEST)
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.format.line.color.rgb = rgb(FAINT)
    axis.has_title = bool(words)
    if words:
        frame = axis.axis_title.text_frame
        frame.text = words
        dress(frame.paragraphs[0].runs[0].font, SMALLEST, MUTED)


def _write_numbers(axis: Any, pattern: str) -> None:
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = pattern, False


def _of_bars(native: Any, chart: Drawn) -> None:
    from pptx.enum.chart import XL_TICK_LABEL_POSITION

    native.category_axis.reverse_order = True
    _every_name(native.category_axis)
    native.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    native.plots[0].gap_width = _GAP
    if chart.stacked:
        native.plots[0].overlap = 100
    _fix_reach(native.value_axis, chart.reach)


def _of_columns(native: Any, chart: Drawn) -> None:
    native.plots[0].gap_width = _NARROW_GAP
    _fix_reach(native.value_axis, chart.reach)


def _of_lines(native: Any, chart: Drawn) -> None:
    """Places run downwards, the first on top."""
    if chart.reversed:
        native.value_axis.reverse_order = True
    _fix_reach(native.value_axis, chart.reach, turned=chart.reversed)


def _of_points(native: Any, chart: Drawn) -> None:
    names, values = native.category_axis, native.value_axis
    if chart.names:
        values.reverse_order = True
        _without_labels(values)
    _fix_reach(values, chart.reach, exact=bool(chart.names))
    _fix_reach(names, with_room(chart.reach_across) if chart.names else chart.reach_across)
    if chart.log:
        _logarithmic(names)
    if chart.dates:
        _write_numbers(names, _MONTH)


def with_room(reach: tuple[float, float] | None) -> tuple[float, float] | None:
    """Room at the left for the names of rows."""
    return None if reach is None else (reach[0] - _ROOM * (reach[1] - reach[0]), reach[1])


def _fix_reach(axis: Any, reach: tuple[float, float] | None, exact: bool = False, turned: bool = False) -> None:
    """The ends of the screen's axis, moved out to round steps; one that runs down begins no earlier than it must."""
    if reach is None or reach[0] >= reach[1] or not hasattr(axis, "maximum_scale"):
        return
    low, high = reach
    if exact:
        axis.minimum_scale, axis.maximum_scale = low, high
        return
    step = _round_step((high - low) / _STEPS)
    start = math.ceil(low / step) if turned else math.floor(low / step)
    axis.minimum_scale, axis.maximum_scale = start * step, math.ceil(high / step) * step
    axis.major_unit = step


def _round_step(rough: float) -> float:
    """1, 2 or 5 times a power of ten, no smaller than `rough`."""
    power: float = 10.0 ** math.floor(math.log10(rough))
    return next(times * power for times in (1, 2, 5, 10) if times * power >= rough * (1 - 1e-9))


def _every_name(axis: Any) -> None:
    """Without this a chart leaves names out where it finds them crowded."""
    from lxml import etree
    from pptx.oxml.ns import qn

    skip = etree.SubElement(axis._element, qn("c:tickLblSkip"))
    skip.set("val", "1")
    last = axis._element.find(qn("c:noMultiLvlLbl"))
    if last is not None:
        last.addprevious(skip)


def _logarithmic(axis: Any) -> None:
    from lxml import etree
    from pptx.oxml.ns import qn

    base = etree.Element(qn("c:logBase"))
    base.set("val", "10")
    axis._element.find(qn("c:scaling")).insert(0, base)


def _without_labels(axis: Any) -> None:
    from pptx.enum.chart import XL_TICK_LABEL_POSITION

    axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    axis.has_major_gridlines = False
