"""Tables of a Word document written as XML: cells with a shade, and bars made of narrow shaded cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from xml.sax.saxutils import escape

WIDTH = 10_206  # twips between the margins of an A4 page
SLOTS = 48
HEAD, LINE, NONE = "E8F1F5", "D3DFE5", ""
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass(frozen=True)
class Cell:
    """Words with a shade and an ink as RRGGBB."""

    words: str = ""
    fill: str = NONE
    ink: str = NONE
    bold: bool = False
    align: str = "left"
    is_top: bool = False


@dataclass(frozen=True)
class Bar:
    """SLOTS narrow cells by their shade; a line is drawn before the slot `mark`."""

    slots: tuple[str, ...]
    mark: int = -1


@dataclass(frozen=True)
class Column:
    """A heading and a share of the table's width; a bar's column holds SLOTS narrow columns."""

    heading: str
    share: float
    is_bar: bool = False
    align: str = "left"


def bar(share: float, widest: float, fill: str, mark: float) -> Bar:
    """A bar from the left, its full length being `widest`, and a line at `mark`."""
    filled, line = slot(share, 0.0, widest), slot(mark, 0.0, widest)
    return Bar(tuple(fill if number < filled else NONE for number in range(SLOTS)), min(line, SLOTS - 1))


def strip(low: float, value: float, high: float, ends: tuple[float, float], fills: tuple[str, str], mark: float) -> Bar:
    """An interval in the light fill with its value in the dark one, and a line at `mark`."""
    first, dot, last = (min(slot(number, *ends), SLOTS - 1) for number in (low, value, high))
    light, dark = fills
    slots = [light if first <= number <= last else NONE for number in range(SLOTS)]
    slots[dot] = dark
    return Bar(tuple(slots), slot(mark, *ends))


def slot(value: float, low: float, high: float) -> int:
    """How many of the slots lie left of a value."""
    return max(0, min(SLOTS, round(SLOTS * (value - low) / (high - low)))) if high > low else 0


def plain(words: str) -> str:
    """Words as XML may hold them."""
    return escape(_FORBIDDEN.sub("", words))


def table_xml(columns: Sequence[Column], rows: Sequence[Sequence[Cell | Bar]], heading: bool = True) -> str:
    """The table; its first row is repeated on the next page."""
    widths = [round(WIDTH * column.share) for column in columns]
    grid = "".join(_grid(column, width) for column, width in zip(columns, widths, strict=True))
    head = [Cell(column.heading, HEAD, bold=True, align=column.align) for column in columns]
    lines = [_row(head, columns, widths, is_head=True)] if heading else []
    lines += [_row(row, columns, widths) for row in rows]
    return (
        f'<w:tbl {_W}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{_borders()}<w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>"
    )


def _borders() -> str:
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{LINE}"'
    return f"<w:tblBorders><w:top {line}/><w:bottom {line}/><w:insideH {line}/></w:tblBorders>"


def _grid(column: Column, width: int) -> str:
    if not column.is_bar:
        return f'<w:gridCol w:w="{width}"/>'
    return f'<w:gridCol w:w="{width // SLOTS}"/>' * SLOTS


def _row(cells: Sequence[Cell | Bar], columns: Sequence[Column], widths: Sequence[int], is_head: bool = False) -> str:
    parts = [_cell(cell, column, width) for cell, column, width in zip(cells, columns, widths, strict=True)]
    head = "<w:tblHeader/>" if is_head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(parts)}</w:tr>"


def _cell(cell: Cell | Bar, column: Column, width: int) -> str:
    if isinstance(cell, Cell):
        return _tc(_paragraph(cell), width, SLOTS if column.is_bar else 1, cell.fill, is_top=cell.is_top)
    runs = [list(run) for _key, run in groupby(enumerate(cell.slots), lambda slot: (slot[1], slot[0] >= cell.mark))]
    return "".join(
        _tc(
            _paragraph(Cell()), len(run) * (width // SLOTS), len(run), run[0][1],
            _edges(bool(run[0][1]), run[0][0] == cell.mark),
        )
        for run in runs
    )  # fmt: skip


def _edges(is_filled: bool, is_mark: bool) -> str:
    """White lines above and below make a shaded cell a bar; the mark is a dark line at the left."""
    thin = 'w:val="single" w:sz="24" w:space="0" w:color="FFFFFF"'
    top, bottom = (f"<w:top {thin}/>", f"<w:bottom {thin}/>") if is_filled else ("", "")
    left = '<w:left w:val="single" w:sz="12" w:space="0" w:color="16303F"/>' if is_mark else ""
    return f"<w:tcBorders>{top}{left}{bottom}</w:tcBorders>"


_NO_MARGIN = '<w:tcMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tcMar>'


def _tc(content: str, width: int, span: int, fill: str, edges: str = "", is_top: bool = False) -> str:
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    margin, align = _NO_MARGIN if edges else "", "top" if is_top else "center"
    look = f'{spans}{edges}{shade}{margin}<w:vAlign w:val="{align}"/>'
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{look}</w:tcPr>{content}</w:tc>'


def _paragraph(cell: Cell) -> str:
    look = ("<w:b/>" if cell.bold else "") + (f'<w:color w:val="{cell.ink}"/>' if cell.ink else "")
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{plain(line)}</w:t>' for line in cell.words.split("\n"))
    run = f"<w:r><w:rPr>{look}</w:rPr>{lines}</w:r>" if cell.words else ""
    return f'<w:p><w:pPr><w:spacing w:before="10" w:after="10"/><w:jc w:val="{cell.align}"/></w:pPr>{run}</w:p>'
