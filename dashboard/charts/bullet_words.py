"""The words right of the bullets, in columns: state, now, aim, what is needed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.charts.target_pace import told_beside
from dashboard.charts.target_words import aim_words, basis_words, state_words, value_words
from dashboard.charts.theme import BRAND, INK, MUTED, SMALL, safe, text_width
from dashboard.language import formats
from dashboard.language import gettext as _

_GAP = 18
_BEFORE = 8


def told(row: dict[Any, Any]) -> tuple[str, ...]:
    """State, value, aim with where its number comes from, and what is needed."""
    unit = str(row["unit"])
    now = value_words(row["value"], unit, row["target"])
    if unit == "rank" and not formats.is_nothing(row["value"]) and not formats.is_nothing(row["denominator"]):
        now = _("{place} of {n} counties").format(place=now, n=formats.number(row["denominator"]))
    aim = aim_words(row["target"], row["comparator"], unit) + basis_words(row)
    return state_words(str(row["state"])), now, aim, told_beside(row)


def _headings() -> tuple[str, ...]:
    return _("State"), _("Now"), _("Target value"), _("Gap and pace needed")


def columns(rows: Sequence[Sequence[str]]) -> tuple[list[int], int]:
    """Where each column starts, in pixels right of the bars, and the room for all of them."""
    starts, right = [], _BEFORE
    for texts in zip(_headings()[: len(rows[0])] if rows else _headings(), *rows, strict=True):
        starts.append(right)
        right += text_width(texts, SMALL) + _GAP
    return starts, right


def sides(texts: Sequence[str], down: int, quiet: bool, starts: Sequence[int]) -> list[dict[str, Any]]:
    """The words of one row; `quiet` for what is not judged. Nothing is drawn for an empty cell."""
    look = {"xref": "paper", "x": 1, "xanchor": "left", "showarrow": False, "align": "left", "y": down}
    font = {"size": SMALL, "color": MUTED if quiet else INK}
    shown = [f"<b>{safe(texts[0])}</b>", *(safe(text) for text in texts[1:])]
    return [
        {**look, "xshift": start, "text": text, "font": font} for start, text in zip(starts, shown, strict=True) if text
    ]


def heads(starts: Sequence[int], raised: int = 0) -> list[dict[str, Any]]:
    """The key of the marks above the bars, by `raised` pixels above the heading of each column."""
    look = {"xref": "paper", "xanchor": "left", "y": 1, "yref": "paper", "yanchor": "bottom", "showarrow": False}
    font = {"size": SMALL, "color": BRAND}
    over = [
        {**look, "x": 1, "xshift": start, "text": words, "font": font}
        for start, words in zip(starts, _headings(), strict=False)
    ]
    key = {"x": 0, "yshift": raised, "text": _("▬ now　○ baseline　▼ required by today　┃ target")}
    return [{**look, **key, "font": font}, *over]
