"""The parts of the school page below its frames: trend, subjects, bands, warnings, process indicators."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.bands import band_words, bands
from dashboard.charts.trend import trend
from dashboard.charts.unit_subjects import drawn_subjects, unit_subjects
from dashboard.language import gettext as _
from dashboard.ui import bases
from dashboard.ui.action_views import show_posts, show_unit_actions
from dashboard.ui.cards import empty_view
from dashboard.ui.chart import show_chart
from dashboard.ui.drilldown import Drill
from dashboard.ui.filters import Filters
from dashboard.ui.letter_views import show_school_letters
from dashboard.ui.measure_views import show_unit_measures, show_weak_subject
from dashboard.ui.process import show_process
from dashboard.ui.school_frames import show_frames
from dashboard.ui.session import cached_figure, report
from dashboard.ui.value_added_views import show_value_added
from dashboard.ui.warning_strip import show_strip

TO_TEST = Drill("test", "", (("school_year", ""), ("subject", "")))


def show_trend(rows: pd.DataFrame, filters: Filters, notes: tuple[str, ...]) -> None:
    """Every test of the unit; a click on a dot chooses that test."""
    figure = cached_figure("trend", lambda: trend(rows, filters.test), filters)
    show_chart(
        figure,
        rows,
        key="trend",
        title=_("Over every test"),
        basis=_trend_basis(),
        filters=filters,
        notes=notes,
        methods="over-time",
        drill=TO_TEST,
    )


def _trend_basis() -> str:
    return _("Counted: pupils who sat. Lines join tests of the same kind and grade only; bars are 95% intervals.")


def show_subjects(rows: pd.DataFrame, filters: Filters, notes: tuple[str, ...]) -> None:
    """The subjects of one unit against the county."""
    if rows["z_mean"].isna().all():
        empty_view(_("No subject can be shown."), _("Too few pupils were counted; choose another test."))
        return
    figure = cached_figure("unit_subjects", lambda: unit_subjects(rows), filters)
    show_chart(
        figure,
        drawn_subjects(rows),
        key="subjects",
        title=_("Subjects against the county"),
        basis=bases.sat(),
        filters=filters,
        notes=notes,
        methods="standard-score",
    )


def show_bands(filters: Filters, notes: tuple[str, ...]) -> None:
    """The score bands of the school beside the county's."""
    rows = report("school_bands", test_id=filters.test, school=filters.school, subject="total")
    if rows.empty or rows["school_share"].isna().all():
        empty_view(_("The score bands cannot be shown."), _("Too few pupils were counted; choose another test."))
        return
    name = filters.word("school")
    told = rows.assign(band_words=[band_words()[code] for code in rows["band"]])
    figure = cached_figure("bands", lambda: bands(rows, name), filters)
    basis = _("Share of the counted pupils by total mark; an absence without leave counts as 0.")
    show_chart(
        figure, told, key="bands", title=_("Score bands"), basis=basis, filters=filters, notes=notes, methods="rates"
    )


def show_picture(filters: Filters, profile: pd.Series[Any], notes: tuple[str, ...]) -> None:
    """The whole picture of one school in one test."""
    show_posts("school", filters.school)
    show_frames(filters, profile)
    show_weak_subject(filters, "school", filters.school)
    show_trend(report("school_trend", school=filters.school, stage=filters.stage), filters, notes)
    left, right = st.columns(2, gap="small")
    with left:
        show_subjects(
            report("unit_subjects", test_id=filters.test, unit_type="school", unit_code=filters.school), filters, notes
        )
    with right:
        show_bands(filters, notes)
    show_unit_measures(filters, notes, "school", filters.school)
    show_value_added(filters)
    show_strip(report("school_warnings", school=filters.school, stage=filters.stage), filters, notes)
    show_unit_actions("school", filters.school, filters)
    show_school_letters(filters)
    rows = report("unit_process", unit_type="school", unit_code=filters.school)
    show_process(rows, filters, _("What is not a score"))
