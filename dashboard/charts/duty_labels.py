"""Where the words of a trend stand, so that none lies on another or on the line."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from dashboard.charts.target_words import value_words

_REACH = 0.35
"""How much of the width the words of the target take."""
_CLEAR = 8
_LABEL, _MARK, _LINE_OF_WORDS = 0.16, 0.04, 0.13
"""What a point with its value takes above and below it, and a line of words: shares of the height."""


def written(records: list[dict[Any, Any]]) -> list[str]:
    """The value at each point; one that only repeats the point before would stand in its neighbour's way."""
    words = [value_words(row["value"], str(row["unit"]), row["target"]) for row in records]
    return ["" if now == before else now for before, now in zip(["", *words], words, strict=False)]


def sides(values: np.ndarray) -> list[str]:
    """Above each point, but below one that lies lower than its neighbours: there the line comes from above."""
    padded = np.concatenate([[np.inf], values, [np.inf]])
    is_valley = (values < padded[:-2]) & (values < padded[2:]) & (len(values) > 1)
    return ["bottom center" if low else "top center" for low in is_valley]


def free_place(rows: pd.DataFrame, target: float, height: float) -> dict[str, Any]:
    """Where the words of the target meet the fewest points: above or below its line, at the left or the right end."""
    days = pd.to_datetime(rows["period_end"])
    across = ((days - days.min()) / max(days.max() - days.min(), pd.Timedelta(days=1))).to_numpy(dtype=float)
    values = rows["value"].to_numpy(dtype=float)

    def met(right: bool, below: bool) -> int:
        bottom = target - (_LINE_OF_WORDS + 1.5 * _MARK) * height * below
        near = across >= 1 - _REACH if right else across <= _REACH
        touches = (values + _LABEL * height > bottom) & (values - _MARK * height < bottom + _LINE_OF_WORDS * height)
        return int((near & touches).sum())

    right, below = min(((False, False), (False, True), (True, False), (True, True)), key=lambda place: met(*place))
    return {
        "x": 1 if right else 0, "xanchor": "right" if right else "left", "yanchor": "top" if below else "bottom",
        "yshift": -_CLEAR if below else 0,
    }  # fmt: skip
