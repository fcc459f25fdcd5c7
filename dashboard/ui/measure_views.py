"""The measures of a test on any page: the heat map with a choice of measure, one unit's table, the papers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.charts.measure_heatmap import heat_cells, measure_heatmap, measures
from dashboard.language import gettext as _
from dashboard.language import labels
from dashboard.language.measure_words import colours, evenness, weak_subject
from dashboard.ui.cards import empty_view, show_answer
from dashboard.ui.chart import show_chart
from dashboard.ui.choices import choices_row, choose
from dashboard.ui.drilldown import TO_SCHOOL, TO_TOWNSHIP
from dashboard.ui.filters import Filters
from dashboard.ui.session import cached_figure, one, report
from dashboard.ui.table import Column, show_table

Notes = tuple[str, ...]
_METHODS = {
    "z": "standard-score",
    "above_mean": "relative",
    "difficulty": "difficulty",
    "discrimination": "discrimination",
    "change": "improvement",
}


def show_measure_heatmap(
    filters: Filters, notes: Notes, unit_type: str, township: str = "", units: Sequence[str] | None = None
) -> None:
    """Schools or townships by subjects in the measure that the reader chooses; only these units, or all."""
    with choices_row("measures", boxed=False):
        words = {code: measure.words for code, measure in measures().items()}
        measure = choose("measure", _("Measure"), words, "z", segmented=True)
    codes = {"test_id": filters.test, "unit_type": unit_type, "township": township, "measure": measure}
    cells = heat_cells(report("measure_heatmap", **codes), units)
    if cells["value"].isna().all():
        empty_view(
            _("This measure cannot be shown."), _("Too few pupils, or no comparable test; choose another measure.")
        )
        return
    drawn = tuple(cells["unit_code"].unique())
    show_chart(
        cached_figure("heatmap", lambda: measure_heatmap(cells, measure), filters, unit_type, measure, drawn),
        cells,
        key="heatmap",
        title=(
            _("Schools by subject: {measure}") if unit_type == "school" else _("Townships by subject: {measure}")
        ).format(measure=words[measure]),
        basis=colours(measure),
        filters=filters,
        notes=notes,
        methods=_METHODS[measure],
        drill=TO_SCHOOL if unit_type == "school" else TO_TOWNSHIP,
    )


def show_weak_subject(filters: Filters, unit_type: str, unit_code: str) -> None:
    """The lowest subject of a unit in a sentence; nothing where fewer than two subjects may be shown."""
    found = one("unit_balance", test_id=filters.test, unit_type=unit_type, unit_code=unit_code)
    if found is not None:
        show_answer(weak_subject(found), evenness(found))


def show_unit_measures(filters: Filters, notes: Notes, unit_type: str, unit_code: str) -> None:
    """Every measure of one unit by subject, each with its interval and n."""
    rows = report("unit_measures", test_id=filters.test, unit_type=unit_type, unit_code=unit_code)
    if rows["mean_score"].isna().all():
        return
    shared: dict[str, Any] = {"filters": filters, "notes": notes, "code": "subject", "highlight": _weakest(rows)}
    show_table(
        rows,
        level_columns(),
        key="levels",
        title=_("Subjects: level against the county"),
        basis=_(
            "Under each value its 95% interval. Mean: absent without leave counts as 0; standard score and T: pupils "
            "who sat. Marked: the weak subject."
        ),
        methods="relative",
        **shared,
    )
    show_table(
        rows,
        rate_columns(rows),
        key="subject_rates",
        title=_("Subjects: rates, paper and change"),
        basis=_(
            "Under each value its 95% interval. A change compares relative measures only, never the means of two "
            "papers."
        ),
        methods="unit-intervals",
        **shared,
    )


def _weakest(rows: pd.DataFrame) -> str:
    weak = rows.loc[rows["is_weak"].fillna(False).astype(bool), "subject"]
    return "" if weak.empty else str(weak.iloc[0])


def _subject() -> Column:
    return Column("subject", "words", words=labels.subject, pinned=True)


def level_columns() -> list[Column]:
    """How high each subject stands, in marks and in relative measures."""
    return [
        _subject(),
        Column("eligible_n", "count", title=_("n")),
        Column("mean_score", "number", between=("mean_low", "mean_high")),
        Column("county_mean", "number"),
        Column("mean_share", "percent", between=("share_low", "share_high")),
        Column("above_mean_rate", "points", between=("above_mean_low", "above_mean_high")),
        Column("ratio_to_mean", "number", digits=2, between=("ratio_low", "ratio_high")),
        Column("z_mean", "signed", title=_("Standard score"), digits=2, between=("z_low", "z_high")),
        Column("t_score", "number", between=("t_low", "t_high")),
        Column("own_lead", "signed", digits=2),
    ]


def rate_columns(rows: pd.DataFrame) -> list[Column]:
    """Rates, discrimination and participation; the changes only where a comparable test exists."""
    columns = [
        _subject(),
        Column("eligible_n", "count", title=_("n")),
        Column("excellent_rate", "percent", between=("excellent_low", "excellent_high"), banded=True),
        Column("good_rate", "percent", between=("good_low", "good_high"), banded=True),
        Column("pass_rate", "percent", between=("pass_low", "pass_high"), banded=True),
        Column("low_rate", "percent", between=("low_low", "low_high"), banded=True),
        Column("participation_rate", "percent", banded=True),
        Column("discrimination", "number", digits=2),
    ]
    if rows["z_change"].notna().any():
        columns.append(Column("z_change", "signed", digits=2, between=("z_change_low", "z_change_high")))
        columns.append(Column("ratio_growth", "points"))
    return columns


def show_papers(filters: Filters, notes: Notes) -> None:
    """How hard each paper was in the whole county, how well it told pupils apart, how far the schools lie apart."""
    rows = report("test_papers", test_id=filters.test)
    if rows.empty:
        return
    show_table(
        rows,
        paper_columns(),
        key="papers",
        title=_("The papers in the whole county: difficulty and discrimination"),
        basis=_(
            "Difficulty: mean over full marks, higher is easier. The differences between schools are no standard: the "
            "national limits on differences between schools hold for resources, not for marks."
        ),
        filters=filters,
        notes=notes,
        methods="discrimination",
        code="subject",
    )


def paper_columns() -> list[Column]:
    """The paper, the pupils, the rates and the spread between schools beside what chance alone gives."""
    return [
        Column("subject", "words", words=labels.subject, pinned=True),
        Column("eligible_n", "count"),
        Column("full_score", "number", digits=0),
        Column("mean_score", "number"),
        Column("difficulty", "number", digits=2),
        Column("discrimination", "number", digits=2),
        Column("sd", "number"),
        Column("pupil_spread", "percent"),
        Column("excellent_rate", "percent"),
        Column("pass_rate", "percent"),
        Column("low_rate", "percent"),
        Column("schools_n", "count"),
        Column("school_spread", "percent"),
        Column("chance_spread", "percent"),
    ]
