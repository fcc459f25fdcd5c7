"""Why a place or a mark changed between two versions, in words."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.language import labels
from dashboard.language.catalogue import gettext as _
from dashboard.language.formats import NOTHING, is_nothing

Row = Mapping[str, object]


def reasons(row: Row) -> str:
    """All reasons of one changed place or mark, the nearest first."""
    return "; ".join(_reason(code, row) for code in str(row["reasons"]).split(",") if code)


def _reason(code: str, row: Row) -> str:
    words = {
        "new_test": _("the test is new"),
        "test_gone": _("the test is no longer there"),
        "correction": _("correction: {exams_before} → {exams_after}"),
        "own_results": _("its own marks, absences or pupils changed"),
        "other_units": _("other units moved"),
        "status": _("status of the results: {status_before} → {status_after}"),
        "parameters": _("parameters of the ranking: {parameters_before} → {parameters_after}"),
        "settings": _("settings of the plan changed"),
        "rule": _("the rule changed"),
        "determination": _("decision recorded: {document_no}"),
        "lineage": _("history of the school, taken over or not: {document_no}"),
        "source": _("the contest or the target letter changed"),
        "earlier": _("an earlier occasion changed"),
        "program": _("neither data nor plan: a new version of the program"),
    }
    return words.get(code, code).format_map({key: _told(key, value) for key, value in row.items()})


def _told(key: str, value: object) -> str:
    if is_nothing(value) or value == "":
        return NOTHING
    return labels.result_status(str(value)) if key.startswith("status_") else str(value)
