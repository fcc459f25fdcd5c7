"""What stands around a caterpillar: names and headings at the left, its middle line's name, places at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from dashboard.charts.theme import BRAND, MUTED, SMALL, safe

if TYPE_CHECKING:
    from dashboard.charts.caterpillar import Caterpillar

STILL = {"fixedrange": True, "showgrid": False, "automargin": False}
_EDGE = 0.9


def centre_label(spec: Caterpillar, reach: list[float] | None) -> list[dict[str, Any]]:
    """The name of the middle line above it, beside it where the line stands at the edge of the picture."""
    if not spec.centre_words:
        return []
    where = {"x": 0, "y": 1, "yref": "paper", "yanchor": "bottom", "xanchor": _beside(reach)}
    return [{"text": f"<b>{safe(spec.centre_words)}</b>", "showarrow": False, "font": {"color": BRAND}, **where}]


def _beside(reach: list[float] | None) -> str:
    low, high = reach or [-1.0, 1.0]
    if -low > _EDGE * (high - low):
        return "right"
    return "left" if high > _EDGE * (high - low) else "center"


def side_label(spec: Caterpillar) -> list[dict[str, Any]]:
    """What the texts at the right are, above the first of them."""
    if not spec.side_words:
        return []
    where = {"x": 1, "xref": "paper", "y": 1, "yref": "paper", "yanchor": "bottom", "xanchor": "left", "xshift": 4}
    return [{"text": safe(spec.side_words), "showarrow": False, "font": {"color": MUTED, "size": SMALL}, **where}]


def sides(rows: pd.DataFrame, spec: Caterpillar, down: np.ndarray[Any, Any], lowest: int) -> dict[str, Any]:
    """The official places as labels of an axis at the right; an annotation for each would draw far slower."""
    if not spec.side:
        return {}
    axis = {"overlaying": "y", "side": "right", "tickmode": "array", **STILL}
    words = [safe(text) for text in rows[spec.side]]
    places = {"tickvals": down, "ticktext": words, "range": [lowest + 0.6, -0.6], "tickfont": {"size": SMALL}}
    return {"yaxis2": {**axis, **places}}


def names(rows: pd.DataFrame, spec: Caterpillar, down: np.ndarray[Any, Any]) -> dict[str, Any]:
    """The names at the left, with n, and what stands on the free rows between them."""
    parts = rows[[spec.code, spec.name, spec.n]].itertuples(index=False, name=None)
    told = {int(place): _name(row, spec) for place, row in zip(down, parts, strict=True)}
    places = list(range(int(down[-1]) + 1)) if len(down) else []
    free = _headings(rows, spec, down)
    words = [told.get(place, free.get(place, "⋯")) for place in places]
    return {"tickmode": "array", "tickvals": places, "ticktext": words}


def begins(rows: pd.DataFrame, spec: Caterpillar) -> np.ndarray[Any, Any]:
    """Where a row is the first of its group."""
    found: np.ndarray[Any, Any] = (rows[spec.group] != rows[spec.group].shift()).to_numpy()
    return found


def _headings(rows: pd.DataFrame, spec: Caterpillar, down: np.ndarray[Any, Any]) -> dict[int, str]:
    """The heading of each group on the free row above its first."""
    if not spec.group:
        return {}
    first = begins(rows, spec)
    words = zip(down[first], rows.loc[first, spec.group], strict=True)
    return {int(place) - 1: f"<b style='color:{BRAND}'>{safe(group)}</b>" for place, group in words}


def _name(row: tuple[Any, ...], spec: Caterpillar) -> str:
    code, name, n = row
    words = f"{safe(name)} <span style='color:{MUTED};font-size:{SMALL}px'>n={int(n):,}</span>"
    return f"<b>{words}</b>" if code in spec.chosen else words
