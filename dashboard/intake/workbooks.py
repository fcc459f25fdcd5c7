"""Files to sheets: XLSX, XLS and ODS by their content whatever their name says, CSV in the usual encodings."""

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path

import python_calamine as calamine

from dashboard.intake.cells import Broken, Cell
from dashboard.intake.sheets import Place, Remark, Row, Sheet
from dashboard.intake.text_files import UnreadableError, decoded, text_sheet
from dashboard.intake.words import is_passed_over
from dashboard.intake.xlsx_cells import broken_cells
from dashboard.language import gettext as _

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
HEADING_ROWS = 30


def read_file(path: Path) -> tuple[list[Sheet], list[Remark]]:
    """The visible sheets with rows, and what was passed over; UnreadableError where nothing can be read."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableError(
            _("The file cannot be opened: {reason}.").format(reason=error.strerror or error)
        ) from error
    if not content.strip():
        raise UnreadableError(_("The file is empty; export or copy it again."))
    if content.startswith((ZIP, OLE)):
        return _workbook(path, content)
    if b"<html" in content[:2000].lower() or b"<table" in content[:2000].lower():
        raise UnreadableError(_("The file is a web page with another name; open it in Excel and save it as .xlsx."))
    text = decoded(content)
    if text is None:
        raise UnreadableError(_("The file is neither a workbook nor a text; export it again as .xlsx or .csv."))
    sheet = text_sheet(path, text)
    return ([sheet], []) if sheet.rows else ([], [Remark(path.name, _("The sheet is empty."))])


def _workbook(path: Path, content: bytes) -> tuple[list[Sheet], list[Remark]]:
    if content.startswith(OLE) and ENCRYPTED in content:
        raise UnreadableError(
            _("The file is locked by a password; open it in Excel, take the password off and save it.")
        )
    try:
        book = calamine.CalamineWorkbook.from_filelike(BytesIO(content))
        broken = broken_cells(path) if content.startswith(ZIP) and b"xl/workbook.xml" in content else {}
        return _sheets(path, book, broken)
    except calamine.PasswordError as error:
        raise UnreadableError(
            _("The file is locked by a password; open it in Excel, take the password off and save it.")
        ) from error
    except (calamine.CalamineError, OSError, KeyError, ValueError) as error:
        raise UnreadableError(
            _("The file is damaged or not a workbook; open it in Excel, save it as .xlsx and import that.")
        ) from error


def _sheets(
    path: Path, book: calamine.CalamineWorkbook, broken: Mapping[str, Mapping[Place, Broken]]
) -> tuple[list[Sheet], list[Remark]]:
    sheets, remarks = [], []
    for facts in book.sheets_metadata:
        where = f"{path.name}/{facts.name}"
        if facts.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        if facts.visible != calamine.SheetVisibleEnum.Visible:
            remarks += [] if is_passed_over(facts.name) else [Remark(where, _("The sheet is hidden and was not read."))]
            continue
        if is_passed_over(facts.name):
            continue
        sheet = _sheet(path, book.get_sheet_by_name(facts.name), broken.get(facts.name, {}))
        if sheet.rows:
            sheets.append(sheet)
        else:
            remarks.append(Remark(where, _("The sheet is empty.")))
    return sheets, remarks


def _sheet(path: Path, found: calamine.CalamineSheet, broken: Mapping[Place, Broken]) -> Sheet:
    merged: dict[Place, Place] = {}
    for first, last in found.merged_cell_ranges or ():
        if first[0] < HEADING_ROWS:
            merged |= {(r, c): first for r in range(first[0], last[0] + 1) for c in range(first[1], last[1] + 1)}
    rows = []
    for number, cells in enumerate(found.to_python(skip_empty_area=False)):
        if any(_is_filled(cell) for cell in cells) or any((number, place) in broken for place in range(len(cells))):
            rows.append(Row(number + 1, tuple(_cells(number, cells, broken))))
    return Sheet(path.name, found.name, tuple(rows), merged)


def _is_filled(cell: object) -> bool:
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))


def _cells(number: int, cells: Sequence[object], broken: Mapping[Place, Broken]) -> Iterator[Cell]:
    for place, cell in enumerate(cells):
        spoiled = broken.get((number, place))
        if spoiled is not None:
            yield spoiled
        else:
            yield cell if _is_filled(cell) else None  # type: ignore[misc]
