"""The targets of a plan in parts: which plan, the answer in one line, the target that is looked at, the city places."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.city_places import city_places
from dashboard.charts.target_words import state_words
from dashboard.charts.timeline import STATES, counts
from dashboard.language import current_language, formats
from dashboard.language import gettext as _
from dashboard.ui.cards import Badge, show_badges
from dashboard.ui.chart import show_chart
from dashboard.ui.choices import choose
from dashboard.ui.row_records import as_records
from dashboard.ui.session import cached_figure, report

_WORST = ("not_met", "behind", "on_track", "met", "no_data", "report_only")


def choose_plan(plans: pd.DataFrame) -> pd.Series[Any]:
    """The plan to show; asked only where several set targets."""
    options = dict(zip(plans["plan_id"], plans[f"name_{current_language()}"], strict=True))
    code = choose("plan", _("Plan"), options, clears=("phase", "target")) if len(options) > 1 else next(iter(options))
    return plans.loc[plans["plan_id"] == code].iloc[0]


def choose_phase(phases: pd.DataFrame) -> str:
    """One phase or, with an empty code, all of them; not asked where there is only one."""
    names = dict(zip(phases["phase_id"], phases[f"name_{current_language()}"], strict=True))
    options = {"": _("All phases"), **names}
    return choose("phase", _("Phase"), options, segmented=True, clears=("target",)) if len(names) > 1 else ""


def show_answer(plan: pd.Series[Any], phases: pd.DataFrame, targets: pd.DataFrame) -> tuple[str, ...]:
    """Counts over the phases shown in one line, and whether the plan is over; returns the notes that files repeat."""
    sums = {f"{state}_n": int(phases[f"{state}_n"].sum()) for state in STATES}
    words = _("{n} targets: {counts}.").format(n=formats.number(phases["target_n"].sum()), counts=counts(sums))
    notes = _notes(plan, targets)
    with st.container(key="answer", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f'<p class="answer">{words}</p>', width="content")
        show_badges([Badge(words, tone) for words, tone in notes])
    return tuple(words for words, _tone in notes)


def _notes(plan: pd.Series[Any], targets: pd.DataFrame) -> list[tuple[str, str]]:
    notes = [(_("As of {day}").format(day=formats.day(plan["as_of"])), "quiet")]
    if bool(plan["has_ended"]):
        notes.append((_("This plan has ended: these are its final results."), "warn"))
    if str(plan["dates_en"] or ""):
        notes.append((_("The dates of its phases are assumed"), "warn"))
    late = int(targets["provisional"].fillna(False).astype(bool).sum())
    if late:
        notes.append((_("{n} values provisional").format(n=late), "warn"))
    return notes


def timeline_basis(plan: pd.Series[Any]) -> str:
    """How targets are counted, and why the days are assumed where the document names none."""
    words = _("Targets by phase; an indicator with several parts counts once, and is met when all parts are.")
    return f"{words} {plan[f'dates_{current_language()}'] or ''}".strip()


def bullet_basis(targets: pd.DataFrame) -> str:
    """What the colours mean, and how many lines are not the plan's own."""
    words = _("Whole county; a bar that reaches the black line meets its target. Hatched: too few reported.")
    others = targets["target"].notna() & ((targets["basis"] != "S") | targets["reference"].astype(bool))
    if not others.any():
        return words
    grey = _("Grey: the number of {n} targets is not the plan's own (set here, common practice or reference).")
    return f"{words} {grey.format(n=int(others.sum()))}"


def choose_target(targets: pd.DataFrame) -> str:
    """The target that is looked at closely: the one in the link, else the one behind which most needs work."""
    ranks = [_WORST.index(state) for state in targets["state"]]
    below = targets.assign(rank=ranks, is_empty=targets["value"].isna())
    order = below.sort_values(["has_units", "is_empty", "rank"], ascending=[False, True, True], kind="stable")
    names = [
        _("{name}: {state}").format(name=row[f"name_{current_language()}"], state=state_words(row["state"]))
        for row in as_records(order)
    ]
    options = dict(zip(order["target_id"], names, strict=True))
    return choose("target", _("Target looked at closely"), options)


def show_places(plan_id: str, notes: tuple[str, ...]) -> None:
    """The county's places in the city over the years, one chart for each exam; nothing where no plan asks for any."""
    rows = report("phase_places", plan=plan_id)
    if rows.empty:
        return
    groups = [chosen for _code, chosen in rows.groupby("target_id", sort=False)]
    for number, (column, chosen) in enumerate(zip(st.columns(len(groups), gap="small"), groups, strict=True)):
        with column:
            _show_place(chosen, f"places_{number}", plan_id, notes)


def _show_place(rows: pd.DataFrame, key: str, plan_id: str, notes: tuple[str, ...]) -> None:
    basis = _("As the city told it: the place and of how many counties; an observation, not a verdict.")
    figure = cached_figure("city_places", lambda: city_places(rows), plan_id, key)
    name = str(rows[f"name_{current_language()}"].iloc[0])
    show_chart(figure, rows, key=key, title=name, basis=basis, notes=notes, methods="targets")
