"""One target looked at closely: its way in time, its townships, its schools."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.target_pace import told_beside
from dashboard.charts.target_path import target_path
from dashboard.charts.target_units import target_units
from dashboard.charts.target_words import aim_words, state_words, value_words
from dashboard.language import current_language, formats
from dashboard.language import gettext as _
from dashboard.ui.action_views import show_target_actions
from dashboard.ui.address import go_to, value
from dashboard.ui.cards import empty_view
from dashboard.ui.chart import show_chart
from dashboard.ui.drilldown import Drill
from dashboard.ui.links import page_link
from dashboard.ui.row_records import as_records
from dashboard.ui.session import cached_figure, report
from dashboard.ui.table import Column, show_table

_STATES = ("not_met", "behind", "on_track", "met", "report_only", "no_data", "suppressed")


@dataclass(frozen=True)
class ToSchoolOfStage(Drill):
    """Opens the school's page on the newest test of its own stage: the list holds schools of every stage."""

    stages: tuple[tuple[str, str], ...] = ()

    def follow(self, code: str) -> None:
        """Go there with the stage set and what belongs to another test dropped."""
        stage = dict(self.stages).get(code, "")
        go_to(self.page, school=code, stage=stage, test="", school_year="", subject="")


@dataclass(frozen=True)
class Chosen:
    """The target that is looked at: plan, key, name in the reader's language, the notes of the page."""

    plan_id: str
    target_id: str
    name: str
    notes: tuple[str, ...]


def show_target(plan_id: str, target: str, targets: pd.DataFrame, notes: tuple[str, ...]) -> None:
    """The way of one target in time and, where units report it, its townships and schools, the worst first."""
    row = targets.loc[targets["target_id"] == target].iloc[0]
    chosen = Chosen(plan_id, target, str(row[f"name_{current_language()}"]), notes)
    show_target_actions(row)
    if not bool(row["has_units"]):
        _show_path(chosen)
        empty_view(_("This target has no townships or schools behind it."),
                   _("It is reported for the whole county only; click another target."))  # fmt: skip
        return
    townships = report("phase_units", plan=plan_id, target=target, entity_type="township", township="")
    township = value("township") if value("township") in set(townships["entity_id"]) else ""
    left, right = st.columns([10, 10], gap="small")
    with left:
        _show_townships(chosen, townships, township)
    with right:
        _show_path(chosen)
        _show_schools(chosen, township, townships)


def _show_path(chosen: Chosen) -> None:
    rows = report("phase_path", plan=chosen.plan_id, target=chosen.target_id)
    if rows.empty:
        empty_view(_("Nothing was reported for this target."), _("Add its observations to the data folder."))
        return
    figure = cached_figure("target_path", lambda: target_path(rows), chosen.plan_id, chosen.target_id)
    show_chart(figure, rows, key="path", title=_("What is needed by when: {name}").format(name=chosen.name),
               basis=_("Whole county. Solid: reported; dotted: the plan's path; "
                       "dashed: in equal steps a term from now on."),
               notes=chosen.notes, methods="targets")  # fmt: skip


def _show_townships(chosen: Chosen, townships: pd.DataFrame, township: str) -> None:
    figure = cached_figure(
        "target_units", lambda: target_units(townships, township), chosen.plan_id, chosen.target_id, township
    )
    basis = _("The sums of their schools, hatched where few reported. A click shows the schools of one township.")
    show_chart(figure, townships, key="townships", title=_("Townships: {counts}").format(counts=tally(townships)),
               basis=basis, notes=chosen.notes, methods="targets",
               drill=Drill("township", also=(("school", ""),)))  # fmt: skip


def tally(rows: pd.DataFrame) -> str:
    """`not met 11, met 13, no data 0`: how many units stand where, no data always told."""
    found = rows["state"].value_counts()
    told = [state for state in _STATES if state in found or state in {"not_met", "met", "no_data"}]
    words = [_pair(state, int(found.get(state, 0))) for state in told]
    return _(", ").join(words)


def _pair(state: str, count: int) -> str:
    """The word without its symbol: a heading is no place for a verdict."""
    return _("{state} {n}").format(state=state_words(state).partition(" ")[2], n=formats.number(count))


def _show_schools(chosen: Chosen, township: str, townships: pd.DataFrame) -> None:
    schools = report("phase_units", plan=chosen.plan_id, target=chosen.target_id, entity_type="school",
                     township=township)  # fmt: skip
    if schools.empty:
        empty_view(_("No school of this township reports this target."), _("Choose another township in the chart."))
        return
    place = _("Whole county")
    if township:
        place = str(townships.loc[townships["entity_id"] == township, "entity_name"].iloc[0])
        _show_ways(township, place)
    drill = ToSchoolOfStage("school", "school", stages=_stages(schools))
    title = _("Schools ({township}): {counts}").format(township=place, counts=tally(schools))
    told = told_schools(schools)
    show_table(told, _columns(not township, bool(told["needed"].any())), key="schools", title=title,
               basis=_("Those furthest from the target first; a click opens the school."),
               notes=chosen.notes, methods="targets", drill=drill, code="entity_id", most_rows=12)  # fmt: skip


def _show_ways(township: str, name: str) -> None:
    """Back to the whole county, or on to the township's own page."""
    back = page_link("phase_targets", escape(_("All townships")), {"township": ""})
    on = page_link("township", escape(_("Open {township}").format(township=name)), {"township": township})
    st.html(f'<p class="basis">{back}　{on}</p>')


def _columns(with_township: bool, with_needed: bool) -> list[Column]:
    columns = [Column("entity_name", pinned=True, title=_("School"))]
    if with_township:
        columns.append(Column("township_name", title=_("Township")))
    columns += [
        Column("value_words", title=_("Now")),
        Column("counted", title=_("Counted")),
        Column("state_words", title=_("State")),
    ]
    return [*columns, Column("needed", title=_("Gap and pace needed"))] if with_needed else columns


def _stages(schools: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    return tuple(zip(schools["entity_id"].astype(str), schools["entity_stage"].astype(str), strict=True))


def told_schools(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with value, count, state and what is needed in words."""
    records = as_records(rows)
    return rows.assign(
        value_words=[_value(row) for row in records],
        counted=[_counted(row) for row in records],
        aim_words=[aim_words(row["target"], row["comparator"], str(row["unit"])) for row in records],
        state_words=[state_words(str(row["state"])) for row in records],
        needed=["" if _is_one(row) else told_beside(row) for row in records],
    )


def _is_one(row: dict[Any, Any]) -> bool:
    """A share of one is a yes or a no."""
    return bool(row["unit"] == "ratio" and row["denominator"] == 1)


def _value(row: dict[Any, Any]) -> Any:
    """Nothing stays nothing, so that the table tells why."""
    if formats.is_nothing(row["value"]):
        return None
    unit = "yesno" if _is_one(row) else str(row["unit"])
    return value_words(row["value"], unit, None if unit == "yesno" else row["target"])


def _counted(row: dict[Any, Any]) -> str:
    if formats.is_nothing(row["denominator"]):
        return formats.NOTHING
    return f"{formats.number(row['numerator'])}/{formats.number(row['denominator'])}"
