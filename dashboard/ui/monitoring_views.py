"""The first screen of monitoring: are the duties done, the list of them, and the chosen one over time."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.duty_trend import duty_trend
from dashboard.language import current_language, formats, monitoring_words
from dashboard.language import gettext as _
from dashboard.ui.address import value
from dashboard.ui.cards import empty_view, show_answer
from dashboard.ui.chart import show_chart
from dashboard.ui.drilldown import Drill
from dashboard.ui.duties import View, aim_of, all_duties, in_words, joined, keyed, name_of, page_of, same_duty
from dashboard.ui.frame import titles
from dashboard.ui.links import page_link
from dashboard.ui.row_records import as_records
from dashboard.ui.session import cached_figure, report
from dashboard.ui.table import Column, show_table

_LINES = 11


def show_counts(view: View, duties: pd.DataFrame) -> None:
    """The answer: of the duties with a number, how many are met, not met, hidden, without a record."""
    judged = duties[duties["is_judged"].astype(bool)]
    thin = (judged["cell_state"] == "ok") & judged["is_incomplete"].astype(bool)
    found = judged.loc[~thin, "state"].value_counts()
    silent = int((judged["cell_state"] == "no_data").sum())
    told = [
        _("met {n}").format(n=int(found.get("met", 0))),
        _("not met {n}").format(n=int(found.get("not_met", 0))),
        _("hidden {n}").format(n=int(found["suppressed"])) if "suppressed" in found else "",
        _("coverage too thin to judge {n}").format(n=int(thin.sum())) if thin.any() else "",
        _("no record {n}").format(n=silent),
    ]
    words = _("{place}: {n} duties with a number: {counts}.").format(
        place=view.place, n=len(judged), counts=joined(told)
    )
    others = duties[~duties["is_judged"].astype(bool)]
    away = sum(bool(page_of(row)) for row in as_records(others))
    remark = _("{n} more have no number in the plan and are reported only; {away} are shown on other pages. Both lie "
               "behind the switch above.").format(n=len(others) - away, away=away)  # fmt: skip
    show_answer(words, remark)


def show_duties(view: View, rows: pd.DataFrame, chosen: pd.Series[Any]) -> None:
    """The list in the order of the report; a click on a line chooses the duty."""
    if rows.empty:
        empty_view(_("No duty of this kind."), _("Choose another area, stage or list above."))
        return
    columns = [
        Column("indicator", pinned=True, title=_("Duty")),
        Column("state_words", title=_("State")),
        Column("target_words", title=_("Target")),
        Column("value_words", title=_("Township") if view.township else _("County")),
        Column("coverage_words", title=_("Coverage")),
        Column("met_words", title=_("Units that meet it")),
        Column("clause_words", title=_("Clause")),
    ]
    show_table(in_words(rows), columns, key="duties", title=_("Duties, the worst coverage first"),
               basis=_("The newest period of each; coverage is units that report of those that should. A click shows "
                       "the duty beside."),
               filters=view.filters, methods="process", drill=Drill("duty", also=(("unit", ""),)), code="key",
               highlight=str(chosen["key"]), most_rows=_LINES)  # fmt: skip


def show_duty(view: View, duty: pd.Series[Any]) -> None:
    """The chosen duty over time, its clause and its number."""
    unit_type, unit_code, unit_name = _where(view, duty)
    rows = report("monitoring_trend", plan=view.plan, indicator_id=str(duty["indicator_id"]), part=str(duty["part"]),
                  stage=str(duty["stage"]), unit_type=unit_type, unit_code=unit_code)  # fmt: skip
    own = rows[rows["period_type"] == duty["period_type"]]
    rows = (own if len(own) else rows).dropna(subset=["value"])
    page = page_of(duty)
    if rows.empty and page:
        st.html(_head(duty))
        way = page_link(page, escape(_("Open {page}").format(page=titles()[page])))
        st.html(f'<nav class="st-key-breadcrumb">{way}</nav>')
        return
    if rows.empty:
        st.html(_head(duty))
        empty_view(_("No record of this duty."), _("Add its observations to the data folder and build again."))
        return
    target = None if bool(duty["is_judged"]) is False and not bool(duty["is_reference"]) else duty["target"]
    figure = cached_figure(
        "duty_trend",
        lambda: duty_trend(rows, unit_name, target, duty["comparator"], not bool(duty["is_judged"])),
        view.plan, str(duty["key"]), unit_type, unit_code,
    )  # fmt: skip
    basis = _("Target {aim}; {coverage} of those that should have reported.").format(
        aim=aim_of(duty), coverage=formats.percent(duty["coverage"], 0)
    )
    show_chart(
        figure, rows, key="duty_trend", title=name_of(duty), basis=basis, filters=view.filters, methods="process"
    )
    st.html(f'<p class="remark">{escape(_about(duty))}</p>')  # fmt: skip


def _where(view: View, duty: pd.Series[Any]) -> tuple[str, str, str]:
    """The unit that the trend is of: the clicked one, else the chosen township, else the county."""
    unit = value("unit")
    if unit:
        schools = report(
            "monitoring_units", plan=view.plan, area=str(duty["area"]), stage="", unit_type="school", township=""
        )
        found = same_duty(keyed(schools), duty)
        found = found[found["unit_code"] == unit]
        if len(found):
            return "school", unit, str(found["unit_name"].iloc[0])
    if view.township:
        return "township", view.township, view.township_name
    return "county", "county", _("County")


def _about(duty: pd.Series[Any]) -> str:
    """The clause, what is measured and how often."""
    language = current_language()
    parts = [
        _("“{clause}” ({number})").format(
            clause=duty[f"clause_{language}"],
            number=monitoring_words.clause(str(duty["policy"]), str(duty["clause"])),
        ),
        _("Measured: {formula}").format(formula=duty[f"formula_{language}"]),
    ]
    return _("; ").join(part for part in parts if part)


def _head(duty: pd.Series[Any]) -> str:
    return f'<h3 class="block-title">{escape(name_of(duty))}</h3><p class="remark">{escape(_about(duty))}</p>'


def show_weights(view: View) -> None:
    """The county's contests, studios and scores with their numbers, weights and what they weigh into."""
    duties = all_duties(replace(view, township="", township_name=""))
    weighed = duties["weighs_into"].fillna("") != ""
    shared = (duties["area"] == "studios") | duties["indicator_id"].str.contains("contest|prizes")
    rows = duties[(weighed | shared) & (duties["kind"] != "consequence")]
    rows = rows.assign(last=(rows["cell_state"] == "no_data") + 2 * rows["weight"].isna()).sort_values(
        "last", kind="stable"
    )
    if rows.empty:
        return
    wholes = {str(row["indicator_id"]): name_of(row) for row in as_records(duties) if not row["part"]}
    told = in_words(rows.drop(columns="last"))
    told = told.assign(
        weight_words=[formats.NOTHING if formats.is_nothing(n) else formats.percent(n, 0) for n in told["weight"]],
        into_words=[
            wholes.get(str(code), formats.NOTHING) if code else formats.NOTHING
            for code in told["weighs_into"].fillna("")
        ],
        area_words=[monitoring_words.area(str(code)) for code in told["area"]],
    )
    columns = [
        Column("indicator", pinned=True, title=_("Contest, studio or score")),
        Column("target_words", title=_("Number in the plan")),
        Column("weight_words", title=_("Weight in the score")),
        Column("into_words", title=_("Weighs into")),
        Column("value_words", title=_("County")),
        Column("state_words", title=_("State")),
        Column("period_words", title=_("Period")),
    ]
    show_table(told, columns, key="weights", title=_("Contests, studios and scores: numbers and weights"),
               basis=_("Weights as the plan sets them; a score with a part missing is not weighted anew."),
               filters=view.filters, methods="process", drill=Drill("duty"), code="key", most_rows=10)  # fmt: skip
