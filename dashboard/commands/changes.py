"""The differences of two versions as one table of sentences: what, where, before, after, why."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from dashboard.language import formats, labels
from dashboard.language import gettext as _
from dashboard.language.diff_words import reasons
from dashboard.language.judgements import warning_level, warning_state
from dashboard.language.record_words import kind, outcome
from dashboard.warehouse.comparison import Comparison

COLUMNS = ("what", "occasion", "rule_id", "unit_type", "unit_code", "unit_name", "before", "after", "why")
Row = dict[Any, Any]


def headings() -> dict[str, str]:
    """The reader's names of the columns."""
    return {
        "what": _("What changed"),
        "occasion": _("Test or occasion"),
        "rule_id": _("Rule code"),
        "unit_type": _("Level"),
        "unit_code": _("Code"),
        "unit_name": _("Unit"),
        "before": _("Before"),
        "after": _("After"),
        "why": _("Why"),
    }


def changes(comparison: Comparison) -> pd.DataFrame:
    """Settings and records first, then marks, then places; one row for each."""
    rows = [
        *(_setting(row) for row in _records(comparison.settings)),
        *(_decision(row) for row in _records(comparison.decisions)),
        *(_mark(row) for row in _records(comparison.marks)),
        *(_place(row) for row in _records(comparison.places)),
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).fillna("")


def _records(rows: pd.DataFrame) -> Iterator[Row]:
    yield from rows.to_dict("records")


def _setting(row: Row) -> Row:
    name = f"{row['rule_id']} {row['setting']}".strip()
    return {
        "what": _("Setting of the plan"),
        "occasion": name,
        "rule_id": row["rule_id"],
        "before": _told(row["setting_before"]),
        "after": _told(row["setting_after"]),
    }


def _decision(row: Row) -> Row:
    told = _named(kind(row["kind"]), outcome(row["outcome"]))
    document = "" if formats.is_nothing(row["document_no"]) else str(row["document_no"])
    return {
        "what": _("Record"),
        **_unit(row),
        "occasion": row["exam_id"] if formats.is_nothing(row["occasion"]) else row["occasion"],
        "before": "" if row["in_after"] else told,
        "after": told if row["in_after"] else _("replaced or gone"),
        "why": " ".join(part for part in (document, row["decision_id"]) if part),
    }


def _unit(row: Row) -> Row:
    return {
        "rule_id": row.get("rule_id", ""),
        "unit_type": labels.unit_type(str(row["unit_type"])),
        "unit_code": row["unit_code"],
        "unit_name": row["unit_name"],
    }


def _mark(row: Row) -> Row:
    return {
        "what": _("Mark"),
        **_unit(row),
        "occasion": row["occasion"],
        "before": _mark_words(row, "before"),
        "after": _mark_words(row, "after"),
        "why": reasons(row),
    }


def _mark_words(row: Row, side: str) -> str:
    if formats.is_nothing(row[f"level_{side}"]):
        return formats.NOTHING
    told = warning_level(row[f"level_{side}"])
    if row[f"state_{side}"] not in ("none", row[f"level_{side}"]):
        told = _named(told, warning_state(row[f"state_{side}"]))
    run = row[f"run_{side}"]
    if not formats.is_nothing(run) and run:
        told += _(" (run {n})").format(n=formats.number(run))
    tenure = row[f"attributable_{side}"]
    if formats.is_nothing(tenure):
        return told
    return told + (_(", one head throughout") if tenure else _(", not one head"))


def _place(row: Row) -> Row:
    return {
        "what": _("Place"),
        **_unit(row),
        "occasion": row["test_name"],
        "before": _place_words(row, "before"),
        "after": _place_words(row, "after"),
        "why": reasons(row),
    }


def _place_words(row: Row, side: str) -> str:
    """A place among those ranked; nothing of a unit that is too small to be shown in either version."""
    state = row[f"rank_state_{side}"]
    if formats.is_nothing(state):
        return formats.NOTHING
    if row["cell_state"] == "suppressed":
        return labels.cell_state("suppressed")
    if formats.is_nothing(row[f"place_{side}"]):
        return labels.ranking_state(str(state))
    number = formats.number
    told = _("Place {place} of {n}").format(place=number(row[f"place_{side}"]), n=number(row[f"ranked_n_{side}"]))
    bottom3 = row[f"bottom3_{side}"]
    return f"{told}, {labels.bottom3(bottom3)}" if bottom3 in ("certain", "possible") else told


def _named(name: str, words: str) -> str:
    return _("{name}: {words}").format(name=name, words=words)


def _told(value: object) -> str:
    return formats.NOTHING if formats.is_nothing(value) else str(value)
