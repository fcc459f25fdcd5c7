"""The slides of a meeting: a cover, then each item's charts and tables, what they count, which version they show."""

from __future__ import annotations

from io import BytesIO
from math import ceil
from typing import Any

from dashboard.exports.cover import internal_use
from dashboard.exports.deck_charts import add_chart, parts_of
from dashboard.exports.deck_tables import Sheet, add_table, sheet_of_rows, sheet_of_table, sheets_of_grid
from dashboard.exports.deck_words import BRAND, MUTED, WARN_FILL, WARN_INK, Box, add_text, rgb, write
from dashboard.exports.drawn import drawn
from dashboard.exports.drawn_grid import Grid
from dashboard.exports.drawn_parts import Drawn
from dashboard.exports.shown import Pack, PackItem, Shown
from dashboard.language import gettext as _

_WIDTH, _HEIGHT, _EDGE = 13.333, 7.5, 0.45
_TITLE_ONLY = 5
_TITLE = Box(_EDGE, 0.25, _WIDTH - 2 * _EDGE, 0.75)
_LATIN, _LETTERS_A_LINE, _LINE, _BADGE = 0x2E7F, 61, 0.25, 0.36
_FOOT = Box(_EDGE, 7.02, _WIDTH - 2 * _EDGE, 0.36)
_LONG, _LARGE, _SMALLER = 34, 26, 20


def deck_bytes(pack: Pack) -> bytes:
    """The presentation, 16 to 9."""
    from pptx import Presentation
    from pptx.util import Inches

    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(_WIDTH), Inches(_HEIGHT)
    deck.core_properties.title = pack.title
    deck.core_properties.author = ""
    _cover(deck, pack)
    for item in pack.items:
        for shown in item.shown:
            _slides(deck, pack, item, shown)
    stream = BytesIO()
    deck.save(stream)
    return stream.getvalue()


def _slide(deck: Any, title: str, footer: str) -> Any:
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    place = slide.shapes.title
    place.left, place.top, place.width, place.height = _TITLE.lengths()
    write(place.text_frame, title, _LARGE if len(title) <= _LONG else _SMALLER, BRAND, bold=True)
    place.text_frame.paragraphs[0].alignment = 1
    add_text(slide, _FOOT, footer, colour=MUTED)
    return slide


def _cover(deck: Any, pack: Pack) -> None:
    slide = _slide(deck, pack.title, internal_use())
    agenda = [f"{item.number}  {item.title}" for item in pack.items]
    half = _WIDTH / 2
    facts = "\n".join(f"{name}{_(': ')}{text}" for name, text in pack.facts)
    add_text(slide, Box(_EDGE, 1.5, half - _EDGE, 5), facts, size=18)
    add_text(slide, Box(half + _EDGE, 1.5, half - 2 * _EDGE, 5), "\n".join([_("Agenda"), *agenda]), size=18)


def _slides(deck: Any, pack: Pack, item: PackItem, shown: Shown) -> None:
    """One slide or more of a chart or table."""
    found = drawn(shown.figure) if shown.figure is not None else None
    parts = _parts(shown, found)
    for number, part in enumerate(parts, start=1):
        title = shown.title if len(parts) == 1 else f"{shown.title} ({number}/{len(parts)})"
        slide = _slide(deck, title, f"{item.number} {item.title} · {pack.footer}")
        body = _head(slide, shown, part.left_out if isinstance(part, Sheet) else "")
        if isinstance(part, Drawn):
            add_chart(slide, body, part, f"{shown.cover.title}. {shown.cover.basis}")
        else:
            add_table(slide, body, part)


def _parts(shown: Shown, found: Drawn | Grid | None) -> tuple[Drawn | Sheet, ...]:
    if isinstance(found, Drawn):
        return parts_of(found)
    if isinstance(found, Grid):
        return sheets_of_grid(found)
    sheet = sheet_of_table(shown) if shown.table else sheet_of_rows(shown)
    return (sheet,) if sheet.cells and len(sheet.heads) > 1 else ()


def _head(slide: Any, shown: Shown, left_out: str) -> Box:
    """Filters, n, counting basis and what is not on the slide; below, the badges; returns the room that is left."""
    cover = shown.cover
    choices = " · ".join(text for _name, text in cover.choices if text)
    own = cover.title if shown.said else ""
    words = " · ".join(part for part in (own, choices, cover.n, cover.basis, left_out) if part)
    top = _TITLE.top + _TITLE.height
    lines = _lines(words)
    add_text(slide, Box(_TITLE.left, top, _TITLE.width, _LINE * lines), words, colour=MUTED)
    top += _LINE * lines + 0.08
    if cover.notes:
        badges = " · ".join(cover.notes)
        high = _BADGE + _LINE * (_lines(badges) - 1)
        _badges(slide, Box(_TITLE.left, top, _TITLE.width, high), badges)
        top += high + 0.06
    return Box(_TITLE.left, top, _TITLE.width, _FOOT.top - top - 0.05)


def _lines(words: str) -> int:
    """How many lines of the smallest type the words take."""
    return ceil(sum(1.0 if ord(letter) > _LATIN else 0.6 for letter in words) / _LETTERS_A_LINE)


def _badges(slide: Any, box: Box, words: str) -> None:
    badge = add_text(slide, box, words, colour=WARN_INK, bold=True)
    badge.fill.solid()
    badge.fill.fore_color.rgb = rgb(WARN_FILL)
