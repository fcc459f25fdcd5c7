"""Quotas as calendars: every quota of the county by week, month, term or year, then the units of one of them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.charts.cadence_strips import cadence_strips
from dashboard.language import formats, monitoring_words
from dashboard.language import gettext as _
from dashboard.ui.address import value
from dashboard.ui.cards import empty_view
from dashboard.ui.chart import show_chart
from dashboard.ui.choices import choices_row, choose
from dashboard.ui.drilldown import Drill
from dashboard.ui.duties import View, full_names, joined, keyed
from dashboard.ui.session import cached_figure, report

_RHYTHMS = ("week", "month", "term", "school_year")
_BY_YEAR = ("week", "month")
_MOST_UNITS = 20


def show_calendars(view: View, duty: pd.Series[Any]) -> None:
    """The rhythm and school year to look at, the calendar of the county's quotas, the units of the chosen one."""
    with choices_row("rhythm", boxed=False):
        words = {code: monitoring_words.cadence(code) for code in _RHYTHMS}
        own = str(duty["period_type"]) if duty["has_cadence"] else ""
        rhythm = choose("rhythm", _("How often"), words, own, segmented=True, clears=("quota",))
        rows = keyed(report("monitoring_calendar", plan=view.plan, area=view.area, period_type=rhythm))
        rows = rows[rows["recorded_n"] > 0]
        years = sorted(set(rows.loc[rows["state"] != "not_due", "school_year"]), reverse=True)
        year = choose("year", _("School year"), {code: code for code in years}) if rhythm in _BY_YEAR and years else ""
    if rows.empty:
        empty_view(_("No quota of this rhythm has a record."), _("Choose another rhythm or area."))
        return
    shown = rows[rows["school_year"] == year] if year else rows
    shown = shown.assign(line=shown["key"], line_name=full_names(shown))
    quota = _chosen(shown, duty)
    figure = cached_figure("calendar", lambda: cadence_strips(shown, quota), view.plan, view.area, rhythm, year, quota)
    title = _("Calendar of the county's quotas: {how}").format(how=words[rhythm])
    show_chart(figure, shown, key="calendar", title=title, basis=_told(shown, year), filters=view.filters,
               methods="process", drill=Drill("quota"))  # fmt: skip
    _show_units(view, shown[shown["line"] == quota].iloc[0], year)


def _chosen(shown: pd.DataFrame, duty: pd.Series[Any]) -> str:
    """The clicked quota, else the chosen duty's, else the one that missed most."""
    known = set(shown["line"])
    for key in (value("quota"), str(duty["key"])):
        if key in known:
            return key
    return str(shown["line"].iloc[0])


def _told(rows: pd.DataFrame, year: str) -> str:
    found = rows["state"].value_counts()
    told = [
        f"{monitoring_words.due_state(state)} {formats.number(int(found.get(state, 0)))}"
        for state in ("missed", "short", "no_record", "done")
    ]
    counts = joined(told)
    words = _("{year}: {counts}. Only weeks of teaching count; a click on a line shows its units.") if year else _(
        "All years: {counts}. A click on a line shows its units.")  # fmt: skip
    return words.format(year=year, counts=counts)


def _show_units(view: View, quota: pd.Series[Any], year: str) -> None:
    """The schools (or townships) of one quota, those that missed most first."""
    asked = {
        "indicator_id": str(quota["indicator_id"]), "part": str(quota["part"]), "stage": str(quota["stage"]),
        "school_year": year, "township": view.township,
    }  # fmt: skip
    rows = report("monitoring_cadence", unit_type="school", **asked)
    unit_type = "school"
    if rows.empty:
        unit_type = "township"
        rows = report("monitoring_cadence", unit_type="township", **asked)
    if rows.empty:
        empty_view(_("This quota is the county's own."), _("No township or school reports it."))
        return
    rows = rows.sort_values(["missed_n", "no_record_n"], ascending=False, kind="stable")
    units = list(rows["unit_code"].drop_duplicates())
    shown = rows[rows["unit_code"].isin(units[:_MOST_UNITS])]
    shown = shown.assign(line=shown["unit_code"], line_name=shown["unit_name"])
    clean = int(rows.groupby("unit_code")["missed_n"].max().eq(0).sum())
    figure = cached_figure("unit_calendar", lambda: cadence_strips(shown), view.township, str(quota["key"]), year)
    page = "school" if unit_type == "school" else "township"
    basis = _("{shown} of {n} units, those that missed most first; {clean} missed nothing on record.").format(
        shown=min(len(units), _MOST_UNITS), n=len(units), clean=clean)  # fmt: skip
    title = _("{quota}: {place}").format(quota=quota["line_name"], place=view.place)
    show_chart(figure, shown, key="unit_calendar", title=title, basis=basis, filters=view.filters, methods="process",
               drill=Drill(page, page))  # fmt: skip
