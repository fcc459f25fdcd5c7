"""What is this school's whole picture?"""

import streamlit as st

from dashboard.language import gettext as _
from dashboard.ui import breadcrumb, empty_view, one, select_filters, test_badges, test_header
from dashboard.ui.print_profile import show_print
from dashboard.ui.report_button import show_report_button
from dashboard.ui.school_views import show_picture

filters = select_filters("stage", "school_year", "test", "township", "school")
profile = one("school_profile", test_id=filters.test, school=filters.school)
with st.container(key="facts", horizontal=True):
    if profile is not None:
        place = {"township": str(profile["township_code"]), "township_name": str(profile["township_name"])}
        breadcrumb(**place, school_name=str(profile["school_name"]))
    notes = test_badges(test_header(filters.test))
    if profile is not None:
        show_print(filters, profile, notes)
        show_report_button("school", filters.school, str(profile["school_name"]), filters.test)
if profile is None:
    empty_view(_("This school took no part in this test."), _("Choose another test or school."))
else:
    show_picture(filters, profile, notes)
