"""Points over two axes, read back from a figure: marks, curves, the names beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from dashboard.exports.drawn_parts import (
    NAMELESS,
    Drawn,
    Series,
    colours_of,
    is_percent,
    numbers,
    plain,
    reach_of,
    row_names,
    spread_texts,
    texts_of,
    title_of,
)

_DATES = "date"
_FIRST_DAY = np.datetime64("1899-12-30")
_BOLD = re.compile(r"<b>(.*?)</b>")


def points_over_both(traces: Sequence[Any], layout: Any) -> Drawn | None:
    """Marks and curves over two scales; rows of points carry their names."""
    named = {plain(text) for trace in traces for text in texts_of(trace)}
    whole = [_point_series(trace, named, layout) for trace in traces if _is_drawn(trace)]
    # Some programs lose a first series that is shorter than another.
    told = sorted((part for series in whole for part in _by_colour(series)), key=lambda one: -len(one.values))
    if not told:
        return None
    names, across = row_names(layout), layout.get("xaxis", {})
    log, dates = across.get("type") == "log", across.get("type") == _DATES
    titles = title_of(layout, "xaxis"), title_of(layout, "yaxis")
    ends = None if log or dates else reach_of(layout, "xaxis")
    return Drawn(
        "points", tuple(names.items()), tuple(told), *titles, log=log, reversed=bool(names), dates=dates,
        percent=is_percent(layout, "yaxis"), reach=reach_of(layout, "yaxis"), reach_across=ends,
    )  # fmt: skip


def _is_drawn(trace: Any) -> bool:
    """A trace of names alone has no marks of its own."""
    mode = str(trace.get("mode"))
    hidden = trace.get("marker", {}).get("opacity") == 0
    return len(trace.get("x", ())) > 0 and ("lines" in mode or "markers" in mode) and not hidden


def _point_series(trace: Any, named: set[str], layout: Any) -> Series:
    hovers = trace.get("hovertext")
    texts = [] if hovers is None else [plain((_BOLD.findall(str(hover)) or [""])[0]) for hover in hovers]
    mode = str(trace.get("mode"))
    joined = "lines" in mode
    own = tuple(map(plain, spread_texts(trace))) if joined and texts_of(trace) else ()
    return Series(
        str(trace.get("name") or title_of(layout, "yaxis") or title_of(layout, "xaxis") or NAMELESS),
        numbers(trace["y"]),
        x=_across(trace["x"]),
        colours=tuple(colours_of(trace, len(trace["x"]))),
        labels=own or tuple(text if text in named else "" for text in texts),
        joined=joined,
        marked="markers" in mode,
    )


def _by_colour(series: Series) -> list[Series]:
    """Points of one colour as a series of their own, which every program draws alike."""
    if series.joined or len(set(series.colours)) < 2:
        return [series]
    parts = []
    for colour in sorted(set(series.colours)):
        at = [number for number, own in enumerate(series.colours) if own == colour]
        labels = tuple(series.labels[n] for n in at) if series.labels else ()
        parts.append(
            replace(
                series,
                values=tuple(series.values[n] for n in at),
                x=tuple(series.x[n] for n in at),
                colours=(colour,) * len(at),
                labels=labels,
            )
        )
    return parts


def _across(values: Any) -> tuple[float | None, ...]:
    """Numbers; days as a spreadsheet counts them."""
    if len(values) and isinstance(values[0], str):
        days = np.array([value[:10] for value in values], dtype="datetime64[D]")
        return tuple(float(day) for day in (days - _FIRST_DAY).astype(int))
    return numbers(values)
