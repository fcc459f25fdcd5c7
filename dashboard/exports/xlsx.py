"""Rows as a workbook: a cover sheet, then the rows under frozen headings, numbers as numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard.exports.cover import Cover, harmless
from dashboard.language import gettext as _
from dashboard.language.formats import is_nothing

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_FONT = "Microsoft YaHei"
_WIDEST = 40


@dataclass(frozen=True)
class Looks:
    """The formats of a workbook."""

    plain: Any
    unwrapped: Any
    bold: Any
    day: Any


def looks_of(book: Workbook) -> Looks:
    """The formats of a workbook, one of each."""
    font = {"font_name": _FONT, "font_size": 11}
    return Looks(
        plain=book.add_format({**font, "valign": "top", "text_wrap": True}),
        unwrapped=book.add_format(font),
        bold=book.add_format({**font, "bold": True, "bg_color": "#E8F1F5"}),
        day=book.add_format({**font, "num_format": "yyyy-mm-dd"}),
    )


def xlsx_bytes(rows: pd.DataFrame, headings: Mapping[str, str], cover: Cover) -> bytes:
    """The workbook; every sheet prints the internal-use line in its footer."""
    import xlsxwriter

    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        looks = looks_of(book)
        write_lines(book.add_worksheet(_("Cover")), cover.lines(), looks)
        write_rows(book.add_worksheet(_("Rows")), rows, headings, looks)
        for sheet in book.worksheets():
            sheet.set_footer(f"&C{cover.lines()[-1][1]}&R&P/&N")
    return stream.getvalue()


def write_lines(sheet: Worksheet, lines: Sequence[tuple[str, str]], looks: Looks) -> None:
    """Facts under each other: heading and text."""
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 80)
    for number, (name, text) in enumerate(lines):
        sheet.write_string(number, 0, str(harmless(name)), looks.bold)
        sheet.write_string(number, 1, str(harmless(text)), looks.plain)


def write_rows(sheet: Worksheet, rows: pd.DataFrame, headings: Mapping[str, str], looks: Looks, top: int = 0) -> None:
    """Rows under frozen headings in row `top` (from 0), numbers as numbers; what is hidden stays blank."""
    sheet.freeze_panes(top + 1, 0)
    for column, name in enumerate(rows.columns):
        words = str(harmless(headings.get(str(name), str(name))))
        sheet.write_string(top, column, words, looks.bold)
        values = rows[name].tolist()
        sheet.set_column(column, column, _width(words, values))
        for number, value in enumerate(values, start=top + 1):
            _write_cell(sheet, number, column, value, looks.plain, looks.day)
    if len(rows.columns):
        sheet.autofilter(top, 0, top + len(rows), len(rows.columns) - 1)


def _write_cell(sheet: Worksheet, row: int, column: int, value: Any, plain: Any, day: Any) -> None:
    if is_nothing(value):
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value, plain)
    elif isinstance(value, (int, float, Decimal)):
        sheet.write_number(row, column, value, plain)
    elif isinstance(value, (date, datetime)):
        sheet.write_datetime(row, column, value, day)
    else:
        sheet.write_string(row, column, str(harmless(str(value))), plain)


def _width(words: str, values: list[Any]) -> float:
    longest = max([words, *(str(value) for value in values[:200])], key=_columns_wide)
    return min(_WIDEST, _columns_wide(longest) + 3)


def _columns_wide(text: str) -> int:
    return sum(2 if ord(letter) > 0x2E7F else 1 for letter in text)
