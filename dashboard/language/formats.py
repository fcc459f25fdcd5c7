"""Numbers and dates as the reader's language writes them; nothing becomes an en dash."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from babel import Locale
from babel.dates import format_date as babel_date
from babel.numbers import get_decimal_symbol, get_group_symbol

from dashboard.language.catalogue import current_language

if TYPE_CHECKING:
    import pandas as pd

NOTHING = "–"
_LOCALES = {"zh": "zh_CN", "en": "en_GB"}


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(_LOCALES[language])


@cache
def _marks(language: str) -> dict[int, str]:
    """The group and decimal marks in the place of Python's; babel itself is too slow for a thousand cells."""
    found = _locale(language)
    return str.maketrans({",": get_group_symbol(found), ".": get_decimal_symbol(found)})


def is_nothing(value: object) -> bool:
    """True for None, NaN, NaT and pandas' NA."""
    if value is None:
        return True
    try:
        return bool(value != value) or (isinstance(value, float) and math.isnan(value))
    except TypeError:
        return True


def number(value: float | int | None, digits: int = 0) -> str:
    """`1,234.5` with a fixed count of decimals."""
    if value is None or is_nothing(value):
        return NOTHING
    rounded = round(float(value), digits) + 0.0
    return f"{rounded:,.{digits}f}".translate(_marks(current_language()))


def participation(row: Mapping[Any, Any] | pd.Series[Any]) -> str:
    """The participation of a unit: `98.1%`, or the band `≥90%` where so few were absent."""
    told = band(row.get("participation_at_least"), row.get("participation_at_most"))
    return told or percent(row["participation_rate"])


def band(at_least: float | None, at_most: float | None) -> str:
    """`≥90%` or `≤10%` of a share that is not told exactly; empty where neither end is given."""
    if not is_nothing(at_least):
        return f"≥{percent(at_least, 0)}"
    return "" if is_nothing(at_most) else f"≤{percent(at_most, 0)}"


def signed(value: float | int | None, digits: int = 1) -> str:
    """`+1.5` or `−1.5` with a true minus sign."""
    if value is None or is_nothing(value):
        return NOTHING
    rounded = round(float(value), digits) + 0.0
    sign = "+" if rounded > 0 else "−" if rounded < 0 else ""
    return sign + number(abs(rounded), digits)


def percent(value: float | None, digits: int = 1) -> str:
    """A share between 0 and 1 as `61.2%`."""
    if value is None or is_nothing(value):
        return NOTHING
    return number(100 * float(value), digits) + "%"


def points(value: float | None, digits: int = 1) -> str:
    """A difference of two shares in percentage points, `+1.5`."""
    return NOTHING if value is None or is_nothing(value) else signed(100 * float(value), digits)


def day(value: date | datetime | None) -> str:
    """`2024年6月21日` or `21 June 2024`."""
    if value is None or is_nothing(value):
        return NOTHING
    return babel_date(value, format="long", locale=_locale(current_language()))


def moment(value: datetime | None) -> str:
    """A day with hours and minutes, `2024-06-21 09:30` in every language."""
    if value is None or is_nothing(value):
        return NOTHING
    return f"{value:%Y-%m-%d %H:%M}"
