"""Are the process duties done?"""

import streamlit as st

from dashboard.language import gettext as _
from dashboard.ui import empty_view
from dashboard.ui.cadence_views import show_calendars
from dashboard.ui.duties import all_duties, choose_view, chosen_duty, listed
from dashboard.ui.monitoring_units import show_composite, show_heat, show_units, unit_rows
from dashboard.ui.monitoring_views import show_counts, show_duties, show_duty, show_weights

view = choose_view()
duties = all_duties(view)
if duties.empty:
    empty_view(_("The plan has no indicator here."), _("Choose another plan, area or stage."))
else:
    rows = listed(duties, view.show)
    duty = chosen_duty(rows if len(rows) else duties, duties)
    units = unit_rows(view)
    show_counts(view, duties)
    left, right = st.columns([5, 3], gap="small")
    with left:
        show_duties(view, rows, duty)
    with right:
        show_duty(view, duty)
    show_heat(view, units, rows, duty)
    show_units(view, units, duty)
    show_calendars(view, duty)
    show_composite(view, duties)
    show_weights(view)
