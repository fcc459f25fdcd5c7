"""The parts of the page on the state of the data: summary, exams, compliance, coverage."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.coverage import coverage
from dashboard.language import current_language, formats, labels
from dashboard.language import gettext as _
from dashboard.ui.blocks import show_block
from dashboard.ui.cards import Badge, Card, badge_html, empty_view, show_answer, show_cards
from dashboard.ui.chart import show_chart
from dashboard.ui.downloads import make_cover
from dashboard.ui.filters import Filters
from dashboard.ui.row_records import as_records
from dashboard.ui.session import cached_figure, report
from dashboard.ui.table import Column, show_table

_MEGABYTE = 1_000_000


def show_summary(row: pd.Series[Any]) -> None:
    """The answer in one sentence and five figures over all exams."""
    show_answer(_answer(row))
    show_cards([*_exam_cards(row), *_pupil_cards(row), _file_card(row)], key="data_cards")


def _exam_cards(row: pd.Series[Any]) -> list[Card]:
    number = formats.number
    of_all = _("of {n} exams").format(n=number(row["exams_n"]))
    rules = _("{n} more need a basis").format(n=number(row["needs_basis_n"]))
    if row["without_basis_n"]:
        rules = _("{n} more need a basis, {without} without").format(
            n=number(row["needs_basis_n"]), without=number(row["without_basis_n"])
        )
    outcome = _("Not ranked, no warnings: stop holding them") if row["prohibited_n"] else ""
    open_note = _("Their places and warnings may still change") if row["open_n"] else ""
    prohibited = number(row["prohibited_n"])
    return [
        Card(_("Exams not final"), number(row["open_n"]), open_note, of_all, _tone(row["open_n"], "warn")),
        Card(_("Exams of a prohibited kind"), prohibited, outcome, rules, _tone(row["prohibited_n"], "bad")),
    ]


def _pupil_cards(row: pd.Series[Any]) -> list[Card]:
    unverified, unmatched = row["unverified_n"], row["unmatched_n"]
    all_exams, number = _("in all exams together"), formats.number
    excused, listed = _("Counted as 0 until they are excused"), _("Listed, counted nowhere")
    return [
        Card(_("Absences not verified"), number(unverified), excused, all_exams, _tone(unverified, "warn")),
        Card(_("Pupils without a roster entry"), number(unmatched), listed, all_exams, _tone(unmatched, "warn")),
    ]


def _file_card(row: pd.Series[Any]) -> Card:
    number = formats.number
    loaded = _("{rows} rows, {size} MB").format(rows=number(row["rows_n"]), size=number(row["bytes_n"] / _MEGABYTE, 1))
    built = _("Built {moment}").format(moment=formats.moment(row["built_at"]))
    return Card(_("Files read"), number(row["files_n"]), loaded, built, "plain")


def _tone(count: Any, tone: str) -> str:
    return tone if count else "good"


def _answer(row: pd.Series[Any]) -> str:
    final = int(row["exams_n"] - row["open_n"] - row["not_held_n"])
    words = _("{final} of {exams} exams are final; the check left {remarks} kinds of remarks and no open problem.")
    if row["problems_n"]:
        words = _("{final} of {exams} exams are final; the check left {remarks} kinds of remarks, problems among them.")
    return words.format(final=final, exams=int(row["exams_n"]), remarks=int(row["remark_codes_n"]))


def show_exams(rows: pd.DataFrame, filters: Filters) -> None:
    """Roster against sat against scores, exam by exam, over the whole county."""
    records = as_records(rows)
    told = rows.assign(status=[_status(row) for row in records], day=[str(row["held_on"])[:10] for row in records])
    counts = {
        "absent_excused_n": _("With leave"),
        "absent_unexcused_n": _("Without leave"),
        "missing_n": _("Unverified"),
        "guest_n": _("Guests"),
        "repeater_n": _("Repeaters"),
        "unmatched_n": _("Not on the roster"),
        "off_site_n": _("Other site"),
    }
    columns = [
        Column("exam_name", pinned=True, title=_("Exam")),
        Column("grade", "count", title=_("Grade")),
        Column("day", title=_("Day")),
        Column("status", title=_("Result status")),
        Column("roster_n", "count"),
        Column("eligible_n", "count"),
        Column("sat_n", "count"),
        Column("participation_rate", "percent"),
        *[Column(name, "count", title=title) for name, title in counts.items()],
    ]
    show_table(
        told,
        columns,
        key="exams",
        title=_("From the roster to the scores, exam by exam"),
        filters=filters,
        basis=_(
            "Whole county. Counted = on the roster minus those with leave; absences are those in at least one subject."
        ),
        methods="basis",
        code="exam_id",
    )


def _status(row: dict[Any, Any]) -> str:
    if not row["is_current"]:
        return _("Superseded by a correction")
    words = labels.result_status(str(row["result_status"]))
    return _("{status}, corrects {exam}").format(status=words, exam=row["supersedes_exam_id"]) if _given(row) else words


def _given(row: dict[Any, Any]) -> bool:
    return not formats.is_nothing(row["supersedes_exam_id"])


def show_compliance(rows: pd.DataFrame, filters: Filters) -> None:
    """The exams of the year that the national rules do not simply permit, by rule, with the stated basis."""
    told = rows[rows["compliance"] != "permitted"]
    if told.empty:
        empty_view(_("Every exam of this school year is permitted by the rules."), _("Nothing to do."))
        return
    title = _("Exams and the national rules")
    basis = _("Derived from kind, stage, grade and day of the exam; a stated basis explains, it never overrides.")
    with show_block("compliance", make_cover(title, basis, filters.words, ()), "compliance", rows=told):
        st.html(compliance_html(told))


def compliance_html(rows: pd.DataFrame) -> str:
    """One paragraph for each rule: what it says, the exams it meets, the basis that the bureau states."""
    source = f"compliance_{current_language()}"
    groups = rows.groupby(["compliance", source], sort=False, dropna=False)
    return "".join(_rule_html(str(state), str(rule), part) for (state, rule), part in groups)


def _rule_html(state: str, rule: str, rows: pd.DataFrame) -> str:
    badge = badge_html(Badge(labels.compliance(state), "bad" if state == "prohibited" else "warn"))
    exams = [
        _("{exam} (grade {grades})").format(
            exam=name, grades=", ".join(str(grade) for grade in sorted(set(part["grade"])))
        )
        for name, part in rows.groupby("exam_name", sort=False)
    ]
    stated = sorted({str(text) for text in rows["basis_text"] if not formats.is_nothing(text) and text})
    basis = "; ".join(stated) or _("none stated: enter it as basis_text in exams, or take the exam out")
    lines = [
        f"{badge} {escape(rule)}",
        f"<b>{escape(_outcome(state))}</b>",
        escape(_("Exams: {exams}").format(exams="; ".join(exams))),
        escape(_("Basis stated by the bureau: {basis}").format(basis=basis)),
    ]
    return f'<p style="margin:.5rem 0;line-height:1.6">{"<br>".join(lines)}</p>'


def _outcome(state: str) -> str:
    """What the dashboard does with such exams, and what the bureau is to do."""
    if state == "prohibited":
        return _(
            "What follows: no places and no warnings are made from these exams, and every view of them carries this "
            "badge. To do: stop holding them, or take them out of the data folder."
        )
    return _(
        "What follows: they are shown with this badge. To do: keep the document that permits them at hand; "
        "without one, take them out."
    )


def show_coverage() -> None:
    """Stage and subject by term, over all years."""
    rows = report("data_coverage")
    if rows.empty:
        empty_view(_("No exam has results."), _("Add exams and scores to the data folder and build again."))
        return
    show_chart(
        cached_figure("coverage", lambda: coverage(rows)),
        rows,
        key="coverage",
        title=_("What was examined when"),
        basis=_("Each cell names the grades examined; an empty cell means no exam, not a bad result."),
        methods="compliance",
    )
