"""What a record of each kind must say: the column, its option, and the question put when the option is missing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from dashboard.contract import TABLES
from dashboard.contract.persons import person_in
from dashboard.language import gettext as _
from dashboard.language.record_words import value_words
from dashboard.records import FOLDER, GROUNDS, OUTCOMES, Kind, Record

STAGES = ("kindergarten", "primary", "junior", "senior")
Form = Literal["text", "day", "deadline"]


def _always(_record: object) -> bool:
    return True


def _is_decided(record: Record) -> bool:
    return record.outcome != "open"


def _lacks_stage(record: Record) -> bool:
    return record.stage is None


def _is_upheld(record: Record) -> bool:
    return record.outcome == "upheld"


@dataclass(frozen=True)
class Question:
    """One column of `table`; `applies` says whether a record that is so far filled in needs it.

    A `day` has passed or is today, a `deadline` may be any day.
    """

    column: str
    option: str
    words: str
    choices: tuple[str, ...] = ()
    form: Form = "text"
    optional: bool = False
    applies: Callable[[Any], bool] = _always
    table: str = FOLDER
    words_of: Callable[[str, str], str] = value_words

    @property
    def offered(self) -> str:
        """The choices as ` [code words | code words]`, an empty text when there are none."""
        told = [f"{code} {self.words_of(self.column, code)}" for code in self.choices]
        return f" [{' | '.join(told)}]" if told else ""

    def code(self, text: str) -> str:
        """The code of a choice, which may be given in words too."""
        codes = {self.words_of(self.column, code): code for code in self.choices}
        return codes.get(text.strip(), text.strip())

    def refusal(self, text: str) -> str:
        """Why this answer cannot be taken and how to mend it; an empty text when it can."""
        if not text.strip():
            return "" if self.optional else _("An answer is needed.")
        if self.choices and text not in self.choices:
            return _("{text} is not one of: {choices}.").format(text=text, choices=", ".join(self.choices))
        column = TABLES[self.table].column(self.column)
        found = person_in(text, column.prose) if column else ""
        if found:
            words = _("“{found}” looks like a person's name or number. Name the post, and pupils only as counts.")
            return words.format(found=found)
        return ""


LATE = Question("late_reason", "--late-reason", "")


def questions(kind: Kind) -> tuple[Question, ...]:
    """The questions of one kind in the order in which they are put."""
    return (*_matter(kind), Question("outcome", "--outcome", _("What was decided"), OUTCOMES[kind]), *_rest(kind))


def _matter(kind: Kind) -> tuple[Question, ...]:
    unit = Question("unit_code", "--unit", _("Code of the school or township"))
    if kind == "determination":
        return (
            Question("rule_id", "--rule", _("Rule of the plan")),
            Question("stage", "--stage", _("Stage"), STAGES, applies=_lacks_stage),
            unit,
            Question("occasion", "--occasion", _("School year, or test, of the place")),
        )
    if kind == "inheritance":
        return (
            Question("unit_code", "--unit", _("Code of the school after the change")),
            Question("predecessor_code", "--predecessor", _("Code of the school before the change")),
            Question("stage", "--stage", _("Stage"), STAGES),
        )
    return (
        Question("unit_type", "--unit-type", _("School or township"), ("school", "township")),
        unit,
        Question("exam_id", "--exam", _("Exam appealed against")),
        Question("ground", "--ground", _("Ground of the appeal"), GROUNDS),
        Question("evidence_id", "--evidence", _("Number of the evidence"), optional=True),
        Question("notified_on", "--notified", _("Day the unit was told its results"), form="day"),
        Question("received_on", "--received", _("Day the appeal came in"), form="day"),
    )


def _rest(kind: Kind) -> tuple[Question, ...]:
    evidence = Question("evidence_id", "--evidence", _("Number of the evidence"), optional=True)
    correction = Question(
        "correction_exam_id",
        "--correction",
        _("Exam that corrects it (empty: still to come)"),
        optional=True,
        applies=_is_upheld,
    )
    role = _("Post that decided (for an open appeal: that took it in); no name")
    return (
        *((correction,) if kind == "appeal" else (evidence,)),
        Question("decided_by_role", "--role", role),
        Question("decided_on", "--date", _("Day of the decision"), form="day", applies=_is_decided),
        Question("document_no", "--document", _("Number of the document"), applies=_is_decided),
        Question("reason", "--reason", _("Reason, without names")),
    )
