"""Small drawings in the cells of a table: a series over time, and a bar from zero; their numbers go into the files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from dashboard.charts.theme import BRAND, difference_colour
from dashboard.language import formats
from dashboard.language import gettext as _
from dashboard.language.columns import heading
from dashboard.ui.row_records import as_records

if TYPE_CHECKING:
    from dashboard.ui.table import Column

DRAWN = {"spark", "bar"}


def title_of(rows: pd.DataFrame, column: Column) -> str:
    """The heading; that of a series states the one scale that all its cells share."""
    title = column.title or heading(column.name)
    if column.kind != "spark":
        return title
    low, high = reach(rows, column)
    words = _("{title} ({low} to {high})")
    return words.format(title=title, low=_number(column, low), high=_number(column, high))


def is_drawn(column: Column, found: Any) -> bool:
    """Whether a cell holds a number to draw."""
    return bool(_known(found)) if column.kind == "spark" else not formats.is_nothing(found)


def reach(rows: pd.DataFrame, column: Column) -> tuple[float, float]:
    """The lowest and the highest number drawn in the column, zero always inside."""
    if column.kind == "spark":
        found = [value for series in rows[column.name] for value in _known(series)]
    else:
        names = [column.name, *filter(None, column.between)]
        found = [value for name in names for value in _known(rows[name])]
    return min([0.0, *found]), max([0.0, *found])


def drawing(column: Column, row: Mapping[Any, Any]) -> dict[str, Any]:
    """What `table.js` draws in one cell: raw numbers, a colour, and the words that tell the same."""
    return _spark(column, row) if column.kind == "spark" else _bar(column, row)


def _spark(column: Column, row: Mapping[Any, Any]) -> dict[str, Any]:
    """The series; sorted by its last number."""
    series = _series(row[column.name])
    last = series[-1]
    labels = list(row[column.to]) if column.to else [""] * len(series)
    told = [f"{label} {_number(column, value)}".strip() for label, value in zip(labels, series, strict=True)]
    return {"text": _number(column, last), "sort": last, "spark": series, "told": _("; ").join(told), "colour": BRAND}


def _bar(column: Column, row: Mapping[Any, Any]) -> dict[str, Any]:
    """The bar from zero to the value; with an interval it has a colour only where that leaves zero out."""
    value = float(row[column.name])
    low, high = _ends(row, column) if column.between[0] else (None, None)
    colour = difference_colour(low, high) if column.between[0] else BRAND
    told = {"text": _number(column, value), "sort": value, "bar": [value, low, high], "colour": colour}
    if column.beside:
        told |= {"text": formats.number(row[column.beside], column.digits), "sort": float(row[column.beside])}
    if low is None or high is None:
        return told
    interval = _("{low} to {high}").format(low=_number(column, low), high=_number(column, high))
    return told | {"told": f"{_number(column, value)} ({interval})"}


def _ends(row: Mapping[Any, Any], column: Column) -> tuple[float | None, float | None]:
    low, high = (None if formats.is_nothing(row[name]) else float(row[name]) for name in column.between)
    return low, high


def _number(column: Column, value: Any) -> str:
    if formats.is_nothing(value):
        return formats.NOTHING
    return formats.percent(value, column.digits) if column.share else formats.signed(value, column.digits)


def _series(found: Any) -> list[float | None]:
    """Numbers with None for each gap; a list from the warehouse masks its gaps."""
    if not isinstance(found, Iterable):
        return []
    known: list[float] = np.ma.filled(np.ma.asarray(found, dtype=float), np.nan).tolist()
    return [None if formats.is_nothing(value) else value for value in known]


def _known(found: Any) -> list[float]:
    return [value for value in _series(found) if value is not None]


def file_rows(rows: pd.DataFrame, columns: Iterable[Column]) -> tuple[pd.DataFrame, dict[str, str] | None]:
    """The rows as files hold them: a number in a column of its own for each step of a series, and the headings."""
    series = [column for column in columns if column.kind == "spark"]
    if not series:
        return rows, None
    headings = {str(name): heading(str(name)) for name in rows.columns}
    for column in series:
        rows, named = _spread(rows, column)
        headings = {name: words for name, words in headings.items() if name not in (column.name, column.to)} | named
    return rows, headings


def _spread(rows: pd.DataFrame, column: Column) -> tuple[pd.DataFrame, dict[str, str]]:
    records = [_by_label(column, row) for row in as_records(rows)]
    labels = sorted({label for record in records for label in record})
    added = {f"{column.name}_{label}": pd.Series([record.get(label) for record in records]) for label in labels}
    title = column.title or heading(column.name)
    named = {f"{column.name}_{label}": f"{title} {label}" for label in labels}
    kept = rows.drop(columns=[column.name, column.to]).reset_index(drop=True)
    return kept.assign(**added), named


def _by_label(column: Column, row: Mapping[Any, Any]) -> dict[str, float | None]:
    series = _series(row[column.name])
    return dict(zip(map(str, row[column.to]), series, strict=True)) if series else {}
