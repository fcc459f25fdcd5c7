"""Words of the records of determinations, appeals and inheritances: their columns and their codes."""

from __future__ import annotations

from dashboard.language import labels
from dashboard.language.catalogue import gettext as _


def record_columns() -> dict[str, str]:
    """Headings of the columns that only records have."""
    return {
        "decision_id": _("Number of the record"),
        "kind": _("Kind of record"),
        "outcome": _("What was decided"),
        "ground": _("Ground of the appeal"),
        "exam_id": _("Exam code"),
        "correction_exam_id": _("Correcting exam"),
        "predecessor_code": _("School before the change"),
        "evidence_id": _("Number of the evidence"),
        "notified_on": _("Results told on"),
        "received_on": _("Appeal received on"),
        "late_reason": _("Why a late appeal was accepted"),
        "decided_by_role": _("Decided by (post)"),
        "decided_on": _("Day of the decision"),
        "document_no": _("Number of the document"),
        "reason": _("Reason"),
        "recorded_at": _("Recorded at"),
        "supersedes_id": _("Replaces the record"),
        "effect": _("What it comes to"),
        "matter": _("About"),
        "predecessor_name": _("Name before the change"),
        "is_late": _("Came in late"),
        "working_days_n": _("Working days until it came in"),
    }


def kind(code: str) -> str:
    """A kind of record."""
    words = {"determination": _("Determination"), "appeal": _("Appeal"), "inheritance": _("Inheritance of a history")}
    return words.get(code, code)


def outcome(code: str) -> str:
    """What was decided."""
    words = {
        "counted": _("Counts as in the band"),
        "not_counted": _("Does not count"),
        "open": _("Not yet decided"),
        "upheld": _("Upheld"),
        "rejected": _("Rejected"),
        "inherited": _("History taken over"),
        "not_inherited": _("History not taken over"),
    }
    return words.get(code, code)


def ground(code: str) -> str:
    """What an appeal is about."""
    words = {
        "roster": _("Roster"),
        "absence": _("Absence"),
        "marking": _("Marking"),
        "identity": _("Identity of a pupil"),
    }
    return words.get(code, code)


def effect(code: str) -> str:
    """What a record comes to in the figures."""
    words = {
        "applied": _("Applied"),
        "tie_changed": _("The tie has changed since; decide anew"),
        "no_tie": _("No effect: the place is not tied"),
        "no_place": _("No effect: no such place"),
        "no_change_of_school": _("No effect: the register has no such change"),
        "open": _("Waits for a decision"),
        "rejected": _("Results stand"),
        "correction_to_come": _("Correction still to come"),
        "correction_not_final": _("Correction not yet final"),
        "corrected": _("Corrected"),
    }
    return words.get(code, code)


def value_words(column: str, code: str) -> str:
    """The value of one column of a record in the reader's words."""
    telling = {
        "kind": kind,
        "outcome": outcome,
        "ground": ground,
        "effect": effect,
        "stage": labels.stage,
        "unit_type": labels.unit_type,
    }
    return telling[column](code) if column in telling else code
