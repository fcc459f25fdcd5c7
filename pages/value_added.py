"""Who adds most, from the same start?"""

import streamlit as st

from dashboard.charts.value_added import Added
from dashboard.language import gettext as _
from dashboard.ui import breadcrumb, choices_row, choose, report, select_filters, test_badges, test_header, value
from dashboard.ui.added_charts import Asked
from dashboard.ui.added_views import grades, show_added, show_no_start

SCALES = {"marks": _("Marks"), "z": _("Standard score")}
SIZES = {"all": _("All sizes"), "small": _("The smaller half")}
ORDERS = {"peers": _("By peer group"), "said": _("By what can be said"), "value": _("By value")}
SHOWN = {"ends": _("Both ends"), "all": _("All schools")}

filters = select_filters("stage", "school_year", "test", "subject", "township")
exams = report("value_added_exams", test_id=filters.test)
with choices_row("choices", boxed=False):
    grade = choose("grade", _("Grade"), grades(exams), segmented=True) if len(exams) > 1 else ""
    scale = choose("scale", _("Scale"), SCALES, segmented=True)
    size = choose("size", _("School size"), SIZES, segmented=True)
    order = choose("by", _("Order of schools"), ORDERS, segmented=True)
    shown = choose("shown", _("Schools shown"), SHOWN, segmented=True)
with st.container(key="facts", horizontal=True):
    breadcrumb(township=filters.township, township_name=filters.word("township"))
    notes = test_badges(test_header(filters.test))
if exams.empty:
    show_no_start(filters.test, filters.stage)
else:
    exam = exams[exams["grade"].astype(str) == grade] if grade else exams
    view = Added(scale, order, value("school"), filters.township, shown == "all")
    show_added(Asked(filters, str(exam["exam_id"].iloc[0]), view, size, notes))
