"""Where do we stand, and what needs a decision today?"""

import streamlit as st

from dashboard.charts.histogram import cut_lines, histogram, total_n
from dashboard.charts.timeline import phase_headings, timeline
from dashboard.language import formats
from dashboard.language import gettext as _
from dashboard.ui import (
    Drill,
    cached_figure,
    empty_view,
    one,
    report,
    select_filters,
    show_chart,
    test_badges,
    test_header,
)
from dashboard.ui.balance import show_balance
from dashboard.ui.overview_views import bands_as, show_decisions, show_figures, show_moved
from dashboard.ui.tour import show_guide

filters = select_filters("stage", "school_year", "test")
header = test_header(filters.test)
with st.container(key="facts", horizontal=True):
    notes = test_badges(header)
    show_guide()
figures = one("overview_figures", test_id=filters.test)
info = one("build_info")
phases = report("phase_timeline", plan=str(info["plan_id"]) if info is not None else "")
warnings = report("overview_warnings", school_year=filters.school_year)
if figures is None or header is None:
    empty_view(_("There are no results yet."), _("Put an exam into the data folder and build again."))
else:
    earlier = report("overview_warnings", school_year=str(figures["previous_school_year"]))
    show_figures(figures, warnings, earlier, phases)
    left, right = st.columns(2, gap="small")
    with left:
        show_decisions(warnings, filters, notes)
        bands = report("county_histogram", test_id=filters.test)
        lines = cut_lines([header[f"cut_line{k}"] for k in (1, 2, 3)], [header[f"top_n{k}"] for k in (1, 2, 3)])
        if bands.empty:
            empty_view(_("Too few pupils for a distribution."), _("Choose another test."))
        else:
            show_chart(cached_figure("histogram", lambda: histogram(bands, lines), filters), bands, key="histogram",
                       headings=bands_as(),
                       title=_("How the county's totals are spread"), filters=filters, notes=notes, methods="lines",
                       basis=_("The {n} pupils who sat and have a total; thinly filled bands are merged.").format(
                           n=formats.number(total_n(bands))))  # fmt: skip
    with right:
        if not phases.empty:
            show_chart(cached_figure("narrow_timeline", lambda: timeline(phases, narrow=True)), phases, key="timeline",
                       title=_("The plan's phases"), notes=notes, headings=phase_headings(phases),
                       basis=_("Targets by phase; an indicator with several parts counts once."),
                       methods="targets", drill=Drill("phase", "phase_targets"))  # fmt: skip
        show_balance("county", "county", _("Whole county"), filters.stage, 5)
        changes = report("overview_movements", test_id=filters.test)
        show_moved(changes, "school", _("Schools that moved most"), filters, notes)
        show_moved(changes, "township", _("Townships that moved most"), filters, notes)
