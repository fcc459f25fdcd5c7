"""The parts of the school page: frames side by side, trend, subjects, bands, warnings, process indicators."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.bands import band_words, bands
from dashboard.charts.trend import trend
from dashboard.charts.unit_subjects import drawn_subjects, unit_subjects
from dashboard.language import formats
from dashboard.language import gettext as _
from dashboard.ui import bases
from dashboard.ui.cards import Card, empty_view, show_cards
from dashboard.ui.chart import show_chart
from dashboard.ui.drilldown import Drill
from dashboard.ui.filters import Filters
from dashboard.ui.letter_views import show_school_letters
from dashboard.ui.process import show_process
from dashboard.ui.session import cached_figure, report
from dashboard.ui.value_added_views import show_value_added
from dashboard.ui.warning_strip import show_strip

TO_TEST = Drill("test", "", (("school_year", ""), ("subject", "")))


def show_frames(profile: pd.Series[Any]) -> None:
    """The four frames and participation, each a card; a frame that does not exist says why."""
    show_cards(
        [_county(profile), _township(profile), _over_time(profile), _peers(), _participation(profile)], key="frames"
    )


def _place(place: Any, ranked: Any) -> str:
    return _("{place} of {n}").format(place=formats.number(place), n=formats.number(ranked))


def _empty_state(profile: pd.Series[Any]) -> str:
    state = str(profile["cell_state"])
    return state if state in {"suppressed", "not_ranked", "no_data"} else "not_ranked"


def _county(profile: pd.Series[Any]) -> Card:
    title, n = _("Place in the county"), _n(profile)
    if formats.is_nothing(profile["place"]):
        return Card(title, "", _unranked(profile), n, "quiet", state=_empty_state(profile))
    note = ""
    if not formats.is_nothing(profile["rank_low"]):
        note = _("Plausible places {low}–{high}").format(
            low=formats.number(profile["rank_low"]), high=formats.number(profile["rank_high"])
        )
    return Card(title, _place(profile["place"], profile["ranked_n"]), note, n)


def _unranked(profile: pd.Series[Any]) -> str:
    if formats.is_nothing(profile["diff"]):
        return _("Too few pupils, or hidden to protect another school.")
    words = _("Difference from the county mean {diff} ({low} to {high})")
    return words.format(
        diff=formats.signed(profile["diff"]),
        low=formats.signed(profile["diff_low"]),
        high=formats.signed(profile["diff_high"]),
    )


def _n(profile: pd.Series[Any]) -> str:
    if formats.is_nothing(profile["eligible_n"]):
        return ""
    words = _("Counted n={n}").format(n=formats.number(profile["eligible_n"]))
    return _("{words}: small cohort, results swing").format(words=words) if profile["unstable"] is True else words


def _township(profile: pd.Series[Any]) -> Card:
    title = _("Place within {township}").format(township=profile["township_name"])
    if formats.is_nothing(profile["township_place"]):
        return Card(title, "", "", "", "quiet", state=_empty_state(profile))
    return Card(
        title,
        _place(profile["township_place"], profile["township_ranked_n"]),
        _("Order of the county places"),
        _n(profile),
    )


def _over_time(profile: pd.Series[Any]) -> Card:
    title = _("Standard score against a year ago")
    if formats.is_nothing(profile["previous_test_id"]):
        return Card(title, "", _("There is no comparable test a year before."), "", "quiet", state="no_data")
    change, low, high = profile["z_change"], profile["z_change_low"], profile["z_change_high"]
    if formats.is_nothing(change):
        return Card(title, "", "", "", "quiet", state="suppressed")
    certain = low > 0 or high < 0
    note = _("Outside its interval: a real change") if certain else _("Within its interval: may be chance")
    before = ""
    if not formats.is_nothing(profile["previous_place"]):
        before = _("Place then {place}").format(place=_place(profile["previous_place"], profile["previous_ranked_n"]))
    tone = "plain" if not certain else "good" if low > 0 else "bad"
    return Card(title, formats.signed(change, 2), note, before, tone)


def _peers() -> Card:
    note = _("Groups of similar schools are not set yet.")
    return Card(_("Within the peer group"), "", note, "", "quiet", state="no_data")


def _participation(profile: pd.Series[Any]) -> Card:
    title = _("Participation")
    if profile["cell_state"] == "suppressed":
        return Card(title, "", "", "", "quiet", state="suppressed")
    sat = _("Sat {sat} of {roster}").format(
        sat=formats.number(profile["sat_n"]), roster=formats.number(profile["roster_n"])
    )
    before = profile["previous_participation_rate"]
    note = "" if formats.is_nothing(before) else _("A year ago {rate}").format(rate=formats.percent(before))
    if formats.is_nothing(profile["sat_n"]):
        sat = _("n={n}").format(n=formats.number(profile["roster_n"]))
    return Card(title, formats.participation(profile), note, sat)


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
    show_frames(profile)
    show_trend(report("school_trend", school=filters.school, stage=filters.stage), filters, notes)
    left, right = st.columns(2, gap="small")
    with left:
        show_subjects(
            report("unit_subjects", test_id=filters.test, unit_type="school", unit_code=filters.school), filters, notes
        )
    with right:
        show_bands(filters, notes)
    show_value_added(filters)
    show_strip(report("school_warnings", school=filters.school, stage=filters.stage), filters, notes)
    show_school_letters(filters)
    rows = report("unit_process", unit_type="school", unit_code=filters.school)
    show_process(rows, filters, _("What is not a score"))
