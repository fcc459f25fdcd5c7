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
from dashboard.ui.action_views import show_posts, show_unit_actions
from dashboard.ui.badges import test_header
from dashboard.ui.cards import empty_view, show_answer
from dashboard.ui.chart import show_chart
from dashboard.ui.drilldown import TO_SCHOOL, TO_TOWNSHIP
from dashboard.ui.filters import Filters
from dashboard.ui.measure_views import show_measure_heatmap, show_unit_measures, show_weak_subject
from dashboard.ui.official import official_columns
from dashboard.ui.process import show_process
from dashboard.ui.school_views import show_subjects, show_trend
from dashboard.ui.series import with_series
from dashboard.ui.session import cached_figure, report
from dashboard.ui.table import Column, show_table
from dashboard.ui.township_cards import show_township_cards
from dashboard.ui.warning_strip import show_strip

_SIDE_BY_SIDE = 6


def show_townships(rows: pd.DataFrame, filters: Filters, notes: tuple[str, ...]) -> None:
    """The townships against the county and their official table; the chosen one is marked."""
    figure = cached_figure("townships", lambda: townships(rows, filters.township), filters)
    title = _("Townships against the county mean: {subject}").format(subject=filters.word("subject"))
    basis = _(
        "Counted: all pupils of a township; absent without leave counts as 0. "
        "Do not order townships whose lines overlap."
    )
    drawn = drawn_townships(rows, filters.township)
    show_chart(
        figure,
        drawn,
        key="townships",
        title=title,
        basis=basis,
        filters=filters,
        notes=notes,
        methods="township",
        drill=TO_TOWNSHIP,
    )
    official = with_series(report("township_official", test_id=filters.test), filters.test, "township")
    show_table(
        official,
        township_columns(test_header(filters.test), official),
        key="township_official",
        filters=filters,
        title=_("Official results of the townships"),
        notes=notes,
        methods="township",
        drill=TO_TOWNSHIP,
        basis=_(
            "All pupils of a township pooled, by the plan's own rule; schools directly under the bureau "
            "form no township."
        ),
        code="township_code",
        highlight=filters.township,
        most_rows=26,
    )


def township_columns(header: pd.Series[Any] | None, rows: pd.DataFrame) -> list[Column]:
    """The official columns with the township in the place of the school."""
    kept = [column for column in official_columns(header, rows) if column.name not in {"school_name", "township_name"}]
    return [Column("township_name", pinned=True), *kept]


def show_all(rows: pd.DataFrame, filters: Filters, notes: tuple[str, ...]) -> None:
    """Every township of the test, and how many differ from the county."""
    counted = tally(rows)
    told = _(
        "Townships clearly above the county mean: {above}; clearly below: {below}; cannot be told apart: {unclear}."
    )
    show_answer(told.format(above=counted.above, below=counted.below, unclear=counted.unclear))
    show_townships(rows, filters, notes)
    show_measure_heatmap(filters, notes, "township")


def show_one(rows: pd.DataFrame, filters: Filters, notes: tuple[str, ...]) -> None:
    """One township: its place, who moves it, subjects, schools, warnings, process, and the others beside it."""
    own = rows[rows["township_code"] == filters.township]
    if own.empty:
        empty_view(_("This township had no school in this test."), _("Choose another test or township."))
        return
    show_township_cards(own.iloc[0])
    show_posts("township", filters.township)
    show_weak_subject(filters, "township", filters.township)
    known = report("school_official", test_id=filters.test, township=filters.township, post="")
    schools = with_series(known, filters.test, "school")
    # Beside the subjects a few schools would leave half of their column empty.
    left, right = st.columns(2, gap="small") if len(schools) >= _SIDE_BY_SIDE else (st.container(), st.container())
    with left:
        _contribution(filters, notes)
    with right:
        subjects = report("unit_subjects", test_id=filters.test, unit_type="township", unit_code=filters.township)
        show_subjects(subjects, filters, notes)
    show_unit_measures(filters, notes, "township", filters.township)
    show_table(
        schools,
        _school_columns(filters, schools),
        key="schools",
        title=_("Its schools"),
        basis=bases.places(),
        filters=filters,
        notes=notes,
        methods="official",
        drill=TO_SCHOOL,
    )
    show_measure_heatmap(filters, notes, "school", filters.township)
    show_strip(report("township_warnings", township=filters.township, stage=filters.stage), filters, notes)
    show_unit_actions("township", filters.township, filters)
    own_unit = {"unit_type": "township", "unit_code": filters.township}
    others = report("township_process", township=filters.township)
    show_process(report("unit_process", **own_unit), filters, _("What is not a score, and the other townships"), others)
    show_trend(report("unit_trend", **own_unit, subject="total", stage=filters.stage), filters, notes)
    show_townships(rows, filters, notes)


def _school_columns(filters: Filters, rows: pd.DataFrame) -> list[Column]:
    skipped = {"township_name", "mean_index"}
    return [column for column in official_columns(test_header(filters.test), rows) if column.name not in skipped]


def _contribution(filters: Filters, notes: tuple[str, ...]) -> None:
    rows = report("township_contribution", test_id=filters.test, subject=filters.subject, township=filters.township)
    if rows["contribution"].isna().all():
        empty_view(_("No school's part can be shown."), _("Every school counted too few pupils, or had none."))
        return
    figure = cached_figure("contribution", lambda: contribution(rows), filters)
    total = (
        formats.signed(rows["township_diff"].dropna().iloc[0])
        if rows["township_diff"].notna().any()
        else formats.NOTHING
    )
    title = _("Who moves the township: {total} marks").format(total=total)
    basis = _(
        "Each school's difference times its share of the pupils; the bars add up to the township's difference. Grey: a "
        "school that cannot be told apart from the county."
    )
    show_chart(
        figure,
        drawn_contribution(rows),
        key="contribution",
        title=title,
        basis=basis,
        filters=filters,
        notes=notes,
        methods="contribution",
        drill=TO_SCHOOL,
    )
