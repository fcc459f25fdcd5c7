"""Sorted dots with interval lines: which units differ from the county, and which only seem to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.caterpillar_words import STILL, begins, centre_label, names, side_label, sides
from dashboard.charts.theme import (
    BRAND,
    CHOSEN,
    FAINT,
    INK,
    MUTED,
    PAPER,
    SIZE,
    SMALL,
    UNCLEAR,
    difference_colour,
    figure,
    text_width,
)

MOST_ROWS = 25
_ROW_HEIGHT = 30
_HEAD = 44
_FOOT = 56
_AIR = 0.03


@dataclass(frozen=True)
class Caterpillar:
    """What to draw: the columns of value, interval, code, name and n, and the words around them.

    `side` names a column of short texts printed beside the dots (the official place) under the heading `side_words`,
    `hover` one of finished texts. `by` names columns that order the rows before their value does, and `group` one
    whose texts stand as headings above the rows that share them; `ring` one of a second value drawn hollow. The codes
    in `grey` are never coloured.
    """

    value: str = "diff"
    low: str = "diff_low"
    high: str = "diff_high"
    code: str = "school_code"
    name: str = "school_name"
    n: str = "eligible_n"
    side: str = ""
    side_words: str = ""
    hover: str = ""
    axis: str = ""
    centre_words: str = ""
    ring: str = ""
    grey: frozenset[str] = frozenset()
    chosen: frozenset[str] = frozenset()
    by: tuple[str, ...] = ()
    group: str = ""


def keep_most(rows: pd.DataFrame, spec: Caterpillar, most: int = MOST_ROWS) -> pd.DataFrame:
    """Rows with a value, in their order; beyond `most` only the highest, the lowest and the chosen units stay."""
    told = rows.dropna(subset=[spec.value]).sort_values(spec.value, ascending=False, kind="stable")
    kept = _ends(told.assign(order=np.arange(len(told))), spec, most)
    if not spec.by:
        return kept
    kept = kept.sort_values([*spec.by, spec.value], ascending=[True] * len(spec.by) + [False], kind="stable")
    return kept.assign(order=np.arange(len(kept)))


def _ends(told: pd.DataFrame, spec: Caterpillar, most: int) -> pd.DataFrame:
    if len(told) <= most:
        return told
    chosen = told[spec.code].isin(spec.chosen).to_numpy()
    ends = max(most - int(chosen.sum()), 6) // 2
    order = told["order"].to_numpy()
    return told[(order < ends) | (order >= len(told) - ends) | chosen]


def caterpillar(rows: pd.DataFrame, spec: Caterpillar, most: int = MOST_ROWS) -> go.Figure:
    """One dot and line for each row that `keep_most` keeps, best on top, a gap where rows are left out.

    Blue lies above the county, orange below; grey holds it within the interval.
    """
    told = keep_most(rows, spec, most)
    down = _rows_down(told, spec)
    rings = [_ring_trace(told, spec, down)] if spec.ring else []
    dots = _dot_trace(told, spec, down)
    return figure([_interval_trace(told, spec, down), dots, *rings], **_layout(told, spec, down))


def _rows_down(told: pd.DataFrame, spec: Caterpillar) -> np.ndarray[Any, Any]:
    """Rows from the top, with one free row where the order jumps or a group begins."""
    jumps = np.diff(told["order"].to_numpy(), prepend=0) > 1
    if spec.group:
        jumps = begins(told, spec)
    found: np.ndarray[Any, Any] = np.arange(len(told)) + np.cumsum(jumps)
    return found


def _numbers(rows: pd.DataFrame, column: str) -> np.ndarray[Any, Any]:
    return rows[column].to_numpy(dtype=float)


def _colours(rows: pd.DataFrame, spec: Caterpillar) -> list[str]:
    parts = zip(rows[spec.code], _numbers(rows, spec.low), _numbers(rows, spec.high), strict=True)
    return [UNCLEAR if code in spec.grey else difference_colour(low, high) for code, low, high in parts]


def _interval_trace(rows: pd.DataFrame, spec: Caterpillar, down: np.ndarray[Any, Any]) -> go.Scatter:
    """The lines as one trace with gaps; it takes no hover and no click."""
    gaps = np.full(len(rows), np.nan)
    ends = np.column_stack([_numbers(rows, spec.low), _numbers(rows, spec.high), gaps]).ravel()
    return go.Scatter(
        x=ends,
        y=np.repeat(down, 3).astype(float),
        mode="lines",
        line={"color": FAINT, "width": 3},
        hoverinfo="skip",
    )


def _dot_trace(rows: pd.DataFrame, spec: Caterpillar, down: np.ndarray[Any, Any]) -> go.Scatter:
    """The dots lie on the axis at the right, if there is one, because that is drawn above the lines."""
    chosen = rows[spec.code].isin(spec.chosen).to_numpy()
    edge = {"width": np.where(chosen, 3, 1), "color": np.where(chosen, INK, PAPER)}
    return go.Scatter(
        x=_numbers(rows, spec.value),
        y=down,
        yaxis="y2" if spec.side else "y",
        mode="markers",
        marker={"color": _colours(rows, spec), "size": np.where(chosen, 17, 13), "line": edge, "opacity": 1},
        customdata=rows[[spec.code]].to_numpy(dtype=object),
        hovertext=rows[spec.hover].tolist() if spec.hover else None,
        hovertemplate="%{hovertext}<extra></extra>" if spec.hover else None,
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )


def _ring_trace(rows: pd.DataFrame, spec: Caterpillar, down: np.ndarray[Any, Any]) -> go.Scatter:
    marker = {"symbol": "circle-open", "size": 11, "line": {"width": 2}, "color": MUTED}
    axis = "y2" if spec.side else "y"
    return go.Scatter(x=_numbers(rows, spec.ring), y=down, yaxis=axis, mode="markers", marker=marker, hoverinfo="skip")


def _layout(rows: pd.DataFrame, spec: Caterpillar, down: np.ndarray[Any, Any]) -> dict[str, Any]:
    lowest = int(down[-1]) if len(down) else 0
    reach = _reach(rows, spec)
    return {
        "height": _HEAD + _FOOT + _ROW_HEIGHT * max(lowest + 1, 3),
        "margin": {**_margins(rows, spec), "t": _HEAD, "b": _FOOT},
        "xaxis": {"title": {"text": spec.axis}, "fixedrange": True, "range": reach},
        "yaxis": {**names(rows, spec, down), "range": [lowest + 0.6, -0.6], **STILL},
        "shapes": [_centre_line(), *_bands(rows, spec, down)],
        "annotations": [*centre_label(spec, reach), *side_label(spec)],
        **sides(rows, spec, down, lowest),
    }


def _margins(rows: pd.DataFrame, spec: Caterpillar) -> dict[str, int]:
    widest = text_width([*rows[spec.name], *(rows[spec.group] if spec.group else ())], SIZE)
    counts = text_width((f" n={int(n):,}" for n in rows[spec.n]), SMALL)
    sides = text_width([*rows[spec.side], spec.side_words], SMALL) if spec.side else 0
    return {"l": widest + counts + 16, "r": sides + 20}


def _reach(rows: pd.DataFrame, spec: Caterpillar) -> list[float] | None:
    """From the lowest to the highest end and 0, with air, so that no line touches the names or places beside it."""
    columns = [spec.value, spec.low, spec.high, *filter(None, [spec.ring])]
    ends = rows[columns].to_numpy(dtype=float)
    if np.isnan(ends).all():
        return None
    low, high = min(0.0, float(np.nanmin(ends))), max(0.0, float(np.nanmax(ends)))
    air = (high - low) * _AIR
    return [low - air, high + air]


def _centre_line() -> dict[str, Any]:
    ends = {"x0": 0, "x1": 0, "y0": 0, "y1": 1}
    return {"type": "line", "yref": "paper", "layer": "below", "line": {"color": BRAND, "width": 2}, **ends}


def _bands(rows: pd.DataFrame, spec: Caterpillar, down: np.ndarray[Any, Any]) -> list[dict[str, Any]]:
    """A soft band behind each chosen unit."""
    chosen = down[rows[spec.code].isin(spec.chosen).to_numpy()]
    look = {
        "type": "rect",
        "xref": "paper",
        "layer": "below",
        "line": {"width": 0},
        "fillcolor": CHOSEN,
        "opacity": 0.18,
    }
    return [{**look, "x0": 0, "x1": 1, "y0": int(place) - 0.5, "y1": int(place) + 0.5} for place in chosen]
