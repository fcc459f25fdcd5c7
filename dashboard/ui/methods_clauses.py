"""Every clause of every plan at hand: the policy's words, the line, the formula, and how it is dealt with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Any

from dashboard.charts.target_words import aim_words
from dashboard.language import current_language, formats, labels
from dashboard.language import gettext as _
from dashboard.ui.address import value
from dashboard.ui.cards import link
from dashboard.ui.methods_tables import Row, html_table
from dashboard.ui.row_records import as_records
from dashboard.ui.session import report

ENTRY = "targets"
Record = Mapping[Any, Any]
_SIGNS = {">=": "≥", "<=": "≤", "==": "=", ">": ">", "<": "<"}


def plan_clauses() -> str:
    """The clauses of each plan, folded; beside other entries only the way to them."""
    if value("entry") != ENTRY:
        return f"<p>{link('methods', _('All clauses of the plans, one by one'), entry=ENTRY)}</p>"
    records: Sequence[Record] = as_records(report("methods_clauses"))
    plans = groupby(records, key=lambda row: row["plan_id"])
    return "".join(_plan(list(rows)) for _plan_id, rows in plans)


def _plan(rows: Sequence[Record]) -> str:
    every = {row["indicator_id"] for row in rows}
    judged = {row["indicator_id"] for row in rows if row["standing"] not in ("report_only", "not_computed")}
    told = _("{plan} ({document}): {n} clauses, {judged} with a line or a computation, {only} only reported").format(
        plan=rows[0][f"plan_name_{current_language()}"],
        document=rows[0]["document"],
        n=formats.number(len(every)),
        judged=formats.number(len(judged)),
        only=formats.number(len(every - judged)),
    )
    headings = (_("Indicator"), _("Clause"), _("Line"), _("Basis"), _("Formula"), _("Treatment"))
    table = html_table(headings, map(_row, rows))
    return f"<details><summary>{escape(told)}</summary>{table}</details>"


def _row(row: Record) -> Row:
    language = current_language()
    name = str(row[f"name_{language}"])
    stage = "" if row["stage"] == "all" else f" · {labels.stage(row['stage'])}"
    clause = _("{number}: {words}").format(number=row["clause"], words=row[f"clause_{language}"])
    basis = {"S": _("the policy"), "P": _("national rule or practice"), "D": _("settled here")}[str(row["basis"])]
    return f"{name}{stage}", clause, _line(row), basis, str(row[f"formula_{language}"]), _standing(str(row["standing"]))


def _line(row: Record) -> str:
    parts = []
    if not formats.is_nothing(row["threshold"]):
        parts.append(aim_words(row["threshold"], row["comparator"], str(row["unit"])))
    if row["quota"]:
        parts.append(_("each {quota}").format(quota=f"{_SIGNS[str(row['quota_comparator'])]}{row['quota']}"))
    if not formats.is_nothing(row["weight"]):
        parts.append(_("weight {share}").format(share=formats.percent(row["weight"], 0)))
    return "；".join(parts) if parts else formats.NOTHING


def _standing(code: str) -> str:
    return {
        "reported": _("reported by the units"),
        "computed": _("computed from exams, rosters and records"),
        "reference": _("reference line, not judged"),
        "report_only": _("only reported: no number is set"),
        "not_computed": _("not computed"),
    }[code]
