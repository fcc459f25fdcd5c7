"""A table as every page shows it: numbers in the reader's format, four kinds of empty cell that look different."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.language import formats, labels
from dashboard.language import gettext as _
from dashboard.language.columns import heading
from dashboard.language.protection import is_protecting, protecting
from dashboard.ui.blocks import block, block_head, show_block
from dashboard.ui.collecting import collect
from dashboard.ui.downloads import make_cover
from dashboard.ui.drilldown import Drill, opened_unit
from dashboard.ui.filters import Filters
from dashboard.ui.meeting import masked
from dashboard.ui.parts import library, part
from dashboard.ui.row_records import as_records
from dashboard.ui.table_marks import DRAWN, drawing, file_rows, is_drawn, reach, title_of

ROW_HEIGHT = 38
_EMPTY = {"suppressed", "no_data", "not_applicable", "not_ranked"}
_SHOWN_STATES = {"ok", "not_ranked"}
_NUMBERS = {"count", "number", "signed", "percent", "points", "place", "span"} | DRAWN


@dataclass(frozen=True)
class Column:
    """How one column is shown: its name in the rows, the reader's format, its heading.

    kind: text, count, number, signed, percent, points (a signed percentage), place, day, words (codes told by
    `words`), span (from this column to the column `to`), bar (from zero to the value), or spark (a list of numbers,
    drawn in one scale for the whole column; `to` names the list of their labels). `share`: a bar's number is a share;
    `beside` names another number told in its place.
    banded: where the value is empty, `<name>_at_least` or `<name>_at_most` tell it, or the cell says why not;
    `counted` names the banded share that a count belongs to, which is blank with it.
    `between` names the two ends of an interval, told under the value.
    """

    name: str
    kind: str = "text"
    title: str = ""
    digits: int = 1
    pinned: bool = False
    words: Callable[[str], str] | None = None
    help: str = ""
    to: str = ""
    between: tuple[str, str] = ("", "")
    banded: bool = False
    counted: str = ""
    share: bool = False
    beside: str = ""

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
    "points": lambda column, value: f"{formats.points(value, column.digits)}%",
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
    chosen = filters or Filters()
    told = table_data(rows, columns, code=code, highlight=highlight, opens=drill is not None or masked())
    basis = f"{basis} {protecting()}" if any("hint" in cell for row in told["rows"] for cell in row["cells"]) else basis
    cover = make_cover(title, basis, chosen.words, tuple(notes), chosen.test, len(rows))
    kept, headings = file_rows(rows, columns)
    collect(key, cover, kept, headings, table=told)
    told["shows"] = drill.shows if drill else ""
    told["height"] = ROW_HEIGHT * (most_rows + 1) if len(rows) > most_rows else 0
    if library():
        told |= {"key": key, "head": block_head(key, cover, methods, rows=kept, headings=headings)}
        _component()(key=key, data=told, on_opened_change=lambda: opened_unit(key, drill))
        return
    with show_block(key, cover, methods, rows=kept, headings=headings):
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
    whole = as_records(rows) if any(_needs_row(column) for column in columns) else []
    cells = [_cells(rows, whole, column, states) for column in columns]
    lines = zip(codes, zip(*cells, strict=True), strict=True)
    return {
        "columns": [_heading(rows, column) for column in columns],
        "rows": [{"code": one, "cells": line, "marked": bool(highlight) and one == highlight} for one, line in lines],
        "opens": opens,
    }


def _heading(rows: pd.DataFrame, column: Column) -> dict[str, Any]:
    side = "right" if column.kind in _NUMBERS else "left"
    look = f"{side} pinned" if column.pinned else side
    told = {"title": column.title or heading(column.name), "look": look, "help": column.help}
    return told | {"title": title_of(rows, column), "reach": reach(rows, column)} if column.kind in DRAWN else told


def _needs_row(column: Column) -> bool:
    return column.kind in DRAWN or column.banded or bool(column.counted)


def _cells(rows: pd.DataFrame, whole: list[dict[Any, Any]], column: Column, states: list[str]) -> list[dict[str, Any]]:
    if column.kind in DRAWN:
        return [_drawn(column, row, state) for row, state in zip(whole, states, strict=True)]
    cells = [_cell(column, *pair) for pair in zip(rows[column.name], states, strict=True)]
    if column.banded or column.counted:
        lines = zip(cells, whole, states, strict=True)
        cells = [_banded(cell, row, column, state) for cell, row, state in lines]
    if column.between[0]:
        pairs = zip(*(rows[name] for name in column.between), strict=True)
        return [_with_interval(column, cell, *pair) for cell, pair in zip(cells, pairs, strict=True)]
    if not column.to:
        return cells
    ends = [column.shown(value) for value in rows[column.to]]
    return [
        cell if cell["sort"] is None or cell["text"] == end else {**cell, "text": f"{cell['text']}–{end}"}
        for cell, end in zip(cells, ends, strict=True)
    ]


def _drawn(column: Column, row: dict[Any, Any], state: str) -> dict[str, Any]:
    """A cell with its drawing; without a number it is an empty cell like any other."""
    return drawing(column, row) if is_drawn(column, row[column.name]) else _cell(column, None, state)


def _banded(cell: dict[str, Any], row: dict[Any, Any], column: Column, state: str) -> dict[str, Any]:
    """A share too near to nobody or everybody is told, and sorted, by its band; one blanked beside it says why."""
    name = column.counted or column.name
    least, most = row[f"{name}_at_least"], row[f"{name}_at_most"]
    if told := formats.band(least, most):
        end = float(most if formats.is_nothing(least) else least)
        return {"text": formats.NOTHING, "sort": None} if column.counted else {"text": told, "sort": end}
    if state in _SHOWN_STATES and is_protecting(row[name], least, most):
        return {"text": formats.NOTHING, "sort": None, "hint": protecting()}
    return cell


def _with_interval(column: Column, cell: dict[str, Any], low: Any, high: Any) -> dict[str, Any]:
    """The cell with its interval under the value; an empty one stays as it is."""
    if cell["sort"] is None or formats.is_nothing(low) or formats.is_nothing(high):
        return cell
    return {**cell, "under": _("{low} to {high}").format(low=column.shown(low), high=column.shown(high))}


def _cell(column: Column, value: Any, state: str) -> dict[str, Any]:
    if formats.is_nothing(value):
        known = state in _EMPTY
        return {"text": labels.cell_state(state) if known else formats.NOTHING, "sort": None, "look": state}
    return {"text": column.shown(value), "sort": float(value) if column.kind in _NUMBERS else str(value)}


def _component() -> Callable[..., Any]:
    return part("table", block('<div class="table-place"></div>'))
