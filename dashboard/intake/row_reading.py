"""Rows of sheets as rows of tables: those that are good, and those that are not, each with its reasons."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from dashboard.contract import TABLES, Column
from dashboard.intake import cells, words
from dashboard.intake.cells import Cell, CellError
from dashboard.intake.entries import BadRow, Entry, Origin, Settled, Values
from dashboard.intake.recognition import Layout
from dashboard.intake.sheets import Row
from dashboard.intake.values import NO_RECORD, Desk, is_needed
from dashboard.language import gettext as _

PRESENT = "present"


def read_rows(layout: Layout, desk: Desk, settled: Settled) -> Iterator[Sequence[Entry | BadRow]]:
    """What every row below the headings says; lines of totals and blank ones are passed over."""
    reader = _WideRow if layout.table == words.WIDE else _LongRow
    for row in layout.sheet.rows[layout.heading.rows :]:
        if is_data(layout, row):
            yield reader(layout, desk, settled, row).read()


def is_data(layout: Layout, row: Row) -> bool:
    """Whether the row holds something, and is no line of totals or repeated headings."""
    filled = next((cell for cell in row.cells if cells.cleaned(cell) is not None), None)
    if filled is None:
        return False
    place = layout.place("student_id")
    if place is None:
        return True
    first = str(filled)[:20]
    told = str(row.cell(place) or "")
    repeated = told == layout.heading.names[place]
    return not repeated and not ((not told.strip() or words.is_total_line(told)) and words.is_total_line(first))


class _Row:
    """One row being read; reasons are gathered so that all of them are told at once."""

    def __init__(self, layout: Layout, desk: Desk, settled: Settled, row: Row) -> None:
        self.layout, self.desk, self.settled, self.row = layout, desk, settled, row
        self.reasons: list[str] = []

    def read(self) -> Sequence[Entry | BadRow]:
        """The entries of this row, or the row with its reasons."""
        found = list(self.entries())
        origin = Origin(self.layout, self.row)
        if self.reasons:
            return [BadRow(origin, tuple(dict.fromkeys(self.reasons)))]
        return [Entry(table, values, origin) for table, values in found]

    def entries(self) -> Iterator[tuple[str, Values]]:
        """Table and values of each entry; what is wrong goes to `reasons`."""
        raise NotImplementedError

    def blame(self, place: int | None, reason: object) -> None:
        """One more reason, with the heading of the column."""
        heading = self.layout.heading.names[place] if place is not None else ""
        self.reasons.append(f"{heading}: {reason}" if heading else str(reason))

    def values(self, table: str, columns: Iterable[Column]) -> Values:
        """The values of the columns that the sheet has."""
        values: Values = {}
        for column in columns:
            place = self.layout.place(column.name)
            if place is None:
                continue
            try:
                values[column.name] = self.desk.value(TABLES[table], column, self._cell(column.name, place))
            except CellError as error:
                self.blame(place, error)
                continue
            if values[column.name] is None and is_needed(column) and not self._from_the_sheet(column):
                self.blame(place, _("the cell is empty"))
        if self.settled.exam_id and any(column.name == "exam_id" for column in columns):
            values["exam_id"] = values.get("exam_id") or self.settled.exam_id
        return values

    def _cell(self, column: str, place: int) -> Cell:
        """The cell; a pupil's number whose leading zeros were lost gets them back where that was settled."""
        cell = self.row.cell(place)
        if column != "student_id" or not self.settled.digits:
            return cell
        text = cells.as_id(cell)
        return text.zfill(self.settled.digits) if text and text.isdigit() else text

    def _from_the_sheet(self, column: Column) -> bool:
        return column.name == "exam_id" and bool(self.settled.exam_id)

    def mark_refusal(self, exam: str, subject: str, mark: Decimal) -> str:
        """Why a mark cannot be; an empty text when it can."""
        full = self.desk.register.full_score(exam, subject)
        if full is None:
            return _("{exam} has no subject {subject}; add it to exam_subjects").format(exam=exam, subject=subject)
        if mark < 0:
            return _("{mark} is below zero").format(mark=mark)
        return _("{mark} is above full marks ({full})").format(mark=mark, full=full) if mark > full else ""


class _LongRow(_Row):
    """A row that is one row of its table."""

    def entries(self) -> Iterator[tuple[str, Values]]:
        table = TABLES[self.layout.table]
        columns = [column for column in table.columns if (table.name, column.name) != ("scores", "score")]
        values = self.values(table.name, columns)
        if table.name == "scores":
            values |= self._mark(values)
        yield table.name, values

    def _mark(self, values: Values) -> Values:
        place = self.layout.place("score")
        mark, attendance = read_mark(self, place)
        told = values.get("attendance")
        attendance = attendance or told or PRESENT
        if told and told != PRESENT and mark == 0:
            mark = None
        if attendance == NO_RECORD or (mark is None and attendance == PRESENT):
            self.blame(place, _("there is neither a mark nor an absence"))
        if mark is not None and attendance != PRESENT:
            self.blame(place, _("a mark stands beside an absence"))
        if mark is not None and not self.reasons:
            refusal = self.mark_refusal(values["exam_id"], values["subject"], mark)
            if refusal:
                self.blame(place, refusal)
        return {"score": mark, "attendance": attendance}


class _WideRow(_Row):
    """A row that is one pupil: an entry for each subject, and one of the roster where the sheet is the roster."""

    def entries(self) -> Iterator[tuple[str, Values]]:
        shared = [
            column for column in TABLES["scores"].columns if column.name in ("exam_id", "student_id", "site_code")
        ]
        values = self.values("scores", shared)
        for place, subject in self.layout.subjects.items():
            mark, attendance = read_mark(self, place)
            if attendance == NO_RECORD or (mark is None and not attendance):
                continue
            if mark is not None and values.get("exam_id"):
                refusal = self.mark_refusal(values["exam_id"], subject, mark)
                if refusal:
                    self.blame(place, refusal)
            yield "scores", {**values, "subject": subject, "score": mark, "attendance": attendance or PRESENT}
        if self.layout.place("school_code") is not None and self.desk.is_roster(values.get("exam_id")):
            columns = [column for column in TABLES["roster"].columns if column.name != "grade"]
            yield "roster", self.values("roster", columns)


def read_mark(row: _Row, place: int | None) -> tuple[Decimal | None, str]:
    """The mark in a cell, or the code of the absence that its word tells; neither for an empty one."""
    cell: Cell = row.row.cell(place) if place is not None else None
    if isinstance(cell, str):
        text = str(cells.cleaned(cell) or "")
        if attendance := row.desk.word("attendance", text) if text else "":
            return None, attendance
    try:
        return cells.as_mark(cell), ""
    except CellError as error:
        row.blame(place, _("{reason}; write the mark or one of: 缺考 请假 免考 作废").format(reason=error))
        return None, ""
