"""A table as every page shows it: numbers in the reader's format, four kinds of empty cell that look different."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.language import formats, labels
from dashboard.language.columns import heading
from dashboard.ui.blocks import block, block_head, show_block
from dashboard.ui.downloads import make_cover
from dashboard.ui.drilldown import Drill, opened_unit
from dashboard.ui.filters import Filters
from dashboard.ui.parts import library, part

ROW_HEIGHT = 38
_EMPTY = {"suppressed", "no_data", "not_applicable", "not_ranked"}
_NUMBERS = {"count", "number", "signed", "percent", "place", "span"}


@dataclass(frozen=True)
class Column:
    """How one column is shown: its name in the rows, the reader's format, its heading.

    kind: text, count, number, signed, percent, place, day, words (codes told by `words`), or span
    (from this column to the column `to`).
    """

    name: str
    kind: str = "text"
    title: str = ""
    digits: int = 1
    pinned: bool = False
    words: Callable[[str], str] | None = None
    help: str = ""
    to: str = ""

    def shown(self, value: Any) -> str:
        """One value as text."""
        if formats.is_nothing(value):
            return formats.NOTHING
        return _SHOWN[self.kind](self, value)


_SHOWN: dict[str, Callable[[Column, Any], str]] = {
    "text": lambda column, value: str(value),
    "count": lambda column, value: formats.number(value),
    "place": lambda column, value: formats.number(value, 0 if float(value).is_integer() else 1),
    "number": lambda column, value: formats.number(value, column.digits),
    "signed": lambda column, value: formats.signed(value, column.digits),
    "percent": lambda column, value: formats.percent(value, column.digits),
    "day": lambda column, value: formats.day(value),
    "span": lambda column, value: formats.number(value),
    "words": lambda column, value: column.words(str(value)) if column.words else str(value),
}


def show_table(
    rows: pd.DataFrame,
    columns: Sequence[Column],
    *,
    key: str,
    title: str,
    basis: str,
    filters: Filters | None = None,
    notes: Sequence[str] = (),
    methods: str = "",
    drill: Drill | None = None,
    code: str = "school_code",
    highlight: str = "",
    most_rows: int = 15,
) -> None:
    """Show the rows with their downloads; a click on a row opens the unit in column `code`.

    The files hold every column of `rows`, unrounded. `highlight` is the code of a row to mark;
    more than `most_rows` rows scroll inside the table.
    """
    cover = make_cover(title, basis, filters.words if filters else (), tuple(notes))
    told = table_data(rows, columns, code=code, highlight=highlight, opens=drill is not None)
    told["shows"] = drill.shows if drill else ""
    told["height"] = ROW_HEIGHT * (most_rows + 1) if len(rows) > most_rows else 0
    if library():
        told |= {"key": key, "head": block_head(key, cover, methods, rows=rows)}
        _component()(key=key, data=told, on_opened_change=lambda: opened_unit(key, drill))
        return
    with show_block(key, cover, methods, rows=rows):
        _component()(key=key, data={**told, "key": "", "head": ""}, on_opened_change=lambda: opened_unit(key, drill))


def table_data(
    rows: pd.DataFrame,
    columns: Sequence[Column],
    *,
    code: str = "school_code",
    highlight: str = "",
    opens: bool = False,
) -> dict[str, Any]:
    """The table as `table.js` draws it: finished texts, sort values, a look for each kind of empty cell."""
    states = rows["cell_state"].fillna("ok").tolist() if "cell_state" in rows else ["ok"] * len(rows)
    codes = rows[code].astype(str).tolist() if code in rows else [""] * len(rows)
    cells = [_cells(rows, column, states) for column in columns]
    lines = zip(codes, zip(*cells, strict=True), strict=True)
    return {
        "columns": [_heading(column) for column in columns],
        "rows": [{"code": one, "cells": line, "marked": bool(highlight) and one == highlight} for one, line in lines],
        "opens": opens,
    }


def _heading(column: Column) -> dict[str, str]:
    side = "right" if column.kind in _NUMBERS else "left"
    look = f"{side} pinned" if column.pinned else side
    return {"title": column.title or heading(column.name), "look": look, "help": column.help}


def _cells(rows: pd.DataFrame, column: Column, states: list[str]) -> list[dict[str, Any]]:
    cells = [_cell(column, *pair) for pair in zip(rows[column.name], states, strict=True)]
    if not column.to:
        return cells
    ends = [column.shown(value) for value in rows[column.to]]
    return [
        cell if cell["sort"] is None or cell["text"] == end else {**cell, "text": f"{cell['text']}–{end}"}
        for cell, end in zip(cells, ends, strict=True)
    ]


def _cell(column: Column, value: Any, state: str) -> dict[str, Any]:
    if formats.is_nothing(value):
        known = state in _EMPTY
        return {"text": labels.cell_state(state) if known else formats.NOTHING, "sort": None, "look": state}
    return {"text": column.shown(value), "sort": float(value) if column.kind in _NUMBERS else str(value)}


def _component() -> Callable[..., Any]:
    return part("table", block('<div class="table-place"></div>'))
