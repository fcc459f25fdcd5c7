"""The targets of a plan in parts: the answer in one line, and the way down to townships and schools."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.target_units import target_units
from dashboard.charts.target_words import aim_words, state_words, value_words
from dashboard.charts.timeline import STATES, counts
from dashboard.language import current_language, formats
from dashboard.language import gettext as _
from dashboard.ui.address import go_to, value
from dashboard.ui.cards import Badge, empty_view, show_badges
from dashboard.ui.chart import show_chart
from dashboard.ui.choices import choose
from dashboard.ui.drilldown import Drill
from dashboard.ui.session import cached_figure, report
from dashboard.ui.table import Column, show_table


@dataclass(frozen=True)
class ToSchoolOfStage(Drill):
    """Opens the school's page on the newest test of its own stage: the list holds schools of every stage."""

    stages: tuple[tuple[str, str], ...] = ()

    def follow(self, code: str) -> None:
        """Go there with the stage set and what belongs to another test dropped."""
        stage = dict(self.stages).get(code, "")
        go_to(self.page, school=code, stage=stage, test="", school_year="", subject="")


_FEW = 2
_WORST = ("not_met", "behind", "on_track", "met", "no_data", "report_only")


def choose_plan(plans: pd.DataFrame) -> pd.Series[Any]:
    """The plan to show; asked only where several set targets."""
    options = dict(zip(plans["plan_id"], plans[f"name_{current_language()}"], strict=True))
    code = (
        choose("plan", _("Plan"), options, segmented=len(options) <= _FEW) if len(options) > 1 else next(iter(options))
    )
    return plans.loc[plans["plan_id"] == code].iloc[0]


def show_answer(plan: pd.Series[Any], phases: pd.DataFrame) -> tuple[str, ...]:
    """Counts over all phases in one line, and whether the plan is over; returns the notes that files repeat."""
    sums = {f"{state}_n": int(phases[f"{state}_n"].sum()) for state in STATES}
    words = _("{n} targets: {counts}.").format(n=formats.number(phases["target_n"].sum()), counts=counts(sums))
    notes = [_("As of {day}").format(day=formats.day(plan["as_of"]))]
    if bool(plan["has_ended"]):
        notes.append(_("This plan has ended: these are its final results."))
    with st.container(key="answer", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f'<p class="answer">{words}</p>', width="content")
        show_badges([Badge(note, "warn" if number else "quiet") for number, note in enumerate(notes)])
    return tuple(notes)


def choose_target(targets: pd.DataFrame) -> str:
    """The target whose units are shown; the one that most needs it first. Empty where no units report."""
    below = targets[targets["has_units"].astype(bool)]
    if value("target") and value("target") not in set(below["target_id"]):
        clicked = targets[targets["target_id"] == value("target")]
        if not clicked.empty:
            return ""
    order = below.assign(rank=[_WORST.index(state) for state in below["state"]]).sort_values("rank", kind="stable")
    names = [
        _("{name}: {state}").format(name=row[f"name_{current_language()}"], state=state_words(row["state"]))
        for row in order.to_dict("records")
    ]
    options = dict(zip(order["target_id"], names, strict=True))
    return choose("target", _("Target"), options)


def show_units(plan_id: str, target: str, targets: pd.DataFrame, notes: tuple[str, ...]) -> None:
    """Townships of one target as bars, the schools of the chosen township as a table."""
    chosen = targets.loc[targets["target_id"] == target].iloc[0]
    name = str(chosen[f"name_{current_language()}"])
    townships = report("phase_units", plan=plan_id, target=target, entity_type="township", township="")
    if townships.empty:
        empty_view(_("No township or school reports this target."), _("It is measured for the whole county only."))
        return
    known = set(townships["entity_id"])
    township = value("township") if value("township") in known else str(townships["entity_id"].iloc[0])
    left, right = st.columns([11, 9], gap="small")
    with left:
        figure = cached_figure("target_units", lambda: target_units(townships, township), plan_id, target, township)
        show_chart(figure, townships, key="townships", title=_("Townships: {name}").format(name=name),
                   basis=_("Numerators and denominators of the schools summed; grey where few of them reported."),
                   notes=notes, methods="targets", drill=Drill("township", also=(("school", ""),)))  # fmt: skip
    with right:
        _show_schools(plan_id, target, township, townships, notes)


def _show_schools(plan_id: str, target: str, township: str, townships: pd.DataFrame, notes: tuple[str, ...]) -> None:
    schools = report("phase_units", plan=plan_id, target=target, entity_type="school", township=township)
    place = str(townships.loc[townships["entity_id"] == township, "entity_name"].iloc[0])
    if schools.empty:
        empty_view(_("No school of this township reports this target."), _("Choose another township in the chart."))
        return
    columns = [
        Column("entity_name", pinned=True, title=_("School")),
        Column("value_words", title=_("Now")),
        Column("counted", title=_("Counted")),
        Column("state_words", title=_("State")),
    ]
    drill = ToSchoolOfStage("school", "school", stages=_stages(schools))
    show_table(told_schools(schools), columns, key="schools", title=_("Schools of {township}").format(township=place),
               basis=_("Those furthest from the target first; a click on a township changes the list."),
               notes=notes, methods="targets", drill=drill, code="entity_id", most_rows=20)  # fmt: skip


def _stages(schools: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    return tuple(zip(schools["entity_id"].astype(str), schools["entity_stage"].astype(str), strict=True))


def told_schools(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with value, count and state in words."""
    records: list[dict[Any, Any]] = rows.to_dict("records")
    return rows.assign(
        value_words=[_value(row) for row in records],
        counted=[_counted(row) for row in records],
        aim_words=[aim_words(row["target"], row["comparator"], str(row["unit"])) for row in records],
        state_words=[state_words(str(row["state"])) for row in records],
    )


def _value(row: dict[Any, Any]) -> Any:
    """A share of one is a yes or a no; nothing stays nothing, so that the table tells why."""
    if formats.is_nothing(row["value"]):
        return None
    unit = "yesno" if row["unit"] == "ratio" and row["denominator"] == 1 else str(row["unit"])
    return value_words(row["value"], unit, None if unit == "yesno" else row["target"])


def _counted(row: dict[Any, Any]) -> str:
    if formats.is_nothing(row["denominator"]):
        return formats.NOTHING
    return f"{formats.number(row['numerator'])}/{formats.number(row['denominator'])}"
