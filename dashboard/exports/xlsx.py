"""Rows as a workbook: a cover sheet, then the rows under frozen headings, numbers as numbers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard.exports.cover import Cover, harmless
from dashboard.language import gettext as _
from dashboard.language.formats import is_nothing

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_FONT = "Microsoft YaHei"
_WIDEST = 40


def xlsx_bytes(rows: pd.DataFrame, headings: Mapping[str, str], cover: Cover) -> bytes:
    """The workbook; every sheet prints the internal-use line in its footer."""
    import xlsxwriter

    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        plain = book.add_format({"font_name": _FONT, "font_size": 11, "valign": "top", "text_wrap": True})
        bold = book.add_format({"font_name": _FONT, "font_size": 11, "bold": True, "bg_color": "#E8F1F5"})
        day = book.add_format({"font_name": _FONT, "font_size": 11, "num_format": "yyyy-mm-dd"})
        _write_cover(book.add_worksheet(_("Cover")), cover, bold, plain)
        _write_rows(book.add_worksheet(_("Rows")), rows, headings, (bold, plain, day))
        for sheet in book.worksheets():
            sheet.set_footer(f"&C{cover.lines()[-1][1]}&R&P/&N")
    return stream.getvalue()


def _write_cover(sheet: Worksheet, cover: Cover, bold: Any, plain: Any) -> None:
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 80)
    for number, (name, text) in enumerate(cover.lines()):
        sheet.write_string(number, 0, str(harmless(name)), bold)
        sheet.write_string(number, 1, str(harmless(text)), plain)


def _write_rows(sheet: Worksheet, rows: pd.DataFrame, headings: Mapping[str, str], formats: tuple[Any, ...]) -> None:
    bold, plain, day = formats
    sheet.freeze_panes(1, 0)
    for column, name in enumerate(rows.columns):
        words = str(harmless(headings.get(str(name), str(name))))
        sheet.write_string(0, column, words, bold)
        values = rows[name].tolist()
        sheet.set_column(column, column, _width(words, values))
        for number, value in enumerate(values, start=1):
            _write_cell(sheet, number, column, value, plain, day)
    if len(rows.columns):
        sheet.autofilter(0, 0, len(rows), len(rows.columns) - 1)


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
