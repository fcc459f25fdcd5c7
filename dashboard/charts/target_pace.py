"""How far a target is and what it asks for by when, in words; changes of rates are percentage points."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.language import formats
from dashboard.language import gettext as _

_MOST_DIGITS = 4


def change_words(amount: float, unit: str, signed: bool = True) -> str:
    """A difference in its own unit: `+2.1 points` for rates, `+2 places` for places, a plain number otherwise."""
    shown = 100 * amount if unit == "ratio" else amount
    least = 2 if unit == "index" else 1 if unit == "ratio" or not float(shown).is_integer() else 0
    words = _signed(shown, least) if signed else _signed(abs(shown), least).lstrip("+")
    if unit == "ratio":
        return _("{n} points").format(n=words)
    return _("{n} places").format(n=words) if unit == "rank" else words


def _signed(amount: float, least: int) -> str:
    """With as many digits as keep a difference from reading as none."""
    for digits in range(least, _MOST_DIGITS + 1):
        if round(amount, digits):
            return formats.signed(amount, digits)
    return formats.signed(amount, least)


def needed_words(row: dict[Any, Any]) -> str:
    """What is still asked: the pace of a running phase, what an ended one lacked, the rise of a target that is met."""
    state = str(row["state"])
    if state == "met":
        return _since(row)
    if state in {"report_only", "suppressed"} or formats.is_nothing(row.get("to_go")):
        return ""
    unit, amount = str(row["unit"]), float(row["to_go"])
    if row["has_ended"]:
        return "" if unit == "yesno" else _("{amount} short").format(amount=change_words(amount, unit, signed=False))
    return _pace(amount, unit, _day(row["ends_on"]), row.get("steps_n"))


def _since(row: dict[Any, Any]) -> str:
    change = row.get("change")
    if formats.is_nothing(change) or not change or row["unit"] == "yesno":
        return ""
    return _("{amount} since the baseline").format(amount=change_words(float(change), str(row["unit"])))


def _pace(amount: float, unit: str, day: str, steps: Any) -> str:
    if unit == "yesno":
        return _("to be done by {day}").format(day=day)
    if abs(amount) < 1e-9:
        return _("must go beyond it by {day}").format(day=day)
    if formats.is_nothing(steps) or int(steps) < 2:
        return _("needs {amount} by {day}").format(amount=change_words(amount, unit), day=day)
    return _("needs {amount} a term until {day}").format(amount=change_words(amount / int(steps), unit), day=day)


def _day(value: Any) -> str:
    return pd.Timestamp(value).date().isoformat()


def coverage_words(row: dict[Any, Any]) -> str:
    """How few reported, where it is fewer than the plan asks for."""
    if not row["is_incomplete"]:
        return ""
    return _("coverage {share}").format(share=formats.percent(row["coverage"], 0))


def told_beside(row: dict[Any, Any]) -> str:
    """The last column of a row: what is needed, thin coverage, a missing baseline, provisional data."""
    parts = [needed_words(row), coverage_words(row)]
    if row["state"] == "no_data" and not formats.is_nothing(row["value"]):
        parts.append(_("no baseline"))
    if not formats.is_nothing(row["provisional"]) and bool(row["provisional"]):
        parts.append(_("provisional"))
    return _(", ").join(part for part in parts if part)
