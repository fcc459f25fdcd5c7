"""Which table a sheet belongs to and which column stands under which heading; what is not sure becomes a question."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from dashboard.contract import TABLES
from dashboard.intake import words
from dashboard.intake.answers import LEAVE_OUT, Answers, Question
from dashboard.intake.headers import BETWEEN, Heading, find_heading
from dashboard.intake.sheets import Remark, Sheet
from dashboard.intake.targets import is_id, target_of
from dashboard.language import gettext as _

NAMED = re.compile(r"[（(]([a-z_]+)[)）]")


@dataclass(frozen=True)
class Layout:
    """A sheet that is understood: its table (or `wide`), and what stands in each column, left-out ones without."""

    sheet: Sheet
    heading: Heading
    table: str
    targets: Mapping[int, str]

    @property
    def subjects(self) -> Mapping[int, str]:
        """The subjects of a wide sheet by column."""
        found = self.targets.items()
        return {
            place: target.removeprefix(words.SUBJECT) for place, target in found if target.startswith(words.SUBJECT)
        }

    def place(self, column: str) -> int | None:
        """Where a column of the contract stands."""
        return self._places.get(column)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {target: place for place, target in reversed(list(self.targets.items()))}


@dataclass(frozen=True)
class Recognition:
    """What became of one sheet: a layout, questions that stand in the way, or remarks why it is not taken."""

    layout: Layout | None = None
    questions: tuple[Question, ...] = ()
    remarks: tuple[Remark, ...] = ()


def recognise(sheet: Sheet, answers: Answers) -> Recognition:
    """Look at the headings of one sheet."""
    if answers.get("sheets", sheet.title) == LEAVE_OUT:
        return Recognition(remarks=(Remark(sheet.title, _("Left out, as was settled.")),))
    heading = find_heading(sheet)
    if heading is None:
        text = _("No headings were found in the first 20 rows; write one row of headings above the data.")
        return Recognition(remarks=(Remark(sheet.title, text, refused=True),))
    table = _table(sheet, heading, answers)
    if isinstance(table, Question):
        return Recognition(questions=(table,))
    if table in TABLES and table not in words.IMPORTED:
        text = _("This table is written by: python -m dashboard record")
        return Recognition(remarks=(Remark(sheet.title, text, refused=True),))
    return _columns(sheet, heading, table, answers)


def _table(sheet: Sheet, heading: Heading, answers: Answers) -> str | Question:
    told = answers.get("sheets", sheet.title)
    named = NAMED.search(sheet.name) or NAMED.search(sheet.file)
    if told in TABLES or told == words.WIDE:
        return str(told)
    if named and (named[1] in TABLES or named[1] == words.WIDE):
        return named[1]
    if any(words.subject_of(name.split(BETWEEN)[0]) for name in heading.names) and "subject" not in _found(
        heading, "scores"
    ):
        return words.WIDE
    fitting = sorted(
        ((len(_found(heading, name)), name) for name in words.IMPORTED if _fits(heading, name)), reverse=True
    )
    if fitting and (len(fitting) == 1 or fitting[0][0] > fitting[1][0]):
        return fitting[0][1]
    offered = [name for _, name in fitting] or list(words.IMPORTED)
    choices = [(name, words.table_title(name)) for name in offered] + [(LEAVE_OUT, _("leave out"))]
    return Question(
        "sheets", sheet.title, _("Which table is the sheet {sheet}?").format(sheet=sheet.title), tuple(choices)
    )


def _found(heading: Heading, table: str) -> set[str]:
    known = words.column_by_heading(table)
    found = {known[words.heading_key(name)] for name in heading.names if words.heading_key(name) in known}
    return found | ({"student_id"} if any(map(is_id, heading.names)) and TABLES[table].people else set())


def _fits(heading: Heading, table: str) -> bool:
    needed = {column.name for column in TABLES[table].columns if column.required} - {"exam_id"}
    return needed <= _found(heading, table)


def _columns(sheet: Sheet, heading: Heading, table: str, answers: Answers) -> Recognition:
    targets, questions = {}, []
    for place, name in enumerate(heading.names):
        found = target_of(table, name, heading, answers) if name else LEAVE_OUT
        if isinstance(found, Question):
            questions.append(found)
        elif found != LEAVE_OUT:
            targets[place] = found
    layout = Layout(sheet, heading, table, targets)
    questions += _doubled(layout, answers)
    missing = [] if questions else list(_missing(layout))
    return Recognition(None if questions or missing else layout, tuple(questions), tuple(missing))


def _doubled(layout: Layout, answers: Answers) -> Iterator[Question]:
    """Two columns for one target: each is asked for."""
    targets = list(layout.targets.values())
    for place, target in layout.targets.items():
        name = layout.heading.names[place]
        is_told_apart = layout.heading.names.count(name) == 1
        if targets.count(target) > 1 and is_told_apart and not answers.get(f"headings.{layout.table}", name):
            text = _("Two columns are {column}; is it {heading}?").format(
                column=words.column_label(layout.table, target), heading=name
            )
            yield Question(
                f"headings.{layout.table}", name, text, ((target, _("yes")), (LEAVE_OUT, _("no, leave the column out")))
            )


def _missing(layout: Layout) -> Iterator[Remark]:
    needed = ["student_id"] if layout.table == words.WIDE else _needed(layout.table)
    for column in needed:
        if layout.place(column) is None:
            text = _("The column {column} is missing; add it and import again.").format(
                column=_name(layout.table, column)
            )
            yield Remark(layout.sheet.title, text, refused=True)
    targets = list(layout.targets.values())
    for target in dict.fromkeys(target for target in targets if targets.count(target) > 1):
        names = [layout.heading.names[place] for place, found in layout.targets.items() if found == target]
        text = _("Several columns are the same ({headings}); take one out or give it another heading.")
        yield Remark(layout.sheet.title, text.format(headings=", ".join(names)), refused=True)


def _needed(table: str) -> list[str]:
    by_exam = "student_id" in {column.name for column in TABLES[table].columns}
    optional = {"exam_id"} if by_exam or table == "exam_subjects" else set()
    return [column.name for column in TABLES[table].columns if column.required and column.name not in optional]


def _name(table: str, column: str) -> str:
    source = TABLES["roster" if table == words.WIDE else table].column(column)
    return words.heading(TABLES["roster" if table == words.WIDE else table], source) if source else column
