"""The parts of the township page: all townships, and one township with its schools."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.contribution import contribution, drawn_contribution
from dashboard.charts.school_comparison import tally
from dashboard.charts.townships import drawn_townships, townships
from dashboard.language import formats
from dashboard.language import gettext as _
from dashboard.ui import bases
from dashboard.ui.badges import test_header
from dashboard.ui.cards import Card, empty_view, show_answer, show_cards
from dashboard.ui.chart import show_chart
from dashboard.ui.drilldown import TO_SCHOOL, TO_TOWNSHIP
from dashboard.ui.filters import Filters
from dashboard.ui.official import official_columns
from dashboard.ui.process import show_process
from dashboard.ui.school_views import show_subjects, show_trend
from dashboard.ui.session import cached_figure, report
from dashboard.ui.table import Column, show_table
from dashboard.ui.warning_strip import show_strip


def show_townships(rows: pd.DataFrame, filters: Filters, notes: tuple[str, ...]) -> None:
    """The townships against the county and their official table; the chosen one is marked."""
    figure = cached_figure("townships", lambda: townships(rows, filters.township), filters)
    title = _("Townships against the county mean: {subject}").format(subject=filters.word("subject"))
    drawn = drawn_townships(rows, filters.township)
    show_chart(figure, drawn, key="townships", title=title, basis=bases.official(), filters=filters, notes=notes,
               methods="township", drill=TO_TOWNSHIP)  # fmt: skip
    official = report("township_official", test_id=filters.test)
    show_table(official, township_columns(test_header(filters.test)), key="township_official", filters=filters,
               title=_("Official results of the townships"), notes=notes, methods="township", drill=TO_TOWNSHIP,
               basis=_("All pupils of a township pooled, by the plan's own rule; schools directly under the bureau form no township."),
               code="township_code", highlight=filters.township, most_rows=26)  # fmt: skip


def township_columns(header: pd.Series[Any] | None) -> list[Column]:
    """The official columns with the township in the place of the school."""
    kept = [column for column in official_columns(header) if column.name not in {"school_name", "township_name", "mean_index"}]
    columns = [Column("township_name", pinned=True), *kept]
    if header is not None and formats.is_nothing(header.get("top_n1")):
        index = Column("mean_index", "number", title=_("Index over the grades (county 50)"))
        columns.insert([column.name for column in columns].index("mean_total") + 1, index)
    return columns


def show_all(rows: pd.DataFrame, filters: Filters, notes: tuple[str, ...]) -> None:
    """Every township of the test, and how many differ from the county."""
    show_answer(tally(rows).words())
    show_townships(rows, filters, notes)


def show_one(rows: pd.DataFrame, filters: Filters, notes: tuple[str, ...]) -> None:
    """One township: its place, who moves it, subjects, schools, warnings, process, and the others beside it."""
    own = rows[rows["township_code"] == filters.township]
    if own.empty:
        empty_view(_("This township had no school in this test."), _("Choose another test or township."))
        return
    _cards(own.iloc[0])
    left, right = st.columns(2, gap="small")
    with left:
        _contribution(filters, notes)
    with right:
        subjects = report("unit_subjects", test_id=filters.test, unit_type="township", unit_code=filters.township)
        show_subjects(subjects, filters, notes)
    schools = report("school_official", test_id=filters.test, township=filters.township)
    show_table(schools, _school_columns(filters), key="schools", title=_("Its schools"), basis=bases.places(),
               filters=filters, notes=notes, methods="official", drill=TO_SCHOOL)  # fmt: skip
    show_strip(report("township_warnings", township=filters.township, stage=filters.stage), filters, notes)
    show_process(report("township_process", township=filters.township), filters, _("What is not a score, and the other townships"))
    trend_rows = report("unit_trend", unit_type="township", unit_code=filters.township, subject="total", stage=filters.stage)
    show_trend(trend_rows, filters, notes)
    show_townships(rows, filters, notes)


def _school_columns(filters: Filters) -> list[Column]:
    skipped = {"township_name", "mean_index"}
    return [column for column in official_columns(test_header(filters.test)) if column.name not in skipped]


def _cards(row: pd.Series[Any]) -> None:
    counted = "" if formats.is_nothing(row["eligible_n"]) else _("Counted n={n}").format(n=formats.number(row["eligible_n"]))
    state = "ok" if not formats.is_nothing(row["diff"]) else "suppressed"
    difference = _("{low} to {high} (95%)").format(low=formats.signed(row["diff_low"]), high=formats.signed(row["diff_high"]))
    sat = _("Sat {sat} of {roster}").format(sat=formats.number(row["sat_n"]), roster=formats.number(row["roster_n"]))
    show_cards([
        _place_card(row, counted),
        Card(_("Marks from the county mean"), formats.signed(row["diff"]), difference, counted, _tone(row), state=state),
        Card(_("Pass rate"), formats.percent(row["pass_rate"]), "", counted, state=_known(row["pass_rate"], state)),
        Card(_("Low-score rate"), formats.percent(row["low_rate"]), "", counted, state=_known(row["low_rate"], state)),
        Card(_("Participation"), formats.percent(row["participation_rate"]), sat,
             _("{n} schools").format(n=formats.number(row["school_n"])), state=state),
    ], key="township_cards")  # fmt: skip


def _known(value: Any, state: str) -> str:
    return "suppressed" if formats.is_nothing(value) else state


def _place_card(row: pd.Series[Any], counted: str) -> Card:
    title = _("Place among the townships")
    if formats.is_nothing(row["place"]):
        return Card(title, "", "", counted, "quiet", state="not_ranked")
    value = _("{place} of {n}").format(place=formats.number(row["place"]), n=formats.number(row["ranked_n"]))
    note = ""
    if not formats.is_nothing(row["rank_low"]):
        low, high = formats.number(row["rank_low"]), formats.number(row["rank_high"])
        note = _("Plausible places {low}–{high}").format(low=low, high=high)
    return Card(title, value, note, counted)


def _tone(row: pd.Series[Any]) -> str:
    low, high = row["diff_low"], row["diff_high"]
    if formats.is_nothing(low) or low <= 0 <= high:
        return "plain"
    return "good" if low > 0 else "bad"


def _contribution(filters: Filters, notes: tuple[str, ...]) -> None:
    rows = report("township_contribution", test_id=filters.test, subject=filters.subject, township=filters.township)
    if rows["contribution"].isna().all():
        empty_view(_("No school's part can be shown."), _("Every school counted fewer than 10 pupils, or had none."))
        return
    figure = cached_figure("contribution", lambda: contribution(rows), filters)
    total = formats.signed(rows["township_diff"].dropna().iloc[0]) if rows["township_diff"].notna().any() else formats.NOTHING
    title = _("Who moves the township: {total} marks").format(total=total)
    basis = _("Each school's difference times its share of the pupils; the bars add up to the township's difference.")
    show_chart(figure, drawn_contribution(rows), key="contribution", title=title, basis=basis, filters=filters, notes=notes,
               methods="contribution", drill=TO_SCHOOL)  # fmt: skip
