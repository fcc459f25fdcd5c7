"""Process indicators of a unit as a table: what is not a score belongs beside every score."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.language import formats
from dashboard.language import gettext as _
from dashboard.language.process_words import (
    FEWEST,
    judged_words,
    missing_words,
    name_words,
    period_words,
    shown_value,
    target_words,
    value_words,
)
from dashboard.ui.cards import empty_view
from dashboard.ui.filters import Filters
from dashboard.ui.row_records import as_records
from dashboard.ui.table import Column, show_table

_KEYS = ["indicator_id", "part", "stage", "period_id"]


def show_process(rows: pd.DataFrame, filters: Filters, title: str, others: pd.DataFrame | None = None) -> None:
    """The indicators with value, aim and the county's value; `others` adds the same measures of the other townships."""
    if rows.empty:
        empty_view(
            _("No process indicator is recorded for this unit."),
            _("Add its observations to the data folder (observations.parquet) and build again."),
        )
        return
    told = told_rows(rows if others is None else rows.merge(others, how="left", on=_KEYS))
    columns = [
        Column("indicator", pinned=True, title=_("Indicator")),
        Column("value_words", title=_("Value")),
        Column("target_words", title=_("Aim")),
        Column("judged", title=_("Aim reached")),
        Column("county_words", title=_("County")),
    ]
    if others is not None:
        columns.append(Column("others_words", title=_("Other townships: median (lowest to highest)")))
    columns += [Column("period_words", title=_("Period")), Column("coverage", "percent", title=_("Coverage"), digits=0)]
    basis = _("Not scores: the latest recorded value of each measure; what is not recorded is not 0.")
    if len(rows) < FEWEST:
        basis = f"{basis} {missing_words(rows)}"
    show_table(
        told, columns, key="process", title=title, basis=basis, filters=filters, methods="process", code="indicator_id"
    )


def told_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with their values in words, since each indicator has its own unit."""
    records = as_records(rows)
    several = rows.duplicated(["name_zh"], keep=False)
    told = rows.assign(
        indicator=[name_words(row, both) for row, both in zip(records, several, strict=True)],
        value_words=[shown_value(row) for row in records],
        target_words=[target_words(row) for row in records],
        judged=[judged_words(row) for row in records],
        county_words=[value_words(row["county_value"], str(row["unit"])) for row in records],
        period_words=[period_words(str(row["period_id"])) for row in records],
    )
    if "others_median" in rows:
        told = told.assign(others_words=[_others(row) for row in records])
    return told


def _others(row: dict[Any, Any]) -> str:
    if formats.is_nothing(row["others_median"]):
        return formats.NOTHING
    middle, low, high = (value_words(row[f"others_{name}"], str(row["unit"])) for name in ("median", "low", "high"))
    return _("{median} ({low} to {high}), n={n}").format(
        median=middle, low=low, high=high, n=formats.number(row["others_n"])
    )
