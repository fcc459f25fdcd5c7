"""Weak schools with this term's visit, and the schools that nobody has visited."""

from __future__ import annotations

from typing import Any

from dashboard.language import action_words, current_language, formats, judgements
from dashboard.language import gettext as _
from dashboard.ui.cards import empty_view
from dashboard.ui.drilldown import TO_SCHOOL
from dashboard.ui.filters import Filters
from dashboard.ui.meeting import masked
from dashboard.ui.row_records import as_records
from dashboard.ui.session import report
from dashboard.ui.table import Column, show_table

Row = dict[Any, Any]
_ROWS = 10


def show_weak_schools(filters: Filters) -> None:
    """Schools under a warning or lowest by value added, not yet visited first; a row opens the school."""
    rows = report("weak_schools", post=filters.post)
    if rows.empty:
        empty_view(_("No school is on the list of weak schools."),
                   _("Listed are schools under a warning and the lowest share by value added."))  # fmt: skip
        return
    records: list[Row] = as_records(rows)
    named = rows.rename(columns=lambda name: f"added_{name}" if name.startswith("effect") else name)
    told = named.assign(
        why_weak=[_why(row) for row in records],
        visit=[_visit(row) for row in records],
        action=[_action(row) for row in records],
    )
    kept = ["school_code", "school_name", "township_name", "why_weak", "added_effect", "added_effect_low",
            "added_effect_high", "visit", "visited_on", "action"]  # fmt: skip
    columns = [
        Column("school_name", pinned=True), Column("township_name"), Column("why_weak"),
        Column("added_effect", "signed", digits=2, between=("added_effect_low", "added_effect_high")), Column("visit"),
        Column("action", title=_("Action")),
    ]  # fmt: skip
    not_yet = int((~rows["is_visited"].astype(bool)).sum())
    basis = _("{n} entries, {m} without a visit this term ({term}). Value added with its interval: read it with care.")
    show_table(told[kept], columns, key="weak", title=_("Weak schools and this term's visit"),
               basis=basis.format(n=len(rows), m=not_yet, term=term_words(rows["term_id"].iloc[0])), filters=filters,
               methods="actions", drill=TO_SCHOOL, most_rows=_ROWS)  # fmt: skip


def term_words(term_id: object) -> str:
    """A term such as `2024-2025-T2` in words."""
    year, _dash, half = str(term_id).rpartition("-")
    halves = {"T1": _("{year} first term"), "T2": _("{year} second term")}
    return halves[half].format(year=year) if half in halves else str(term_id)


def _why(row: Row) -> str:
    parts = []
    if not formats.is_nothing(row["level"]):
        parts.append(f"{judgements.warning_level(str(row['level']))}: {row[f'rule_{current_language()}']}")
    if row["is_lowest"]:
        parts.append(_("among the lowest by value added ({year})").format(year=row["added_year"]))
    return _("; ").join(parts)


def _visit(row: Row) -> str:
    if not row["is_recorded"]:
        return _("No visits recorded")
    if not row["is_visited"]:
        return _("✗ Not yet")
    return _("✓ {day}").format(day=formats.day(row["visited_on"])) if _has_day(row) else _("✓ Visited")


def _has_day(row: Row) -> bool:
    return not formats.is_nothing(row["visited_on"])


def _action(row: Row) -> str:
    return action_words.state("none" if formats.is_nothing(row["action_id"]) else str(row["action_state"]))


def show_unvisited(filters: Filters) -> None:
    """The schools without a visit of the bureau this term, with the posts that are to go there."""
    rows = report("school_visits", post=filters.post)
    if rows.empty or not bool(rows["is_recorded"].any()):
        empty_view(_("No visit of this term is recorded."),
                   _("Put one row for each school and visit into observations (bureau-visit-termly)."))  # fmt: skip
        return
    missed = rows[~rows["is_visited"].astype(bool)]
    term = term_words(rows["term_id"].iloc[0])
    if missed.empty:
        empty_view(_("Every school was visited this term."), _("{n} schools, {term}.").format(n=len(rows), term=term))
        return
    posts = [[] if masked() or codes is None else list(codes) for codes in missed["leading_posts"]]
    told = missed.assign(
        leading=[_(", ").join(codes) for codes in posts],
        inspected=[_("Yes") if seen else _("No") for seen in missed["is_inspected"]],
    )[["school_code", "school_name", "township_name", "leading", "inspected"]]
    basis = _("{m} of {n} schools without a visit of the bureau, {term}; inspections are told apart.")
    show_table(told, [Column("school_name", pinned=True), Column("township_name"), Column("leading"),
                      Column("inspected")], key="unvisited", title=_("Not visited this term"),
               basis=basis.format(m=len(missed), n=len(rows), term=term), filters=filters, methods="actions",
               drill=TO_SCHOOL, most_rows=_ROWS)  # fmt: skip
