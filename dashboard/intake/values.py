"""A cell as the value of one column of the contract, held against the rules that the contract states for it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.contract import Column, Table
from dashboard.contract.persons import person_in
from dashboard.intake import cells, words
from dashboard.intake.answers import Answers
from dashboard.intake.cells import Cell, CellError, Value
from dashboard.intake.pseudonyms import PERSONS, Key
from dashboard.intake.register import REFERENCE, Register
from dashboard.language import gettext as _

MARKS = frozenset({("scores", "score"), ("exam_subjects", "full_score")})
CODES = re.compile(r"[A-Za-z0-9_.-]+")
READERS: Mapping[str, Callable[[Cell], Value]] = {
    "text": cells.as_text,
    "integer": cells.as_whole,
    "number": cells.as_number,
    "boolean": cells.as_truth,
    "date": cells.as_day,
    "timestamp": cells.as_moment,
}
NO_RECORD = "none"
YES, NO = "yes", "no"


@dataclass(frozen=True)
class Desk:
    """What is needed to read a row: the register, what was settled, and the key."""

    register: Register
    answers: Answers
    key: Key

    def value(self, table: Table, column: Column, cell: Cell) -> Value:
        """The value of a cell; CellError says why there is none."""
        if column.name in PERSONS:
            person = cells.as_id(cell)
            return self.key.pseudonym(column.name, person) if person else None
        if column.type == "text" and isinstance(cell, date):
            told = _("Excel has made the day {day} of this text; write the text with an apostrophe before it")
            raise CellError(told.format(day=cells.as_text(cell)))
        if (table.name, column.name) in MARKS:
            value: Value = cells.as_mark(cell)
        elif column.allowed or column.name == "subject":
            value = self._code(column, cell)
        else:
            value = READERS[column.type](cell)
        if isinstance(value, str):
            value = self._referred(table, column.name, value)
        _hold(column, value)
        return value

    def is_roster(self, exam: str | None) -> bool:
        """Whether the wide sheets of an exam list its roster."""
        return self.answers.get("rosters", exam or "") == YES

    def _code(self, column: Column, cell: Cell) -> str | None:
        text = cells.as_text(cell)
        if text is None or text in column.allowed:
            return text
        if column.name == "subject":
            return self._subject(text)
        if (found := self.word(column.name, text)) in column.allowed:
            return found
        offered = ", ".join(told for _code, told in words.code_words(column))
        raise CellError(_("{text} is not one of: {choices}").format(text=text, choices=offered))

    def _subject(self, text: str) -> str:
        found = self.answers.get("words", text) or words.subject_of(text) or text.lower()
        if not CODES.fullmatch(found):
            raise CellError(_("subject {text} is not known; correct it, or settle it under [words]").format(text=text))
        return found

    def word(self, column: str, text: str) -> str:
        """The code of a word, an empty text when nobody has settled what it means."""
        return self.answers.get("words", text) or words.code_by_word(column).get(words.plain(text), "")

    def _referred(self, table: Table, column: str, text: str) -> str:
        """Codes of exams, schools and townships from codes or names; the table that lists them keeps its own."""
        if column == "exam_id" and table.name != "exams":
            return self.register.exam(text)
        if column == "school_code" and table.name in ("roster", "target_letters", "peer_groups"):
            return self.register.school(self.answers.get("schools", text) or text)
        if column == "township_code" and table.name == "schools":
            return self.register.township(text)
        return text


def _hold(column: Column, value: Value) -> None:
    """CellError for a value that the contract refuses in this column."""
    if value is None:
        return
    if isinstance(value, str):
        if column.pattern and not re.fullmatch(column.pattern, value):
            raise CellError(_("{text} has not the form {form}").format(text=value, form=column.pattern))
        if found := person_in(value, column.prose):
            raise CellError(_("“{found}” looks like a person's name or number; name the post").format(found=found))
        if column.pseudonym and not value.isascii():
            raise CellError(_("{text} looks like a name; write the code").format(text=value))
    elif not isinstance(value, bool) and column.range_text and _is_outside(column, value):
        raise CellError(_("{text} is outside {range}").format(text=value, range=column.range_text))


def _is_outside(column: Column, value: Value) -> bool:
    number = float(str(value))
    low, high = column.minimum, column.maximum
    return (low is not None and number < low) or (high is not None and number > high)


def is_needed(column: Column) -> bool:
    """Whether the contract wants a value in every row."""
    return not column.nullable and column.default is None and not column.default_column


__all__ = ["NO_RECORD", "REFERENCE", "Desk", "is_needed"]
