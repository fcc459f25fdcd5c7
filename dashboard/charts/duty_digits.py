"""The number in a tile as wide as a thumb: as few digits as keep a value on its side of the target."""

from __future__ import annotations

from math import ceil, floor
from typing import Any

from dashboard.charts.target_words import value_words
from dashboard.language import formats

_MOST_DIGITS, _SAME = 2, 1e-9
_MOST_LETTERS = 4


def short(row: dict[Any, Any]) -> str:
    """The value of a tile without its sign of per cent; one that meets its target may stand level with it."""
    told = _beside_target(row)
    is_long = len(told) > _MOST_LETTERS and row["state"] == "met" and row["unit"] not in ("ratio", "yesno")
    return formats.number(float(row["value"]), 1) if is_long else told


def _beside_target(row: dict[Any, Any]) -> str:
    scale = 100.0 if row["unit"] == "ratio" else 1.0
    value = scale * float(row["value"])
    if row["unit"] == "yesno":
        return value_words(row["value"], "yesno")
    aim = None if formats.is_nothing(row["target"]) else scale * float(row["target"])
    start = 0 if row["unit"] == "ratio" or value.is_integer() else 1
    for digits in range(start, _MOST_DIGITS + 1):
        if aim is None or round(value, digits) != round(aim, digits) or abs(value - aim) < _SAME:
            return formats.number(value, digits)
    step = 10**_MOST_DIGITS
    return formats.number((floor if aim is not None and value < aim else ceil)(value * step) / step, _MOST_DIGITS)


def brief(row: dict[Any, Any]) -> str:
    """A value that misses its target in two digits, cut on the side away from the target."""
    scale = 100.0 if row["unit"] == "ratio" else 1.0
    value = scale * float(row["value"])
    if row["unit"] == "yesno" or value.is_integer():
        return short(row)
    step = 10 if abs(value) < 10 else 1
    cut = floor if value < scale * float(row["target"]) else ceil
    return formats.number(cut(value * step) / step, 1 if step == 10 else 0)
