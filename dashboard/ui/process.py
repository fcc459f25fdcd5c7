"""Process indicators of a unit as a table: what is not a score belongs beside every score."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.language import current_language, formats, labels
from dashboard.language import gettext as _
from dashboard.ui.balance import FEWEST, missing_words
from dashboard.ui.cards import empty_view
from dashboard.ui.filters import Filters
from dashboard.ui.table import Column, show_table

_SIGNS = {">=": "≥", "<=": "≤", "==": "=", ">": ">", "<": "<"}
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
    records: list[dict[Any, Any]] = rows.to_dict("records")
    several = rows.duplicated(["name_zh"], keep=False)
    told = rows.assign(
        indicator=[_name(row, both) for row, both in zip(records, several, strict=True)],
        value_words=[_value(row) for row in records],
        target_words=[_target(row) for row in records],
        judged=[_judged(row) for row in records],
        county_words=[value_words(row["county_value"], str(row["unit"])) for row in records],
        period_words=[period_words(str(row["period_id"])) for row in records],
    )
    if "others_median" in rows:
        told = told.assign(others_words=[_others(row) for row in records])
    return told


def value_words(value: Any, unit: str) -> str:
    """A value in its own unit."""
    if formats.is_nothing(value):
        return formats.NOTHING
    if unit == "ratio":
        return formats.percent(value)
    if unit == "yesno":
        return _("Yes") if value else _("No")
    return formats.number(value, 0 if float(value).is_integer() else 1)


def period_words(code: str) -> str:
    """`2024-2025-T2` as the reader says it."""
    terms = {"T1": _("first term"), "T2": _("second term")}
    year, term = code[:9], code[10:12]
    return _("{year}, {term}").format(year=year, term=terms[term]) if term in terms and len(code) == 12 else code


def _name(row: dict[Any, Any], with_stage: bool) -> str:
    name = str(row[f"name_{current_language()}"])
    return f"{name} · {labels.stage(str(row['stage']))}" if with_stage else name


def _value(row: dict[Any, Any]) -> str:
    if formats.is_nothing(row["value"]):
        return labels.cell_state(str(row["cell_state"])) or formats.NOTHING
    words = value_words(row["value"], str(row["unit"]))
    return _("{value} (incomplete)").format(value=words) if row["is_incomplete"] else words


def _target(row: dict[Any, Any]) -> str:
    if formats.is_nothing(row["target"]):
        return formats.NOTHING
    return f"{_SIGNS.get(str(row['comparator']), '')} {value_words(row['target'], str(row['unit']))}".strip()


def _judged(row: dict[Any, Any]) -> str:
    if formats.is_nothing(row["is_met"]):
        return formats.NOTHING
    return _("✓ reached") if row["is_met"] else _("✗ not yet")


def _others(row: dict[Any, Any]) -> str:
    if formats.is_nothing(row["others_median"]):
        return formats.NOTHING
    middle, low, high = (value_words(row[f"others_{name}"], str(row["unit"])) for name in ("median", "low", "high"))
    return _("{median} ({low} to {high}), n={n}").format(
        median=middle, low=low, high=high, n=formats.number(row["others_n"])
    )
