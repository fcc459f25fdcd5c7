"""What the page of school comparison shows: one test against the county, or one school over its tests."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.charts.rate_multiples import drawn_rates, protects, rate_multiples
from dashboard.charts.school_comparison import (
    Comparison,
    comparison,
    drawn_rows,
    in_order,
    tally,
)
from dashboard.charts.trend import trend
from dashboard.language import gettext as _
from dashboard.language import reading
from dashboard.language.formats import number, percent
from dashboard.language.protection import protecting
from dashboard.ui import bases
from dashboard.ui.badges import test_header
from dashboard.ui.balance import show_balance
from dashboard.ui.cards import empty_view, show_answer
from dashboard.ui.chart import show_chart
from dashboard.ui.drilldown import TO_SCHOOL
from dashboard.ui.filters import Filters
from dashboard.ui.measure_views import show_measure_heatmap, show_papers
from dashboard.ui.official import official_columns
from dashboard.ui.series import with_series
from dashboard.ui.session import cached_figure, one, report
from dashboard.ui.table import show_table

Notes = tuple[str, ...]


def show_one_test(filters: Filters, view: Comparison, within: str, notes: Notes) -> None:
    """The caterpillar, the official table and the heat map, of the whole county or `within` one township."""
    asked = {"township": within, "post": filters.post}
    rows = report("school_comparison", test_id=filters.test, subject=filters.subject, **asked)
    if rows["diff"].isna().all():
        empty_view(_("No school has a result to show here."), _("Choose another test, subject or township."))
        return
    official = with_series(report("school_official", test_id=filters.test, **asked), filters.test, "school")
    drawn = cached_figure("comparison_rows", lambda: drawn_rows(rows, view), filters, view, within)
    told = why_not_first(rows, official) if filters.subject == "total" else ""
    remarks = (no_order(rows), cannot_order(filters, within), told, reading.dot_and_line(), _left_out(rows, drawn))
    show_answer(tally(rows).words(), " ".join(filter(None, remarks)))
    show_unit_balance(filters)
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
    _show_rates(filters, view, within, drawn, notes)
    _show_official(in_order(official, rows, view), filters, notes)
    show_measure_heatmap(filters, notes, "school", within, list(drawn["school_code"]))
    show_papers(filters, notes)


def _show_rates(filters: Filters, view: Comparison, within: str, drawn: pd.DataFrame, notes: Notes) -> None:
    """The four rates of the drawn schools, in the order of the caterpillar."""
    every = report("school_rates", test_id=filters.test, subject=filters.subject, township=within)
    rows = cached_figure("rate_rows", lambda: drawn_rates(every, drawn), filters, view, within)
    show_chart(
        cached_figure("rates", lambda: rate_multiples(rows), filters, view, within),
        rows,
        key="rates",
        title=_("Rates with their intervals: {subject}").format(subject=filters.word("subject")),
        basis=f"{bases.rates()} {protecting()}" if protects(rows) else bases.rates(),
        filters=filters,
        notes=notes,
        methods="rates",
        drill=TO_SCHOOL,
    )


def show_unit_balance(filters: Filters) -> None:
    """What is not a score, of the chosen township or of the county."""
    if filters.township:
        show_balance("township", filters.township, filters.word("township"), filters.stage)
    else:
        show_balance("county", "county", _("Whole county"), filters.stage)


def _left_out(rows: pd.DataFrame, drawn: pd.DataFrame) -> str:
    """Which schools the drawing holds; empty where it holds all that may be shown."""
    known = int(rows["diff"].notna().sum())
    if len(drawn) == known:
        return ""
    words = _("Drawn: the highest and the lowest, {drawn} of {known} schools.")
    return words.format(drawn=number(len(drawn)), known=number(known))


def _title(scale: str) -> str:
    return _("Difference from the county mean: {subject}") if scale == "marks" else _("Mean standard score: {subject}")


def no_order(rows: pd.DataFrame) -> str:
    """That one school stands alone, or that all stand level; empty where schools can be compared."""
    known = rows["diff"].dropna().round(9)
    if len(known) == 1:
        return _("Only one school can be shown here: there is none to compare it with.")
    return _("All schools shown here have the same mean.") if known.nunique() == 1 else ""


def cannot_order(filters: Filters, within: str) -> str:
    """Whether chance alone explains too much of the spread for an order of the schools; empty where it does not."""
    found = one("comparison_rankability", test_id=filters.test, subject=filters.subject, township=within)
    return "" if found is None else order_words(found)


def order_words(found: pd.Series[Any]) -> str:
    """That a table cannot order most of its schools, by its rankability; empty where it can."""
    if not found["is_too_low"]:
        return ""
    words = _(
        "This table cannot order most schools: only {share} of the spread between them is more than chance "
        "(less than {least})."
    )
    return words.format(share=percent(found["rankability"], 0), least=percent(found["rankability_least"], 0))


def why_not_first(rows: pd.DataFrame, official: pd.DataFrame) -> str:
    """Why the school with the highest mean is not officially first; empty where it is, or where the mean decides."""
    best = rows.dropna(subset=["diff"]).sort_values("diff", ascending=False, kind="stable").head(1)["school_code"]
    first = official["final_rank"].min()
    found = official[
        official["school_code"].isin(best) & official["rank_sum"].notna() & (official["final_rank"] > first)
    ]
    if found.empty:
        return ""
    row = found.iloc[0]
    places = {name: number(row[f"rank_{name}"]) for name in ("mean", "count", "rate")}
    return _(
        "Dots show the mean alone. {school} has the highest and stands at place {place}: the official place adds up "
        "the places in mean ({mean}), top pupils ({count}) and three rates ({rate})."
    ).format(school=row["school_name"], place=number(row["final_rank"]), **places)


def _show_official(rows: pd.DataFrame, filters: Filters, notes: Notes) -> None:
    show_table(
        rows,
        official_columns(test_header(filters.test), rows),
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
    show_balance("school", filters.school, filters.word("school"), filters.stage)
