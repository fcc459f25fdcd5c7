"""Tables of a slide: the cells of the screen, large enough to be read, the rest in the workbook."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.exports.deck_words import BRAND, INK, SMALLEST, Box, dress, rgb, write
from dashboard.exports.drawn_grid import Grid
from dashboard.exports.shown import Shown
from dashboard.language import current_language, formats
from dashboard.language import gettext as _

MOST_ROWS = 12
_MOST_LETTERS = 60
_ROW_HEIGHT = 0.36
_ONE_LINE = 4
_NARROWEST, _WIDEST = 3, 22
_FAINT_FILL = "F5F8FA"
_REASON = re.compile(r"–\s*[（(].+[）)]")


@dataclass(frozen=True)
class Sheet:
    """Cells of one slide; fills and inks as #rrggbb, empty for none; `left_out` says what is not on it."""

    heads: tuple[str, ...]
    cells: list[list[str]]
    fills: list[list[str]]
    inks: list[list[str]]
    left_out: str = ""


def sheets_of_grid(grid: Grid) -> tuple[Sheet, ...]:
    """A grid of coloured cells in parts of equal length, at most two; what does not fit is in the workbook."""
    heads = ["", *grid.columns]
    lines = [[_short(name), *map(_mark, words)] for name, words in zip(grid.rows, grid.words, strict=True)]
    n = min(2, -(-len(lines) // MOST_ROWS)) if lines else 0
    size = min(MOST_ROWS, -(-len(lines) // n)) if n else 1
    wide = _fitting(heads, lines)
    told = " · ".join(
        filter(None, (*_marks_told(grid), _left_out(min(n * size, len(lines)), len(lines), wide, len(heads))))
    )
    return tuple(
        _part(grid, heads[:wide], lines, range(at, min(at + size, len(lines))), told) for at in range(0, n * size, size)
    )


def _part(grid: Grid, heads: list[str], lines: list[list[str]], rows: range, told: str) -> Sheet:
    across = range(len(heads) - 1)
    cells = [lines[row][: len(heads)] for row in rows]
    fills = [["", *(grid.fills[row][column] for column in across)] for row in rows]
    inks = [["", *(grid.ink(row, column) for column in across)] for row in rows]
    return Sheet(tuple(heads), cells, fills, inks, told)


def _mark(words: str) -> str:
    """A dash with its reason in brackets as the dash alone; the slide says the reason once."""
    return formats.NOTHING if _REASON.fullmatch(words) else words


def _marks_told(grid: Grid) -> tuple[str, ...]:
    return tuple(sorted({words for line in grid.words for words in line if _REASON.fullmatch(words)}))


def sheet_of_table(shown: Shown) -> Sheet:
    """The first rows and columns of a table as the page draws it."""
    columns, rows = shown.table["columns"], shown.table["rows"]
    heads = [column["title"] for column in columns]
    cells = [[_text(cell) for cell in row["cells"]] for row in rows[:MOST_ROWS]]
    return _sheet(heads, cells, len(rows))


_CODES = ("_id", "_code")


def sheet_of_rows(shown: Shown) -> Sheet:
    """The first rows of a chart that cannot be drawn natively, under their headings."""
    other = "_en" if current_language() == "zh" else "_zh"
    known = [name for name in shown.rows.columns if shown.headings.get(str(name), str(name)) != str(name)]
    names = [name for name in known if not str(name).endswith((other, *_CODES))]
    cells = [[_value(row[name]) for name in names] for row in shown.rows.head(MOST_ROWS).to_dict("records")]
    return _sheet([shown.headings.get(str(name), str(name)) for name in names], cells, len(shown.rows))


def _sheet(heads: Sequence[str], cells: list[list[str]], n: int) -> Sheet:
    cells = [[_short(text) for text in row] for row in cells]
    wide = _fitting(heads, cells)
    none = [[""] * wide for _row in cells]
    left_out = _left_out(len(cells), n, wide, len(heads))
    return Sheet(tuple(heads[:wide]), [row[:wide] for row in cells], none, none, left_out)


def _text(cell: Any) -> str:
    under = cell.get("under")
    return f"{cell['text']} ({under})" if under else str(cell["text"])


def _value(value: Any) -> str:
    if formats.is_nothing(value):
        return formats.NOTHING
    if isinstance(value, date):
        return formats.day(value)
    return (
        formats.number(value, 0 if float(value).is_integer() else 2) if isinstance(value, (int, float)) else str(value)
    )


def _short(text: str) -> str:
    """What fits into the widest column; the workbook has the whole."""
    if _letters(text) <= _WIDEST:
        return text
    kept = text
    while _letters(kept) > _WIDEST - 1:
        kept = kept[:-1]
    return f"{kept}…"


def _fitting(heads: Sequence[str], cells: list[list[str]]) -> int:
    """How many columns fit side by side; at least two."""
    wide = 0
    room: float = _MOST_LETTERS
    for letters in _widths(heads, cells):
        room -= letters
        if room < 0 and wide >= 2:
            break
        wide += 1
    return wide


def _widths(heads: Sequence[str], cells: list[list[str]]) -> list[float]:
    """Letters across, a Latin one as half a Chinese one, within what can be read; headings may take two lines."""
    halves = [head[: (len(head) + 1) // 2 + 1] if len(head) > _ONE_LINE else head for head in heads]
    columns = zip(*([halves, *cells] if cells else [halves]), strict=True)
    longest = [max(_letters(text) for text in column) for column in columns]
    return [min(_WIDEST, max(_NARROWEST, wide)) for wide in longest]


def _letters(text: str) -> float:
    return 1.2 + sum(1.0 if ord(letter) > 0x2E7F else 0.6 for letter in text)


def _left_out(rows: int, of_rows: int, columns: int, of_columns: int) -> str:
    told = []
    if rows < of_rows:
        told.append(_("{shown} of {n} rows").format(shown=rows, n=of_rows))
    if columns < of_columns:
        told.append(_("{shown} of {n} columns").format(shown=columns, n=of_columns))
    return _("{parts}; all of them are in the workbook").format(parts=_(", ").join(told)) if told else ""


def add_table(slide: Any, box: Box, sheet: Sheet) -> None:
    """The table, its columns as wide as their words need."""
    from pptx.util import Emu, Inches

    height = _ROW_HEIGHT * (len(sheet.cells) + 1)
    place = Box(box.left, box.top, box.width, min(height, box.height))
    frame = slide.shapes.add_table(len(sheet.cells) + 1, len(sheet.heads), *place.lengths())
    widths = _widths(sheet.heads, sheet.cells)
    for column, wide in zip(frame.table.columns, widths, strict=True):
        column.width = Emu(int(Inches(box.width) * wide / sum(widths)))
    for at, head in enumerate(sheet.heads):
        _cell(frame.table.cell(0, at), head, BRAND, "FFFFFF", bold=True)
    for down, row in enumerate(sheet.cells):
        for at, text in enumerate(row):
            fill, ink = sheet.fills[down][at], sheet.inks[down][at]
            _cell(frame.table.cell(down + 1, at), text, fill or _FAINT_FILL, ink or INK)


def _cell(cell: Any, text: str, fill: str, ink: str, bold: bool = False) -> None:
    from pptx.util import Inches

    cell.margin_left = cell.margin_right = Inches(0.06)
    cell.margin_top = cell.margin_bottom = Inches(0.02)
    write(cell.text_frame, text, SMALLEST, ink, bold)
    if not text:
        dress(cell.text_frame.paragraphs[0].font, SMALLEST)
    cell.fill.solid()
    cell.fill.fore_color.rgb = rgb(fill)
