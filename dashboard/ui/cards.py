"""Figures that are read from the back of a room: a row of cards, badges, and what to do when there is nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

import streamlit as st

from dashboard.language import gettext as _
from dashboard.language import labels
from dashboard.ui.address import current_address, has_page, with_codes
from dashboard.ui.collecting import collect_answer
from dashboard.ui.links import page_link

_TONES = ("plain", "good", "warn", "bad", "quiet")


@dataclass(frozen=True)
class Card:
    """One figure: its name, the value in words, what it was, n; tone: plain, good, warn, bad or quiet.

    `page` makes it a way to the page of that name, `state` one of the four kinds of empty cell instead of the value.
    `spark` is a finished picture beside the value.
    """

    title: str
    value: str
    note: str = ""
    n: str = ""
    tone: str = "plain"
    page: str = ""
    state: str = "ok"
    spark: str = ""


def show_cards(cards: Sequence[Card], key: str = "cards", look: str = "") -> None:
    """Draw the cards in one row; a card with a page carries a link under its figure.

    The look `wide-end` gives the last two of six more room, because they count by kind.
    """
    st.html(cards_html(cards, f"{look} st-key-{key}_0"))


def cards_html(cards: Sequence[Card], look: str = "") -> str:
    """HTML of cards in one row."""
    return f'<div class="cards {look}">{"".join(map(_card, cards))}</div>'


def _card(card: Card) -> str:
    value = escape(card.value) if card.state == "ok" else mark(card.state)
    way = page_link(card.page, escape(_("Open")), look="card-way") if card.page and has_page(card.page) else ""
    parts = [
        f'<div class="card-title">{escape(card.title)}</div>',
        f'<div class="card-value">{value}{card.spark}</div>',
        f'<div class="card-note">{escape(card.note)}</div>' if card.note else "",
        f'<div class="card-foot"><span class="card-n">{escape(card.n)}</span>{way}</div>' if card.n or way else "",
    ]
    tone = card.tone if card.tone in _TONES else "plain"
    return f'<div class="card {tone}">{"".join(parts)}</div>'


def mark(state: str) -> str:
    """HTML of an empty cell: no data, suppressed, not applicable and not ranked differ in look and words."""
    return f'<span class="empty-cell {escape(state)}">{escape(labels.cell_state(state))}</span>'


@dataclass(frozen=True)
class Badge:
    """A fact about what is shown; tone: plain, good, warn, bad or quiet."""

    words: str
    tone: str = "plain"


def show_badges(badges: Sequence[Badge]) -> None:
    """Draw the badges in one line; nothing for none."""
    if badges:
        st.html(f'<div class="badges">{"".join(map(badge_html, badges))}</div>')


def badge_html(badge: Badge) -> str:
    """HTML of one badge."""
    return f'<span class="badge {badge.tone}">{escape(badge.words)}</span>'


def show_answer(words: str, remark: str = "") -> None:
    """The page's answer in one sentence, above its first chart, and what would otherwise be asked about it."""
    collect_answer(words)
    below = f'<p class="remark">{escape(remark)}</p>' if remark else ""
    st.html(f'<p class="answer">{escape(words)}</p>{below}')


def empty_view(what: str, todo: str) -> None:
    """Say what is missing and what to do about it."""
    st.html(f'<div class="empty-view"><strong>{escape(what)}</strong><br>{escape(todo)}</div>')


def link(page: str, words: str, **changes: str) -> str:
    """HTML of a link to a page with some codes changed; opens in a new tab, because it starts a new session."""
    query = urlencode(with_codes(changes))
    default = current_address().page if not has_page(page) else page
    return f'<a href="{escape(default)}?{escape(query)}" target="_blank">{escape(words)}</a>'
