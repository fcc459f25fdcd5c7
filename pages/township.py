"""How are the townships doing, and which schools move them?"""

import streamlit as st

from dashboard.language import gettext as _
from dashboard.ui import breadcrumb, empty_view, report, select_filters, test_badges, test_header
from dashboard.ui.report_button import show_report_button
from dashboard.ui.township_views import show_all, show_one

filters = select_filters("stage", "school_year", "test", "subject", "township")
with st.container(key="facts", horizontal=True):
    breadcrumb(township=filters.township, township_name=filters.word("township"))
    notes = test_badges(test_header(filters.test))
    if filters.township:
        show_report_button("township", filters.township, filters.word("township"), filters.test)
rows = report("township_comparison", test_id=filters.test, subject=filters.subject)
if rows.empty:
    empty_view(_("No township took part in this test."), _("Choose another test or subject."))
elif filters.township:
    show_one(rows, filters, notes)
else:
    show_all(rows, filters, notes)
