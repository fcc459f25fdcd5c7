"""Which schools differ, and are the differences real?"""

import streamlit as st

from dashboard.charts.school_comparison import Comparison, comparison, drawn_rows, heatmap_rows, subject_heatmap, tally
from dashboard.charts.trend import trend
from dashboard.language import gettext as _
from dashboard.ui import (
    TO_SCHOOL,
    Filters,
    bases,
    breadcrumb,
    cached_figure,
    choose,
    empty_view,
    report,
    select_filters,
    show_answer,
    show_chart,
    show_table,
    test_badges,
    test_header,
)  # fmt: skip
from dashboard.ui.official import official_columns

FRAMES = {"county": _("Whole county"), "township": _("Within the township"), "time": _("A school over time")}
USED = {"county": ("subject", "township"), "township": ("subject", "township"), "time": ("township", "school")}
SCALES = {"marks": _("Marks"), "z": _("Standard score")}
SHOWN = {"ends": _("Both ends of the order"), "all": _("All schools")}


def against_the_county(filters: Filters, township: str, view: Comparison, notes: tuple[str, ...]) -> None:
    """The caterpillar, the official table and the heat map of one test."""
    rows = report("school_comparison", test_id=filters.test, subject=filters.subject, township=township)
    if rows["diff"].isna().all():
        empty_view(_("No school has a result to show here."), _("Choose another test, subject or township."))
        return
    same = {"filters": filters, "notes": notes, "drill": TO_SCHOOL}
    show_answer(tally(rows).words())
    figure = cached_figure("comparison", lambda: comparison(rows, view), filters, township, view)
    drawn = drawn_rows(rows, view)
    title = _("Difference from the county mean: {subject}").format(subject=filters.word("subject"))
    show_chart(figure, drawn, key="comparison", title=title, basis=bases.official(), methods="difference", **same)
    official = report("school_official", test_id=filters.test, township=township)
    columns, title = official_columns(test_header(filters.test)), _("Official results")
    show_table(official, columns, key="official", title=title, basis=bases.places(), methods="official", **same)
    cells = heatmap_rows(report("school_heatmap", test_id=filters.test, township=township), drawn)
    heat = cached_figure("heatmap", lambda: subject_heatmap(cells), filters, township, view)
    title = _("Schools by subject: mean standard score")
    show_chart(heat, cells, key="heatmap", title=title, basis=bases.sat(), methods="standard-score", **same)


def over_its_tests(filters: Filters, notes: tuple[str, ...]) -> None:
    """One school over time."""
    rows = report("school_trend", school=filters.school, stage=filters.stage)
    title = _("{school} over its tests").format(school=filters.word("school"))
    figure = cached_figure("over_time", lambda: trend(rows, filters.test), filters)
    about = {"filters": filters, "notes": notes, "basis": bases.sat(), "methods": "standard-score"}
    show_chart(figure, rows, key="over_time", title=title, **about)


with st.container(key="choices", horizontal=True):
    frame = choose("frame", _("Compared with"), FRAMES, segmented=True)
    scale = choose("scale", _("Scale"), SCALES, segmented=True) if frame != "time" else ""
    shown = choose("shown", _("Schools shown"), SHOWN, segmented=True) if frame == "county" else ""
filters = select_filters("stage", "school_year", "test", *USED[frame])
with st.container(key="facts", horizontal=True):
    breadcrumb(township=filters.township, township_name=filters.word("township"))
    notes = test_badges(test_header(filters.test))
if frame == "time":
    over_its_tests(filters, notes)
elif frame == "township" and not filters.township:
    empty_view(_("No township is chosen."), _("Choose a township above."))
else:
    within = filters.township if frame == "township" else ""
    everyone = frame == "township" or shown == "all"
    against_the_county(filters, within, Comparison(scale, "" if within else filters.township, everyone), notes)
