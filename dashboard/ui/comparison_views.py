"""What the page of school comparison shows: one test against the county, or one school over its tests."""

from __future__ import annotations

from dashboard.charts.school_comparison import Comparison, comparison, drawn_rows, heatmap_rows, subject_heatmap, tally
from dashboard.charts.trend import trend
from dashboard.language import gettext as _
from dashboard.ui import bases
from dashboard.ui.badges import test_header
from dashboard.ui.cards import empty_view, show_answer
from dashboard.ui.chart import show_chart
from dashboard.ui.drilldown import TO_SCHOOL
from dashboard.ui.filters import Filters
from dashboard.ui.official import official_columns
from dashboard.ui.session import cached_figure, report
from dashboard.ui.table import show_table

Notes = tuple[str, ...]


def show_one_test(filters: Filters, view: Comparison, within: str, notes: Notes) -> None:
    """The caterpillar, the official table and the heat map, of the whole county or `within` one township."""
    rows = report("school_comparison", test_id=filters.test, subject=filters.subject, township=within)
    if rows["diff"].isna().all():
        empty_view(_("No school has a result to show here."), _("Choose another test, subject or township."))
        return
    show_answer(tally(rows).words())
    drawn = cached_figure("comparison_rows", lambda: drawn_rows(rows, view), filters, view, within)
    show_chart(
        cached_figure("comparison", lambda: comparison(rows, view), filters, view, within),
        drawn,
        key="comparison",
        title=_title(view.scale).format(subject=filters.word("subject")),
        basis=bases.official() if view.scale == "marks" else bases.sat(),
        filters=filters,
        notes=notes,
        methods="difference" if view.scale == "marks" else "standard-score",
        drill=TO_SCHOOL,
    )
    _show_official(filters, within, notes)
    every = report("school_heatmap", test_id=filters.test, township=within)
    cells = cached_figure("heatmap_rows", lambda: heatmap_rows(every, drawn), filters, view, within)
    show_chart(
        cached_figure("heatmap", lambda: subject_heatmap(cells), filters, view, within),
        cells,
        key="heatmap",
        title=_("Schools by subject: mean standard score"),
        basis=bases.sat(),
        filters=filters,
        notes=notes,
        methods="standard-score",
        drill=TO_SCHOOL,
    )


def _title(scale: str) -> str:
    return _("Difference from the county mean: {subject}") if scale == "marks" else _("Mean standard score: {subject}")


def _show_official(filters: Filters, within: str, notes: Notes) -> None:
    show_table(
        report("school_official", test_id=filters.test, township=within),
        official_columns(test_header(filters.test)),
        key="official",
        title=_("Official results"),
        basis=bases.places(),
        filters=filters,
        notes=notes,
        methods="official",
        drill=TO_SCHOOL,
    )


def show_over_time(filters: Filters, notes: Notes) -> None:
    """One school over its tests."""
    rows = report("school_trend", school=filters.school, stage=filters.stage)
    if rows.empty:
        empty_view(_("This school has no test yet."), _("Choose another school."))
        return
    show_chart(
        cached_figure("school_trend", lambda: trend(rows, filters.test), filters),
        rows,
        key="school_trend",
        title=_("{school} over its tests").format(school=filters.word("school")),
        basis=bases.sat(),
        filters=filters,
        notes=notes,
        methods="standard-score",
    )
