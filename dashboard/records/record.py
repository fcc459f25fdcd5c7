"""One record, with the columns of the contract's table `decisions`."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Literal, get_args

Kind = Literal["determination", "appeal", "inheritance"]
KINDS: tuple[Kind, ...] = get_args(Kind)
OUTCOMES: Mapping[Kind, tuple[str, ...]] = {
    "determination": ("counted", "not_counted"),
    "appeal": ("open", "upheld", "rejected"),
    "inheritance": ("inherited", "not_inherited"),
}
GROUNDS = ("roster", "absence", "marking", "identity")


@dataclass(frozen=True)
class Record:
    """A determination, an appeal or an inheritance; what is not yet known or not of its kind is None."""

    kind: Kind
    decision_id: str = ""
    rule_id: str | None = None
    unit_type: str = "school"
    unit_code: str | None = None
    stage: str | None = None
    occasion: str | None = None
    place: int | None = None
    tied_n: int | None = None
    ranked_n: int | None = None
    outcome: str | None = None
    ground: str | None = None
    exam_id: str | None = None
    correction_exam_id: str | None = None
    predecessor_code: str | None = None
    evidence_id: str | None = None
    notified_on: date | None = None
    received_on: date | None = None
    late_reason: str | None = None
    decided_by_role: str | None = None
    decided_on: date | None = None
    document_no: str | None = None
    reason: str | None = None
    recorded_at: datetime | None = None
    supersedes_id: str | None = None

    @property
    def matter(self) -> tuple[str | None, ...]:
        """What the record is about: of two records of one matter the newest counts."""
        unit = (self.kind, self.unit_type, self.unit_code)
        if self.kind == "determination":
            return (*unit, self.stage, self.rule_id, self.occasion)
        if self.kind == "appeal":
            return (*unit, self.exam_id, self.ground, self.evidence_id)
        return (*unit, self.stage, self.predecessor_code)

    def says_the_same(self, other: "Record") -> bool:
        """Whether both say the same, whenever they were recorded and under whichever number."""
        return replace(self, decision_id="", recorded_at=None) == replace(other, decision_id="", recorded_at=None)


COLUMNS = tuple(field.name for field in fields(Record))
