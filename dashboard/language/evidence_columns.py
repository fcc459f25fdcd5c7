"""Headings of the evidence behind a warning, as its ledger and its files hold it."""

from __future__ import annotations

from dashboard.language.catalogue import gettext as _


def evidence_columns() -> dict[str, str]:
    """The reader's names of the columns that only the warnings hand out."""
    return {**_rule_columns(), **_version_columns(), **_leave_columns()}


def _rule_columns() -> dict[str, str]:
    return {
        "study": _("Standing of the mark"),
        "clause_ref": _("Place of the clause"),
        "source": _("Source of the rule (code)"),
        "band": _("Band (code)"),
        "polarity": _("Concern or credit (code)"),
        "places": _("Places that the rule speaks of"),
        "counting": _("Way of counting (code)"),
        "runs": _("Times that the clause asks for"),
        "occasion_name": _("Occasion by name"),
        "likely": _("Strength of evidence"),
        "items_met_n": _("Items of the letter met (number)"),
        "items_n": _("Items of the letter"),
    }


def _version_columns() -> dict[str, str]:
    return {
        "exam_ids": _("Exam codes"),
        "result_version": _("Result version"),
        "version_id": _("Version of the parameters"),
        "determination": _("Determination (code)"),
        "determination_doc": _("Document of the determination"),
        "change_doc": _("Document of the change of school"),
    }


def _leave_columns() -> dict[str, str]:
    return {
        "mean_measured_in": _("Unit of the mean (code)"),
        "leave_by_mean": _("Leaves by the mean alone: rise"),
        "leave_by_count": _("Leaves by the count alone: pupils"),
        "leave_by_rate": _("Leaves by the weighted rate alone: rise"),
        "disputed_n": _("Disputed absences"),
        "leave_by_absences": _("Leaves once so many absences are excused"),
        "is_open_to_absences": _("Excused absences can lift it out"),
    }
