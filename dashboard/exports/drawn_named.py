"""Bars, columns and lines over names, read back from a figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from dashboard.exports.drawn_parts import (
    NAMELESS,
    Drawn,
    Series,
    colours_of,
    errors_of,
    from_zero,
    intervals_of,
    is_one_a_row,
    is_percent,
    numbers,
    places_of,
    plain,
    reach_of,
    row_names,
    spread_texts,
    texts_of,
    title_of,
)

_CATEGORIES, _DATES = "category", "date"


def bars_by_name(traces: Sequence[Any], layout: Any) -> Drawn | None:
    """Bars or dots with one place for each name down the side."""
    names = row_names(layout)
    valued = [trace for trace in traces if is_one_a_row(trace, names)]
    if not valued or not names:
        return None
    bars = [trace for trace in valued if trace["type"] == "bar"] or valued[:1]
    sides = row_names(layout, "yaxis2")
    places = sorted(set(names))
    told = tuple(" · ".join(filter(None, (names[place], sides.get(place, "")))) for place in places)
    ends = intervals_of(traces) or errors_of(valued)
    title = title_of(layout, "xaxis")
    series = tuple(_along(trace, places, ends, title) for trace in bars)
    reach = reach_of(layout, "xaxis") or from_zero(series)
    stacked = layout.get("barmode") == "stack" and len(series) > 1
    return Drawn("bars", told, series, title, percent=is_percent(layout, "xaxis"), reach=reach, stacked=stacked)


def _along(trace: Any, places: Sequence[float], ends: Any, title: str) -> Series:
    found = dict(zip(places_of(trace["y"]), numbers(trace["x"]), strict=True))
    shades = dict(zip(places_of(trace["y"]), colours_of(trace, len(found)), strict=True))
    none = (None, None)
    return Series(
        str(trace.get("name") or title or NAMELESS),
        tuple(found.get(place) for place in places),
        low=tuple(ends.get(place, none)[0] for place in places) if ends else (),
        high=tuple(ends.get(place, none)[1] for place in places) if ends else (),
        colours=tuple(shades.get(place, "") for place in places),
    )


def columns_of_bands(traces: Sequence[Any], layout: Any) -> Drawn | None:
    """Bars that stand on a scale, named by the band that each covers."""
    bars = [trace for trace in traces if trace["type"] == "bar" and trace.get("orientation") != "h"]
    if not bars:
        return None
    names = tuple(_band(x, wide) for x, wide in zip(bars[0]["x"], _widths(bars[0]), strict=True))
    series = tuple(_over(trace, title_of(layout, "yaxis")) for trace in bars)
    titles = title_of(layout, "xaxis"), title_of(layout, "yaxis")
    return Drawn("columns", names, series, *titles, reach=from_zero(series))


def _widths(trace: Any) -> list[float]:
    wide = trace.get("width")
    return [0.0] * len(trace["x"]) if wide is None else list(np.broadcast_to(wide, len(trace["x"])))


def _band(middle: Any, wide: float) -> str:
    return f"{float(middle) - wide / 2:g}–{float(middle) + wide / 2:g}" if wide else plain(middle)


def _over(trace: Any, title: str) -> Series:
    values = numbers(trace["y"])
    error = trace.get("error_y") or {}
    plus, minus = (
        numbers(error.get("array")),
        numbers(error.get("array") if error.get("arrayminus") is None else error["arrayminus"]),
    )
    pairs = [list(zip(values, side, strict=True)) if side else [] for side in (minus, plus)]
    return Series(
        str(trace.get("name") or title or NAMELESS),
        values,
        x=tuple(trace["x"]),
        low=tuple(None if value is None or far is None else value - far for value, far in pairs[0]),
        high=tuple(None if value is None or far is None else value + far for value, far in pairs[1]),
        colours=tuple(colours_of(trace, len(values))),
        labels=tuple(map(plain, spread_texts(trace))) if texts_of(trace) else (),
        joined="lines" in str(trace.get("mode")),
    )


def lines_over_names(traces: Sequence[Any], layout: Any) -> Drawn | None:
    """Lines over named places, or over days that the axis names one by one."""
    kind = layout.get("xaxis", {}).get("type")
    ticks = layout.get("xaxis", {}).get("tickvals"), layout.get("xaxis", {}).get("ticktext")
    told = [_over(trace, title_of(layout, "yaxis")) for trace in traces if len(trace.get("x", ())) and "y" in trace]
    places = sorted({str(x) for series in told for x in series.x})
    words = {} if None in ticks else dict(zip(map(str, ticks[0]), map(plain, ticks[1]), strict=True))
    if kind not in (_CATEGORIES, _DATES) or (kind == _DATES and not set(places) <= set(words)):
        return None
    series = tuple(_at_places(one, places) for one in told)
    ends = layout.get("yaxis", {}).get("range")
    turned = ends is not None and ends[0] > ends[1]
    names = tuple(words.get(place, plain(place)) for place in places)
    percent = is_percent(layout, "yaxis")
    return Drawn(
        "lines",
        names,
        series,
        up=title_of(layout, "yaxis"),
        reversed=turned,
        percent=percent,
        reach=reach_of(layout, "yaxis"),
    )


def _at_places(series: Series, places: Sequence[str]) -> Series:
    at = {str(x): number for number, x in enumerate(series.x)}

    def spread(values: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(values[at[place]] if place in at else None for place in places) if values else ()

    return Series(
        series.name, spread(series.values), low=spread(series.low), high=spread(series.high), joined=series.joined,
        labels=tuple(text or "" for text in spread(series.labels)),
    )  # fmt: skip
