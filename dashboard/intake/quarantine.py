"""The workbook of rows that were not taken: as they stand, with row number and reasons, to mend and import."""

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter

from dashboard.intake.cells import Broken, Cell
from dashboard.intake.entries import BadRow, Settled
from dashboard.intake.recognition import NAMED, Layout

ROW_NUMBER, REASON, EXAM = "行号", "原因", "考试代码"
FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME = 31
FONT = "Microsoft YaHei"


def quarantine_path(folder: Path, now: datetime) -> Path:
    """Beside the data folder, never in it: the rows hold ids of pupils."""
    folder = folder.absolute()
    return folder.with_name(f"{folder.name}-待改-{now:%Y%m%d-%H%M%S}.xlsx")


def write_quarantine(path: Path, bad: Iterable[BadRow], settled: Mapping[str, Settled]) -> None:
    """One sheet for each sheet with bad rows; readable by its owner alone."""
    by_sheet: dict[str, list[BadRow]] = {}
    for row in bad:
        by_sheet.setdefault(row.origin.layout.sheet.title, []).append(row)
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        formats = {
            "heading": book.add_format({"bold": True, "font_name": FONT, "bg_color": "#E8F1F5"}),
            "plain": book.add_format({"font_name": FONT, "num_format": "@"}),
            "number": book.add_format({"font_name": FONT}),
            "day": book.add_format({"font_name": FONT, "num_format": "yyyy-mm-dd"}),
        }
        for title, rows in sorted(by_sheet.items()):
            layout = rows[0].origin.layout
            sheet = book.add_worksheet(_name(layout, {known.name for known in book.worksheets()}))
            _fill(sheet, layout, rows, settled.get(title, Settled()), formats)
    _write_private(path, content.getvalue())


def _write_private(path: Path, content: bytes) -> None:
    with suppress(FileNotFoundError):
        path.unlink()
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(content)


def _name(layout: Layout, taken: set[str]) -> str:
    """The sheet's name with its table, so that it is recognised again."""
    sheet = layout.sheet
    base = FORBIDDEN.sub(" ", sheet.name or Path(sheet.file).stem)
    ending = "" if NAMED.search(base) else f"（{layout.table}）"
    for number in range(1, len(taken) + 2):
        mark = f"{ending}{number}" if number > 1 else ending
        name = base[: LONGEST_NAME - len(mark)] + mark
        if name.lower() not in {known.lower() for known in taken}:
            break
    return name


def _fill(sheet: Any, layout: Layout, rows: Sequence[BadRow], settled: Settled, formats: Mapping[str, Any]) -> None:
    names = [
        name or f"列{place + 1}" if place in layout.targets else name for place, name in enumerate(layout.heading.names)
    ]
    shown = [place for place, name in enumerate(names) if name and name not in (ROW_NUMBER, REASON)]
    exam = [EXAM] if settled.exam_id else []
    headings = [REASON, ROW_NUMBER, *exam, *(names[place] for place in shown)]
    for column, name in enumerate(headings):
        sheet.write_string(0, column, name, formats["heading"])
    sheet.freeze_panes(1, 2)
    sheet.set_column(0, 0, 60)
    sheet.set_column(1, len(headings) - 1, 16)
    for line, row in enumerate(sorted(rows, key=lambda row: row.origin.row.number), start=1):
        sheet.write_string(line, 0, "; ".join(row.reasons), formats["plain"])
        sheet.write_number(line, 1, row.origin.row.number)
        if exam:
            sheet.write_string(line, 2, settled.exam_id, formats["plain"])
        for column, place in enumerate(shown, start=2 + len(exam)):
            _write(sheet, line, column, _cell(row, place, settled), formats)


def _cell(row: BadRow, place: int, settled: Settled) -> Cell:
    cell = row.origin.row.cell(place)
    if settled.digits and place == row.origin.layout.place("student_id") and isinstance(cell, int | float):
        return f"{cell:.0f}".zfill(settled.digits)
    return cell


def _write(sheet: Any, line: int, column: int, cell: Cell, formats: Mapping[str, Any]) -> None:
    if cell is None:
        return
    if isinstance(cell, bool | str | Broken):
        sheet.write_string(line, column, str(cell), formats["plain"])
    elif isinstance(cell, date):
        sheet.write_datetime(line, column, cell, formats["day"])
    else:
        sheet.write_number(line, column, cell, formats["number"])
