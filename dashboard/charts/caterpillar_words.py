"""What stands above and beside a caterpillar: the name of its middle line, the official places at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from dashboard.charts.theme import BRAND, MUTED, SMALL, safe

if TYPE_CHECKING:
    from dashboard.charts.caterpillar import Caterpillar

STILL = {"fixedrange": True, "showgrid": False, "automargin": False}


def centre_label(spec: Caterpillar) -> list[dict[str, Any]]:
    """The name of the middle line above it."""
    if not spec.centre_words:
        return []
    where = {"x": 0, "y": 1, "yref": "paper", "yanchor": "bottom", "xanchor": "center"}
    return [{"text": f"<b>{safe(spec.centre_words)}</b>", "showarrow": False, "font": {"color": BRAND}, **where}]


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
