"""A small line without axes: one figure over the comparable tests, for a card."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any
from urllib.parse import quote

import numpy as np

from dashboard.charts.theme import BRAND, FAINT

_WIDE, _HIGH, _EDGE = 44, 28, 5


def spark(values: Iterable[float | None], words: str) -> str:
    """HTML of the picture, from its own lowest to its own highest number; empty for fewer than two numbers.

    `words` tell the numbers to those who do not see it.
    """
    known: np.ndarray[Any, Any] = np.ma.filled(np.ma.asarray(list(values), dtype=float), np.nan)
    told = np.flatnonzero(~np.isnan(known))
    if len(told) < 2:
        return ""
    across = np.interp(told, [0, len(known) - 1], [_EDGE, _WIDE - _EDGE])
    low, high = float(known[told].min()), float(known[told].max())
    up = np.interp(known[told], [low, high], [_HIGH - _EDGE, _EDGE]) if high > low else np.full(len(told), _HIGH / 2)
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in zip(across, up, strict=True))
    drawn = (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{_WIDE}' height='{_HIGH}'>"
        f"<polyline points='{points}' fill='none' stroke='{FAINT}' stroke-width='2'/>"
        f"<circle cx='{across[-1]:.1f}' cy='{up[-1]:.1f}' r='4' fill='{BRAND}'/></svg>"
    )
    told_words = escape(words, quote=True)
    return f'<img class="spark" alt="{told_words}" title="{told_words}" src="data:image/svg+xml,{quote(drawn)}">'
