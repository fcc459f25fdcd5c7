"""The warning strip of units: one row for each rule and unit, one cell for each occasion, symbol and word."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.theme import INK, MUTED, level_colour
from dashboard.language import current_language, formats, judgements, warning_words
from dashboard.language import gettext as _
from dashboard.ui.blocks import block_title
from dashboard.ui.downloads import make_cover, row_buttons
from dashboard.ui.filters import Filters
from dashboard.ui.row_records import as_records

_SYMBOLS = {"red": "■", "orange": "▲", "yellow": "◆", "pending": "?", "blue": "▽", "credit": "★"}
_STRIP = "display:grid;grid-template-columns:minmax(12rem,20%) 1fr;gap:.35rem .8rem;align-items:center"
_CELLS = "display:grid;grid-auto-flow:column;grid-auto-columns:minmax(8rem,1fr);gap:.4rem"
_CELL = "border-left:6px solid {colour};background:#f7f9fa;border-radius:4px;padding:.25rem .6rem;line-height:1.35"


def show_strip(rows: pd.DataFrame, filters: Filters, notes: tuple[str, ...] = ()) -> None:
    """The strip with its downloads; nothing recorded is said in words."""
    title = _("Warnings by year")
    basis = _("Facts by the plan's clauses; whether a place is more than chance stands on the warnings page.")
    with st.container(key="strip_block", border=True, gap=None):
        with st.container(key="strip_head", horizontal=True, vertical_alignment="top", gap="small"):
            block_title(title, basis, "warnings")
            row_buttons("strip", rows, make_cover(title, basis, filters.words, notes))
        st.html(strip_html(rows))


def strip_html(rows: pd.DataFrame) -> str:
    """The strip as HTML; a sentence where no rule of the plan reaches the unit."""
    if rows.empty:
        return f'<p class="basis">{escape(_("No rule of the plan speaks of this unit in this stage."))}</p>'
    lines = [_line(as_records(part)) for _key, part in rows.groupby(["rule_id", "unit_code"], sort=False)]
    return f'<div style="{_STRIP}">{"".join(lines)}</div>'


def _line(records: list[dict[Any, Any]]) -> str:
    first = records[0]
    rule = escape(str(first[f"rule_{current_language()}"]))
    words = f"<b>{escape(str(first['unit_name']))}</b><br><span class='basis'>{rule}</span>"
    cells = "".join(_cell(row) for row in records)
    return f'<div>{words}</div><div style="{_CELLS}">{cells}</div>'


def _cell(row: dict[Any, Any]) -> str:
    level = str(row["level"])
    symbol = _SYMBOLS.get(level, "○")
    colour = level_colour(level)
    place = "" if formats.is_nothing(row["place"]) else _place(row)
    clause = escape(str(row[f"clause_{current_language()}"]), quote=True)
    return (
        f'<div style="{_CELL.format(colour=colour)}" title="{clause}">'
        f'<span class="basis">{escape(warning_words.occasion_named(row))}</span><br>'
        f'<b style="color:{_ink(level)};display:inline-block">{symbol} {escape(_level(row))}</b>'
        f'<span class="basis" style="white-space:nowrap"> {escape(place)}</span></div>'
    )


def _ink(level: str) -> str:
    """The level's colour as type; yellow is too pale for that on a light ground."""
    if level == "yellow":
        return INK
    return level_colour(level) if level in _SYMBOLS else MUTED


def _level(row: dict[Any, Any]) -> str:
    """The level and, where it warns, why."""
    level, state = str(row["level"]), str(row["state"])
    told = warning_words.fact(level, state, str(row["band"]), str(row["polarity"]))
    if level in ("none", "blue") or state == "not_judged":
        return told
    if level in _SYMBOLS:
        why = told if level == "orange" else judgements.warning_state(state)
        return f"{judgements.warning_level(level)} · {why}"
    return judgements.warning_level(level)


def _place(row: dict[Any, Any]) -> str:
    place = _("Place {place}/{n}").format(place=formats.number(row["place"]), n=formats.number(row["ranked_n"]))
    counted = warning_words.count_in_all(row) if str(row["level"]) in _SYMBOLS else ""
    return " · ".join(filter(None, (counted, place)))
