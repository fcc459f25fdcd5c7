"""Which schools differ, and are the differences real?"""

import streamlit as st

from dashboard.charts.school_comparison import Comparison
from dashboard.language import gettext as _
from dashboard.ui import breadcrumb, choices_row, choose, empty_view, select_filters, test_badges, test_header
from dashboard.ui.comparison_views import show_one_test, show_over_time, show_unit_balance
from dashboard.ui.pair_views import show_pair
from dashboard.ui.peer_views import show_peer_groups

FRAMES = {
    "county": _("Whole county"),
    "township": _("Within the township"),
    "peers": _("Within the peer group"),
    "time": _("A school over time"),
    "pair": _("Two schools"),
}
SCALES = {"marks": _("Marks"), "z": _("Standard score")}
SHOWN = {"ends": _("Both ends"), "all": _("All schools")}
SCALED = ("county", "township", "peers")
SIMPLE = {"value": _("By value"), "name": _("By name")}
ORDERS = {"county": {"peers": _("By peer group"), **SIMPLE}, "township": SIMPLE}
USED = {
    "county": ("subject", "township", "post"),
    "township": ("subject", "township"),
    "peers": ("subject", "township", "school"),
    "time": ("township", "school"),
    "pair": ("subject", "school", "other"),
}

with choices_row("choices", boxed=False):
    frame = choose("frame", _("Compared with"), FRAMES, segmented=True)
    scale = choose("scale", _("Scale"), SCALES, segmented=True) if frame in SCALED else "marks"
    order = choose("order", _("Order of schools"), ORDERS[frame], segmented=True) if frame in ORDERS else "value"
    shown = choose("shown", _("Schools shown"), SHOWN, segmented=True) if frame == "county" else "all"
filters = select_filters("stage", "school_year", "test", *USED[frame], all_schools=frame == "peers")
with st.container(key="facts", horizontal=True):
    breadcrumb(township=filters.township, township_name=filters.word("township"))
    notes = test_badges(test_header(filters.test))
if frame == "time":
    show_over_time(filters, notes)
elif frame == "peers":
    show_peer_groups(filters, notes, scale)
    show_unit_balance(filters)
elif frame == "pair":
    show_pair(filters, notes)
elif frame == "township" and not filters.township:
    empty_view(_("No township is chosen."), _("Choose a township above."))
else:
    within = filters.township if frame == "township" else ""
    marked = filters.township if frame == "county" else ""
    show_one_test(filters, Comparison(scale, marked, shown == "all", order), within, notes)
