"""What a drawn chart is made of, and how the parts of a figure are read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

import numpy as np

NAMELESS = "–"
"""A series must have a name: some programs leave one without out."""


@dataclass(frozen=True)
class Series:
    """Values with their names: along names, or over `x`; None is a gap. `low` and `high` are the ends of intervals."""

    name: str
    values: tuple[float | None, ...]
    x: tuple[Any, ...] = ()
    low: tuple[float | None, ...] = ()
    high: tuple[float | None, ...] = ()
    colours: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    joined: bool = False
    marked: bool = True


@dataclass(frozen=True)
class Drawn:
    """One native chart; kind: bars (from the left, by name), columns, lines (over names) or points.

    `reach` and `reach_across` are the ends of the axes of values and of x, where the screen fixes them; `dates`: x
    counts days as a spreadsheet does.
    """

    kind: str
    names: tuple[Any, ...]
    series: tuple[Series, ...]
    across: str = ""
    up: str = ""
    log: bool = False
    reversed: bool = False
    percent: bool = False
    dates: bool = False
    stacked: bool = False
    reach: tuple[float, float] | None = None
    reach_across: tuple[float, float] | None = None


def plain(text: object) -> str:
    """A label without its markup."""
    return unescape(re.sub(r"<[^>]+>", " ", str(text))).strip().replace("  ", " ")


def numbers(values: Any) -> tuple[float | None, ...]:
    """Values as numbers, nothing where there is none."""
    found = np.asarray([] if values is None else values, dtype=float)
    return tuple(None if np.isnan(value) else float(value) for value in found)


def row_names(layout: Any, axis: str = "yaxis") -> dict[float, str]:
    """The words at each place of an axis that names its places."""
    told = layout.get(axis, {})
    ticks = told.get("tickvals"), told.get("ticktext")
    if ticks[0] is None or ticks[1] is None:
        return {}
    return {place: plain(words) for place, words in zip(places_of(ticks[0]), ticks[1], strict=True)}


def places_of(values: Any) -> list[float]:
    """Values as places on an axis of numbers; none where they are names or days."""
    try:
        return [float(value) for value in values]
    except (TypeError, ValueError):
        return []


def title_of(layout: Any, axis: str) -> str:
    """The title of an axis."""
    return plain(layout.get(axis, {}).get("title", {}).get("text") or "")


def is_percent(layout: Any, axis: str) -> bool:
    """Whether an axis tells shares."""
    return "%" in str(layout.get(axis, {}).get("tickformat", ""))


def reach_of(layout: Any, axis: str) -> tuple[float, float] | None:
    """The ends of an axis, the lower first."""
    told = places_of(layout.get(axis, {}).get("range") or ())
    return (min(told), max(told)) if len(told) == 2 else None


def from_zero(series: Sequence[Series]) -> tuple[float, float] | None:
    """Bars that all lie on one side begin at 0."""
    known = [value for one in series for value in (*one.values, *one.high) if value is not None]
    return (0.0, max(known)) if known and min(known) >= 0 < max(known) else None


def intervals_of(traces: Sequence[Any]) -> dict[float, tuple[float | None, float | None]]:
    """The ends of the lines drawn as pairs with gaps, by their place."""
    ends: dict[float, tuple[float | None, float | None]] = {}
    for trace in traces:
        if trace.get("mode") != "lines" or len(trace.get("x", ())) % 3:
            continue
        x, y = numbers(trace["x"]), places_of(trace["y"])
        ends |= {y[at]: (x[at], x[at + 1]) for at in range(0, len(x), 3)}
    return ends


def errors_of(traces: Sequence[Any]) -> dict[float, tuple[float | None, float | None]]:
    """The ends of the first trace's own intervals, by their place."""
    error = traces[0].get("error_x") or {}
    if error.get("array") is None:
        return {}
    minus = error["arrayminus"] if error.get("arrayminus") is not None else error["array"]
    x, below, above = np.array(traces[0]["x"], float), np.array(minus, float), np.array(error["array"], float)
    return dict(zip(places_of(traces[0]["y"]), zip(numbers(x - below), numbers(x + above), strict=True), strict=True))


def colours_of(trace: Any, n: int) -> list[str]:
    """The colours of n marks as #rrggbb, empty for others."""
    told = trace.get("marker", {}).get("color", "")
    shades = [told] * n if isinstance(told, str) else list(told)
    return [shade if isinstance(shade, str) and shade.startswith("#") else "" for shade in shades]


def texts_of(trace: Any) -> list[str]:
    """The texts that a trace shows."""
    text = trace.get("text")
    return [] if text is None else [str(one) for one in np.atleast_1d(text) if one]


def spread_texts(trace: Any) -> list[str]:
    """One text for each mark."""
    return [str(text or "") for text in np.broadcast_to(trace["text"], len(trace["x"]))]


def is_one_a_row(trace: Any, names: dict[float, str]) -> bool:
    """Whether each mark has a named row of its own."""
    places = places_of(trace.get("y", ()))
    marks = trace["type"] == "bar" or "markers" in str(trace.get("mode"))
    return marks and 0 < len(places) == len(set(places)) and set(places) <= set(names)
