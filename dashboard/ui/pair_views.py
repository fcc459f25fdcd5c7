"""Do two schools really differ: the answer in a sentence, the subjects side by side, the rates."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.charts.school_pair import drawn_pair, school_pair
from dashboard.language import formats, judgements, labels, reading
from dashboard.language import gettext as _
from dashboard.language.columns import heading
from dashboard.ui.balance import show_balance
from dashboard.ui.cards import empty_view, show_answer
from dashboard.ui.chart import show_chart
from dashboard.ui.filters import Filters
from dashboard.ui.row_records import as_records
from dashboard.ui.session import cached_figure, report
from dashboard.ui.table import Column, show_table

Notes = tuple[str, ...]
Row = dict[Any, Any]


def show_pair(filters: Filters, notes: Notes) -> None:
    """Two schools in one test: what the chosen subject says, then all subjects and the rates of the chosen one."""
    rows = report("school_pair", test_id=filters.test, school=filters.school, other=filters.other)
    asked = rows[rows["subject"] == filters.subject]
    if asked.empty:
        empty_view(_("These two schools cannot be compared here."), _("Choose another school, test or subject."))
        return
    marks = as_records(asked[asked["measure"] == "diff"])
    show_answer(" ".join(answer(row, filters) for row in marks), _sizes(marks))
    _show_subjects(rows, filters, notes)
    _show_rates(asked[asked["ordinal"] > 0], filters, notes)


def answer(row: Row, filters: Filters) -> str:
    """Whether the means of the two schools differ, in one sentence."""
    told = {
        "school": filters.word("school"),
        "other": filters.word("other"),
        "subject": filters.word("subject"),
        "marks": formats.signed(row["difference"]),
        "low": formats.signed(row["difference_low"]),
        "high": formats.signed(row["difference_high"]),
    }
    return _sentence(str(row["verdict"])).format(**told)


def _sentence(verdict: str) -> str:
    if verdict == "too_few":
        return _("{subject}: not enough pupils to compare {school} and {other}.")
    if verdict == "unclear":
        return _(
            "{subject}: {school} and {other} cannot be told apart. "
            "Difference {marks} marks, 95% interval {low} to {high}."
        )
    if verdict == "higher":
        return _("{subject}: {school} is clearly above {other}: {marks} marks (95% interval {low} to {high}).")
    return _("{subject}: {school} is clearly below {other}: {marks} marks (95% interval {low} to {high}).")


def _sizes(rows: list[Row]) -> str:
    """Both cohorts; a small one is said to be unstable."""
    told = [_("Counted pupils: {school} and {other}.").format(**_counts(row)) for row in rows]
    return " ".join(told)


def _counts(row: Row) -> dict[str, str]:
    return {side: formats.number(row[f"{side}_n"]) for side in ("school", "other")}


def _show_subjects(rows: pd.DataFrame, filters: Filters, notes: Notes) -> None:
    drawn = drawn_pair(rows)
    if drawn.empty:
        return
    names = filters.word("school"), filters.word("other")
    show_chart(
        cached_figure("school_pair", lambda: school_pair(drawn, *names), filters),
        drawn,
        key="school_pair",
        title=_("Both schools, subject by subject"),
        basis=reading.side_by_side(),
        filters=filters,
        notes=notes,
        methods="interval",
    )


def _show_rates(rows: pd.DataFrame, filters: Filters, notes: Notes) -> None:
    """The rates of the chosen subject, differences in percentage points; then what is not a score."""
    columns = [
        Column("measure", "words", title=_("Rate"), words=lambda code: heading(f"{code}_rate"), pinned=True),
        Column("school_value", "percent", title=filters.word("school")),
        Column("other_value", "percent", title=filters.word("other")),
        Column("difference", "points", title=_("Difference, points"), between=("difference_low", "difference_high")),
        Column("verdict", "words", title=_("What it says"), words=judgements.difference),
    ]
    show_table(
        rows,
        columns,
        key="school_pair_rates",
        title=_("Rates of both schools: {subject}").format(subject=labels.subject(filters.subject)),
        basis=_("Counted: pupils on the roster; the interval of the difference is a 95% interval (Newcombe)."),
        filters=filters,
        notes=notes,
        methods="rates",
        code="measure",
    )
    for name in ("school", "other"):
        show_balance("school", getattr(filters, name), filters.word(name), filters.stage)
