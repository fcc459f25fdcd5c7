"""Which schools differ, and are the differences real?"""

import streamlit as st

from dashboard.charts.school_comparison import Comparison
from dashboard.language import gettext as _
from dashboard.ui import breadcrumb, choices_row, choose, empty_view, select_filters, test_badges, test_header
from dashboard.ui.comparison_views import show_one_test, show_over_time

FRAMES = {"county": _("Whole county"), "township": _("Within the township"), "time": _("A school over time")}
SCALES = {"marks": _("Marks"), "z": _("Standard score")}
SHOWN = {"ends": _("Both ends of the order"), "all": _("All schools")}
USED = {"county": ("subject", "township"), "township": ("subject", "township"), "time": ("township", "school")}

with choices_row("choices", boxed=False):
    frame = choose("frame", _("Compared with"), FRAMES, segmented=True)
    scale = choose("scale", _("Scale"), SCALES, segmented=True) if frame != "time" else "marks"
    shown = choose("shown", _("Schools shown"), SHOWN, segmented=True) if frame == "county" else "all"
filters = select_filters("stage", "school_year", "test", *USED[frame])
with st.container(key="facts", horizontal=True):
    breadcrumb(township=filters.township, township_name=filters.word("township"))
    notes = test_badges(test_header(filters.test))
if frame == "time":
    show_over_time(filters, notes)
elif frame == "township" and not filters.township:
    empty_view(_("No township is chosen."), _("Choose a township above."))
else:
    within = filters.township if frame == "township" else ""
    marked = filters.township if frame == "county" else ""
    show_one_test(filters, Comparison(scale, marked, shown == "all"), within, notes)
