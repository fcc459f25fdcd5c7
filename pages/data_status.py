"""May we trust today's numbers?"""

from dashboard.ui import one, report, select_filters
from dashboard.ui.data_file_views import show_files, show_remarks
from dashboard.ui.data_views import show_compliance, show_coverage, show_exams, show_summary
from dashboard.ui.decision_views import show_decisions
from dashboard.ui.snapshot import show_kept

summary = one("data_summary")
if summary is not None:
    show_summary(summary)
filters = select_filters("school_year")
exams = report("data_exams", school_year=filters.school_year, stage="")
show_exams(exams, filters)
show_compliance(exams, filters)
show_decisions(filters)
show_remarks()
show_coverage()
show_files()
show_kept()
