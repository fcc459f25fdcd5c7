"""Below the list: duties by units, the units of one duty, the records behind it, composite scores."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.composite_bars import composite_bars
from dashboard.charts.duty_heat import duty_heat, tile_words
from dashboard.charts.target_words import value_words
from dashboard.language import formats, monitoring_words
from dashboard.language import gettext as _
from dashboard.ui.address import value
from dashboard.ui.cards import empty_view
from dashboard.ui.chart import show_chart
from dashboard.ui.drilldown import TO_SCHOOL, TO_TOWNSHIP, Drill
from dashboard.ui.duties import TileDrill, View, full_names, keyed, name_of, period_of, same_duty, told_state
from dashboard.ui.links import page_link
from dashboard.ui.meeting import meeting_on
from dashboard.ui.row_records import as_records
from dashboard.ui.session import cached_figure, report
from dashboard.ui.table import Column, show_table


def unit_rows(view: View) -> pd.DataFrame:
    """Duties of townships, or of the schools of the chosen township, keyed."""
    kind = "school" if view.township else "township"
    found = report("monitoring_units", plan=view.plan, area=view.area, stage=view.stage, unit_type=kind,
                   township=view.township)  # fmt: skip
    return keyed(found)


def show_heat(view: View, units: pd.DataFrame, listed: pd.DataFrame, chosen: pd.Series[Any]) -> None:
    """Every listed duty that units report, in the order of the list, by units."""
    order = {key: number for number, key in enumerate(listed["key"])}
    rows = units[units["key"].isin(order)]
    rows = rows.assign(order=rows["key"].map(order)).sort_values("order", kind="stable")
    rows = rows.assign(indicator=full_names(rows)).drop(columns="order")
    if rows.empty:
        empty_view(
            _("No unit reports a duty of this list."), _("These duties are the county's own; choose another list.")
        )
        return
    key = str(chosen["key"])
    figure = cached_figure("duty_heat", lambda: duty_heat(rows, key), view, key)
    title = _("Duties by school: {place}") if view.township else _("Duties by township")
    drill = TileDrill("unit") if view.township else TileDrill("township", also=(("unit", ""),))
    show_chart(figure, rows, key="heat", title=title.format(place=view.place), filters=view.filters, drill=drill,
               basis=tile_words(rows["unit_code"].nunique() if meeting_on() else 0), methods="process")  # fmt: skip


def show_units(view: View, units: pd.DataFrame, duty: pd.Series[Any]) -> None:
    """The units of one duty, those that do not meet it first, and the records behind."""
    rows = same_duty(units, duty)
    left, right = st.columns([9, 11], gap="small")
    with left:
        if rows.empty:
            empty_view(_("No unit below the county reports this duty."), _("Its records are beside."))
        else:
            _show_list(view, rows, duty)
    with right:
        _show_records(view, rows, duty)


def _show_list(view: View, rows: pd.DataFrame, duty: pd.Series[Any]) -> None:
    order = {"not_met": 0, "no_data": 1, "suppressed": 2}
    rows = rows.assign(order=[order.get(str(state), 3) for state in rows["state"]]).sort_values("order", kind="stable")
    records = as_records(rows)
    told = rows.drop(columns="order").assign(
        value_words=[_value(row) for row in records],
        counted=[_counted(row) for row in records],
        state_words=[told_state(row) for row in records],
    )
    columns = [
        Column("unit_name", pinned=True, title=_("School") if view.township else _("Township")),
        Column("value_words", title=_("Value")),
        Column("counted", title=_("Counted")),
        Column("state_words", title=_("State")),
    ]
    drill = Drill("unit") if view.township else Drill("township", also=(("unit", ""),))
    title = _("{duty}: schools of {place}") if view.township else _("{duty}: townships")
    show_table(told, columns, key="units", title=title.format(duty=name_of(duty), place=view.place),
               basis=_("{period}; not met first, then without data. A click shows the records.").format(
                   period=period_of(duty)),
               filters=view.filters, methods="process", drill=drill, code="unit_code", highlight=value("unit"),
               most_rows=12)  # fmt: skip


def _value(row: dict[Any, Any]) -> Any:
    if formats.is_nothing(row["value"]):
        return None
    return value_words(row["value"], str(row["unit"]), row["target"] if row["is_judged"] else None)


def _counted(row: dict[Any, Any]) -> str:
    if formats.is_nothing(row["denominator"]):
        return formats.NOTHING
    return f"{formats.number(row['numerator'])}/{formats.number(row['denominator'])}"


def _show_records(view: View, rows: pd.DataFrame, duty: pd.Series[Any]) -> None:
    unit = value("unit") if value("unit") in set(rows["unit_code"]) and view.township else ""
    kind, code = ("school", unit) if unit else ("township", view.township) if view.township else ("county", "county")
    newest = "" if unit or formats.is_nothing(duty["period_id"]) else str(duty["period_id"])
    records = report("monitoring_observations", indicator_id=str(duty["indicator_id"]), part=str(duty["part"]),
                     stage=str(duty["stage"]), period_id=newest, unit_type=kind, unit_code=code)  # fmt: skip
    names = dict(zip(rows["unit_code"], rows["unit_name"], strict=True))
    place = names.get(unit, view.place)
    _way(unit, view, place)
    if records.empty:
        empty_view(
            _("No record lies behind this value."),
            _("It is computed from exam files or the roster, or nobody reported."),
        )
        return
    told = _told_records(records)
    columns = [
        Column("period_words", title=_("Period")) if unit else Column("who", pinned=True, title=_("Unit")),
        Column("value_words", title=_("Value")),
        Column("counted", title=_("Numerator/denominator")),
        Column("source_words", title=_("Source")),
        Column("status_words", title=_("Status")),
        Column("recorded", title=_("Recorded on")),
    ]
    words = _("Every record, corrections included; no persons.") if unit else _("Records of {period}; no persons.")
    basis = words.format(period=period_of(duty))
    show_table(told, columns, key="records", title=_("Records behind: {place}").format(place=place), basis=basis,
               filters=view.filters, methods="process", code="entity_id", most_rows=12)  # fmt: skip


def _told_records(records: pd.DataFrame) -> pd.DataFrame:
    rows = as_records(records)
    return records.drop(columns=["source", "status"]).assign(
        who=[
            str(row["unit_name"] or (_("County") if row["entity_type"] == "county" else row["entity_id"]))
            for row in rows
        ],
        period_words=[period_of(row) for row in rows],
        value_words=[_plain(row) for row in rows],
        counted=[_counted(row) for row in rows],
        source_words=[monitoring_words.source(str(row["source"])) for row in rows],
        status_words=[_status(row) for row in rows],
        recorded=[formats.moment(row["recorded_at"]) for row in rows],
    )


def _plain(row: dict[Any, Any]) -> Any:
    return None if formats.is_nothing(row["value"]) else value_words(row["value"], str(row["unit"]))


def _status(row: dict[Any, Any]) -> str:
    words = monitoring_words.record_status(str(row["status"]))
    if row["is_superseded"]:
        return _("{status}, corrected since").format(status=words)
    return words if row["is_counted"] else _("{status}, not counted").format(status=words)


def _way(unit: str, view: View, place: str) -> None:
    """A way to the page of the unit whose records are shown."""
    if unit:
        way = page_link("school", escape(_("{name}: the whole picture").format(name=place)), {"school": unit})
    elif view.township:
        codes = {"township": view.township, "school": ""}
        way = page_link("township", escape(_("{name}: the whole picture").format(name=place)), codes)
    else:
        return
    st.html(f'<nav class="st-key-breadcrumb">{way}</nav>')


def show_composite(view: View, duties: pd.DataFrame) -> None:
    """Each composite score of the plan by units: its weighted parts, incomplete where one is missing."""
    wholes = [str(code) for code in duties["weighs_into"].dropna().unique() if code]
    kind = "school" if view.township else "township"
    for number, code in enumerate(wholes):
        rows = report("monitoring_composite", plan=view.plan, composite=code, unit_type=kind, township=view.township)
        found = duties[(duties["indicator_id"] == code) & (duties["part"] == "")]
        if rows.empty or found.empty or not (rows["complete_n"] + rows["incomplete_n"]).any():
            continue
        figure = cached_figure("composite", partial(composite_bars, rows), view, code)
        show_chart(figure, rows, key=f"composite{number or ''}", filters=view.filters, methods="process",
                   title=_("{duty}: {place}").format(duty=name_of(found.iloc[0]), place=view.place),
                   basis=_whole(rows),
                   drill=TO_SCHOOL if view.township else TO_TOWNSHIP)  # fmt: skip


def _whole(rows: pd.DataFrame) -> str:
    """The period, and how many schools are complete."""
    units = rows.drop_duplicates("unit_code")
    sums = {name: formats.number(int(units[f"{name}_n"].sum())) for name in ("schools", "complete", "incomplete")}
    words = _("{period}. Of {schools} schools {complete} are complete, {incomplete} lack a part: these are incomplete, "
              "never weighted anew, and not in a township's mean.")  # fmt: skip
    return words.format(period=period_of(rows.iloc[0].to_dict()), **sums)
