"""All tables of a meeting in one workbook: a cover that lists the sheets, then one sheet for each chart or table."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

from dashboard.exports.cover import harmless, internal_use
from dashboard.exports.shown import Pack, Shown
from dashboard.exports.xlsx import Looks, looks_of, write_lines, write_rows
from dashboard.language import gettext as _

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']+")
_LONGEST_NAME = 31


def workbook_bytes(pack: Pack) -> bytes:
    """The workbook; every sheet says itself what it holds, and prints the internal-use line in its footer."""
    import xlsxwriter

    stream = BytesIO()
    shown = [(item, one) for item in pack.items for one in item.shown]
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        looks = looks_of(book)
        names = [sheet_name(number, one) for number, (_item, one) in enumerate(shown, start=1)]
        contents = [
            (name, f"{item.number} {item.title} · {one.cover.title}")
            for name, (item, one) in zip(names, shown, strict=True)
        ]
        write_lines(book.add_worksheet(_("Cover")), (*pack.facts, *contents), looks)
        for name, (_item, one) in zip(names, shown, strict=True):
            _sheet(book.add_worksheet(name), one, looks)
        for sheet in book.worksheets():
            sheet.set_footer(f"&C{internal_use()}&R&P/&N")
    return stream.getvalue()


def sheet_name(number: int, shown: Shown) -> str:
    """A number that no other sheet has, and as much of the title as a sheet's name may hold."""
    title = _NOT_IN_A_NAME.sub(" ", shown.cover.title).strip()
    return f"{number:02} {title}"[:_LONGEST_NAME]


def _sheet(sheet: Worksheet, shown: Shown, looks: Looks) -> None:
    lines = shown.cover.lines()
    for number, (name, text) in enumerate(lines):
        sheet.write_string(number, 0, str(harmless(name)), looks.bold)
        sheet.write_string(number, 1, str(harmless(text)), looks.unwrapped)
    write_rows(sheet, shown.rows, shown.headings, looks, top=len(lines) + 1)
