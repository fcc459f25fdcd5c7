"""Sheets to entries: the tables that others refer to first, then the rest, whatever the order of the files."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.contract import Inventory
from dashboard.intake import words
from dashboard.intake.answers import EVERYWHERE, LEAVE_OUT, Answers, Question, unsettled
from dashboard.intake.cells import CellError
from dashboard.intake.duplicates import distinct
from dashboard.intake.entries import BadRow, Entry, Settled
from dashboard.intake.pseudonyms import Key
from dashboard.intake.recognition import Layout, recognise
from dashboard.intake.register import REFERENCE, Register, make_register
from dashboard.intake.row_reading import read_rows
from dashboard.intake.sheets import Remark, Sheet
from dashboard.intake.suspicions import PAD, id_question, suspicious_marks, usual_length
from dashboard.intake.tables_on_disk import read_rows as rows_on_disk
from dashboard.intake.values import NO, YES, Desk
from dashboard.language import gettext as _

LAST = ("roster", "scores", words.WIDE)
Step = Callable[[int], None]


@dataclass(frozen=True)
class Understood:
    """Every sheet that is understood, and what stands in the way of the others."""

    layouts: tuple[Layout, ...]
    questions: tuple[Question, ...]
    remarks: tuple[Remark, ...]


def understand(sheets: Iterable[Sheet], answers: Answers) -> Understood:
    """Which table each sheet belongs to."""
    found = [recognise(sheet, answers) for sheet in sheets]
    questions = unsettled((question for one in found for question in one.questions), answers)
    layouts = sorted((one.layout for one in found if one.layout), key=lambda layout: layout.sheet.title)
    remarks = tuple(remark for one in found for remark in one.remarks)
    return Understood(tuple(layouts), tuple(questions), remarks)


@dataclass(frozen=True)
class Reading:
    """What the sheets say; with questions there is nothing else yet."""

    entries: tuple[Entry, ...] = ()
    bad: tuple[BadRow, ...] = ()
    remarks: tuple[Remark, ...] = ()
    questions: tuple[Question, ...] = ()
    repeated: int = 0
    settled: Mapping[str, Settled] | None = None


class Reader:
    """Reads the layouts of one import table by table."""

    def __init__(self, inventory: Inventory, answers: Answers, key: Key, step: Step) -> None:
        self._inventory, self._answers, self._key, self._step = inventory, answers, key, step
        self._entries: list[Entry] = []
        self._bad: list[BadRow] = []
        self._remarks: list[Remark] = []
        self._settled: dict[str, Settled] = {}
        self._repeated = 0
        self._referred = {name: rows_on_disk(inventory, name) for name in REFERENCE}

    def read(self, layouts: Sequence[Layout]) -> Reading:
        """Entries, or the questions that must be settled first."""
        for table in _order(layouts):
            group = [layout for layout in layouts if layout.table == table]
            register = self._register()
            questions = unsettled(self._questions(group, register), self._answers)
            if questions:
                return Reading(questions=tuple(questions))
            self._take(group, Desk(register, self._answers, self._key))
        return Reading(
            tuple(self._entries), tuple(self._bad), tuple(self._remarks), (), self._repeated, dict(self._settled)
        )

    def _register(self) -> Register:
        told = {name: [entry.values for entry in self._entries if entry.table == name] for name in REFERENCE}
        return make_register({name: [*self._referred[name], *told[name]] for name in REFERENCE})

    def _take(self, group: Sequence[Layout], desk: Desk) -> None:
        found: list[Entry] = []
        for layout in group:
            spoiled = list(suspicious_marks(layout))
            self._remarks += spoiled
            if spoiled:
                continue
            try:
                settled = self._settle(layout, desk.register)
            except CellError as error:
                self._remarks.append(Remark(layout.sheet.title, str(error), refused=True))
                continue
            for row in read_rows(layout, desk, settled):
                self._bad += [one for one in row if isinstance(one, BadRow)]
                found += [one for one in row if isinstance(one, Entry)]
                self._step(1)
        sorted_out = distinct(found)
        self._entries += sorted_out.entries
        self._bad += sorted_out.bad
        self._repeated += sorted_out.repeated

    def _settle(self, layout: Layout, register: Register) -> Settled:
        exam = self._exam(layout)
        exam = register.exam(exam) if exam else ""
        pad = self._answers.get("ids", layout.sheet.title) == PAD
        settled = Settled(exam, usual_length(layout) if pad else 0)
        self._settled[layout.sheet.title] = settled
        return settled

    def _exam(self, layout: Layout) -> str:
        if layout.place("exam_id") is not None or not _speaks_of_exams(layout.table):
            return ""
        return self._answers.get("exams", layout.sheet.title) or self._answers.get("exams", EVERYWHERE) or ""

    def _questions(self, group: Iterable[Layout], register: Register) -> Iterator[Question]:
        for layout in group:
            if _speaks_of_exams(layout.table) and layout.place("exam_id") is None and not self._exam(layout):
                yield _exam_question(layout, register)
                continue
            if layout.table in LAST and (question := id_question(layout)):
                yield question
            if layout.table == words.WIDE:
                for exam in _exams(layout, register, self._exam(layout)):
                    yield from self._of_wide(layout, exam, register)

    def _of_wide(self, layout: Layout, exam: str, register: Register) -> Iterator[Question]:
        for place, subject in layout.subjects.items():
            if register.full_score(exam, subject) is None:
                name = layout.heading.names[place]
                text = _("{exam} has no subject {subject}: add it to exam_subjects, or leave the column out.")
                leave = ((LEAVE_OUT, _("leave the column out")),)
                yield Question(f"headings.{words.WIDE}", name, text.format(exam=exam, subject=subject), leave)
        if layout.place("school_code") is not None and not self._has_roster(exam):
            text = _("{exam} has no roster yet. Does {sheet} list every pupil who should have sat, absent ones too?")
            choices = ((YES, _("yes, it is the roster too")), (NO, _("no, the roster comes in a file of its own")))
            yield Question("rosters", exam, text.format(exam=exam, sheet=layout.sheet.title), choices)

    def _has_roster(self, exam: str) -> bool:
        if any(entry.table == "roster" and entry.values["exam_id"] == exam for entry in self._entries):
            return True
        files = self._inventory.files.get("roster", ())
        parts = [dict(file.partitions).get("exam_id") for file in files]
        if None in parts:
            return bool(rows_on_disk(self._inventory, "roster", frozenset({exam})))
        return exam in parts


def _exams(layout: Layout, register: Register, exam: str) -> list[str]:
    """The known exams of a sheet, from its column or as it was settled."""
    place = layout.place("exam_id")
    below = layout.sheet.rows[layout.heading.rows :]
    told = {exam} if place is None else {str(row.cell(place)) for row in below}
    found = (register.exams.get(words.plain(name), frozenset()) for name in told)
    return sorted({code for codes in found for code in codes})


def _order(layouts: Sequence[Layout]) -> list[str]:
    there = {layout.table for layout in layouts}
    middle = sorted(there - {*REFERENCE, *LAST})
    return [table for table in (*REFERENCE, *middle, *LAST) if table in there]


def _speaks_of_exams(table: str) -> bool:
    return table in (*LAST, "exam_subjects")


def _exam_question(layout: Layout, register: Register) -> Question:
    """Which exam; those that the file, the sheet or its title names come first."""
    told = words.plain(f"{layout.sheet.title} {layout.heading.title}")
    latest = sorted(register.exam_names, reverse=True)
    named = [exam for exam in latest if any(name and words.plain(name) in told for name in exam)]
    names = [*named, *(exam for exam in latest if exam not in named)]
    text = _("Of which exam is {sheet}? (--exam names one for all)").format(sheet=layout.sheet.title)
    return Question("exams", layout.sheet.title, text, tuple(names))
