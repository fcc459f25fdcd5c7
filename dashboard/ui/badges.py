"""The badges of a test: result status, compliance, ranking; the same facts go into every file as notes."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.language import exam_notes
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
    return [Badge(exam_notes.status(header), _STATUS_TONES.get(str(header["result_status"]), "plain"))]


def _compliance(header: pd.Series[Any]) -> list[Badge]:
    words = exam_notes.compliance(header)
    return [Badge(words, "bad" if header["compliance"] == "prohibited" else "warn")] if words else []


def _ranking(header: pd.Series[Any]) -> list[Badge]:
    words = exam_notes.ranking(header)
    return [Badge(words, "warn")] if words else []
