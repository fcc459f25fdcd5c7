"""Where the headings of a sheet are: below a title, in one row or in two."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.intake import words
from dashboard.intake.cells import as_text
from dashboard.intake.sheets import Row, Sheet

LOOKED_AT = 20
LEAST = 2
BETWEEN = "/"


@dataclass(frozen=True)
class Heading:
    """The heading of each column (empty where there is none) and how many of the sheet's rows they take."""

    names: tuple[str, ...]
    rows: int
    title: str


def find_heading(sheet: Sheet) -> Heading | None:
    """The first row with two known headings, with the row below it where that parts them further."""
    for place, row in enumerate(sheet.rows[:LOOKED_AT]):
        if sum(words.is_heading(_text(sheet, row, column)) for column in range(len(row.cells))) < LEAST:
            continue
        below = sheet.rows[place + 1] if place + 1 < len(sheet.rows) else None
        title = " ".join(_text(sheet, before, 0) for before in sheet.rows[:place])
        if below is not None and _is_second(sheet, row, below):
            return Heading(_joined(sheet, row, below), place + 2, title)
        return Heading(tuple(_text(sheet, row, column) for column in range(len(row.cells))), place + 1, title)
    return None


def _text(sheet: Sheet, row: Row, column: int) -> str:
    """What a cell of a heading shows; a cell covered by a merged range shows what the range does."""
    first = sheet.merged.get((row.number - 1, column))
    if first is not None and first != (row.number - 1, column):
        above = next((other for other in sheet.rows if other.number - 1 == first[0]), row)
        return _shown(above.cell(first[1]))
    return _shown(row.cell(column))


def _shown(cell: object) -> str:
    return (
        "" if cell is None else "".join(str(as_text(cell) or "").split()) if isinstance(cell, str | float | int) else ""
    )


def _is_second(sheet: Sheet, row: Row, below: Row) -> bool:
    """Whether the next row goes on with the headings: words alone, of which one stands below a subject."""
    if any(isinstance(cell, int | float) for cell in below.cells):
        return False
    tops = _carried([_text(sheet, row, column) for column in range(len(below.cells))])
    lows = [_text(sheet, below, column) for column in range(len(below.cells))]
    told = [low for top, low in zip(tops, lows, strict=True) if words.subject_of(top) and low != top]
    return any(words.is_mark_below(low) or words.is_no_mark_below(low) for low in told)


def _joined(sheet: Sheet, row: Row, below: Row) -> tuple[str, ...]:
    width = max(len(row.cells), len(below.cells))
    lows = [_text(sheet, below, column) for column in range(width)]
    plain = [_text(sheet, row, column) for column in range(width)]
    carried = _carried(plain)
    return tuple(_both(top or (over if low else ""), low) for top, over, low in zip(plain, carried, lows, strict=True))


def _both(top: str, low: str) -> str:
    return f"{top}{BETWEEN}{low}" if top and low and top != low else top or low


def _carried(tops: Sequence[str]) -> list[str]:
    """Headings carried to the right over empty cells, as a CSV shows merged ones."""
    carried: list[str] = []
    for top in tops:
        carried.append(top or (carried[-1] if carried else ""))
    return carried
