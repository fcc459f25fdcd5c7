"""One cell as the value that a column wants; what cannot be read is an error that says how to mend it."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TypeAlias

from dashboard.intake import words
from dashboard.language import gettext as _

HUNDREDTH = Decimal("0.01")
LOST_DIGITS = 10**15
SERIAL_DAYS = range(20_000, 80_000)
EPOCH = date(1899, 12, 30)
YEARS = range(1900, 2200)
EDGES = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u00a0\u3000'’‘ \t\r\n"
HALF_WIDTH = {wide: wide - 0xFEE0 for wide in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?(e[+-]?\d+)?", re.IGNORECASE)
COMMA_DECIMAL = re.compile(r"(\d{1,3}),(\d{1,2})分?")
DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?( \d{1,2}:\d{2}(:\d{2}(\.0*)?)?)?")
COMPACT_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")


@dataclass(frozen=True)
class Broken:
    """A cell whose value is not to be had: an error, a formula never computed, a percentage."""

    kind: str
    shown: str = ""

    def __str__(self) -> str:
        return self.shown


Cell: TypeAlias = "str | float | int | bool | date | datetime | Broken | None"
Value: TypeAlias = "str | int | float | Decimal | bool | date | datetime | None"


class CellError(ValueError):
    """Why a cell cannot be taken."""


def cleaned(cell: Cell) -> Cell:
    """The cell without signs at its edges that nobody sees, with half-width letters and digits; None when empty."""
    if not isinstance(cell, str):
        return cell
    return cell.translate(HALF_WIDTH).strip(EDGES) or None


def narrow(cell: Cell) -> Cell:
    """The cell with every sign in its half-width form, as numbers, days and ids want it."""
    cell = cleaned(cell)
    return unicodedata.normalize("NFKC", cell) if isinstance(cell, str) else cell


def refuse_broken(cell: Cell) -> None:
    """CellError for a cell whose value is not to be had."""
    if not isinstance(cell, Broken):
        return
    told = {
        "error": _("the cell shows an error ({shown}); mend its formula or write the value"),
        "formula": _("the cell holds a formula that was never computed; open the file in Excel and save it"),
        "percent": _("the cell is a percentage; write the number itself"),
    }
    raise CellError(told[cell.kind].format(shown=cell.shown))


def as_text(cell: Cell) -> str | None:
    """A text; whole numbers without a decimal point."""
    refuse_broken(cell)
    cell = cleaned(cell)
    if cell is None or isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def as_id(cell: Cell) -> str | None:
    """A pupil's id as text; CellError where Excel kept it as a number and has lost its last digits."""
    lost = isinstance(cell, float) and abs(cell) >= LOST_DIGITS
    text = as_text(narrow(cell))
    if lost or (text and re.fullmatch(r"\d(\.\d+)?[eE]\+?\d+", text)):
        raise CellError(
            _("the id is a number such as 1.2E+17, its last digits are lost; export the column anew as text")
        )
    if isinstance(cell, date) or (isinstance(cell, float) and not cell.is_integer()):
        raise CellError(_("{text} is not an id; the column must hold texts").format(text=text))
    return re.sub(r"\s+", "", text).upper() if text else None


def as_number(cell: Cell) -> float | int | None:
    """A number; a comma before one or two digits is a decimal comma, a percent cell holds its share."""
    if isinstance(cell, Broken) and cell.kind == "percent":
        return float(cell.shown)
    refuse_broken(cell)
    cell = narrow(cell)
    if cell is None:
        return None
    if isinstance(cell, bool | date):
        raise CellError(_("{text} is not a number").format(text=as_text(cell)))
    if not isinstance(cell, str):
        return cell if isinstance(cell, int | float) else None
    text = cell.removesuffix("分").strip()
    if match := COMMA_DECIMAL.fullmatch(text):
        text = f"{match[1]}.{match[2]}"
    if "%" in text:
        raise CellError(_("{text} is a percentage; write the number itself").format(text=cell))
    if not NUMBER.fullmatch(text):
        raise CellError(_("{text} is not a number").format(text=cell))
    return float(text)


def as_whole(cell: Cell) -> int | None:
    """A whole number."""
    number = as_number(cell)
    if number is None:
        return None
    if number != int(number):
        raise CellError(_("{text} is not a whole number").format(text=number))
    return int(number)


def as_mark(cell: Cell) -> Decimal | None:
    """A mark with at most two decimals; a percent cell is none."""
    refuse_broken(cell)
    number = as_number(cell)
    if number is None:
        return None
    exact = Decimal(str(number))
    mark = exact.quantize(HUNDREDTH)
    if abs(exact - mark) > Decimal("1e-9"):
        raise CellError(_("{text} has more than two decimals").format(text=exact))
    return mark


def as_truth(cell: Cell) -> bool | None:
    """Yes or no."""
    text = as_text(cell)
    if text is None:
        return None
    told = words.truth(text)
    if told is None:
        raise CellError(_("{text} is neither yes (是) nor no (否)").format(text=text))
    return told


def as_moment(cell: Cell) -> datetime | None:
    """A day with its time, to the second."""
    refuse_broken(cell)
    cell = narrow(cell)
    if isinstance(cell, datetime):
        return (cell + timedelta(milliseconds=500)).replace(microsecond=0)
    if isinstance(cell, str) and (match := DAY.fullmatch(cell)) and match[4]:
        day_part = date(int(match[1]), int(match[2]), int(match[3]))
        return datetime.combine(day_part, time.fromisoformat(match[4].strip().zfill(5)[:8]))
    day = as_day(cell)
    return datetime(day.year, day.month, day.day) if day else None


def as_day(cell: Cell) -> date | None:
    """A day, also from 20250621, 2025年6月21日 and the number that Excel keeps for a day."""
    refuse_broken(cell)
    cell = narrow(cell)
    if cell is None or isinstance(cell, date):
        return cell.date() if isinstance(cell, datetime) else cell
    text = str(as_text(cell))
    try:
        if match := (DAY.fullmatch(text) or COMPACT_DAY.fullmatch(text)):
            day = date(int(match[1]), int(match[2]), int(match[3]))
            return day if day.year in YEARS else _no_day(text)
        if text.isdigit() and int(text) in SERIAL_DAYS:
            return EPOCH + timedelta(days=int(text))
    except ValueError:
        pass
    return _no_day(text)


def _no_day(text: str) -> date:
    raise CellError(_("{text} is not a day; write it as 2025-06-21").format(text=text))
