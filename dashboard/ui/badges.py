"""The badges of a test: result status, compliance, ranking; the same facts go into every file as notes."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.language import current_language, labels
from dashboard.language import gettext as _
from dashboard.language.formats import day
from dashboard.ui.cards import Badge, show_badges
from dashboard.ui.session import one

_STATUS_TONES = {"final": "good", "provisional": "warn", "notified": "warn", "appeal": "warn", "not_held": "quiet"}


def test_header(test_id: str) -> pd.Series[Any] | None:
    """What is known of a test, None for an unknown one."""
    return one("test_header", test_id=test_id) if test_id else None


def test_badges(header: pd.Series[Any] | None) -> tuple[str, ...]:
    """Show the badges of a test and return those that every file must repeat."""
    if header is None:
        return ()
    badges = [Badge(_("Held on {day}").format(day=day(header["held_on"])), "quiet")]
    badges += _status(header) + _compliance(header) + _ranking(header)
    show_badges(badges)
    return tuple(badge.words for badge in badges if badge.tone in {"warn", "bad"})


def _status(header: pd.Series[Any]) -> list[Badge]:
    status = str(header["result_status"])
    words = labels.result_status(status)
    if status in {"provisional", "notified", "appeal"}:
        words = _("{status} results: places may still change").format(status=words)
    return [Badge(words, _STATUS_TONES.get(status, "plain"))]


def _compliance(header: pd.Series[Any]) -> list[Badge]:
    state = str(header["compliance"])
    if state == "permitted":
        return []
    source = header.get(f"compliance_{current_language()}")
    words = labels.compliance(state)
    if isinstance(source, str) and source:
        words = f"{words}: {source}" if current_language() == "en" else f"{words}：{source}"
    return [Badge(words, "bad" if state == "prohibited" else "warn")]


def _ranking(header: pd.Series[Any]) -> list[Badge]:
    state = str(header["ranking_state"])
    return [] if state == "ranked" else [Badge(labels.ranking_state(state), "warn")]
