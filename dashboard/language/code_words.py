"""Codes in the rows of files as words, by their column; a column whose heading says that it holds codes keeps them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from dashboard.language import action_words, judgements, labels, monitoring_words, value_added_words
from dashboard.language.catalogue import current_language
from dashboard.language.catalogue import gettext as _


def coded_columns() -> frozenset[str]:
    """The columns whose codes have words."""
    return frozenset(_words(current_language()))


def in_words(column: str, code: str) -> str:
    """The code of a column as the reader says it; what has no words stays as it is."""
    return _words(current_language())[column](code)


@cache
def _words(_language: str) -> dict[str, Callable[[str], str]]:
    return {
        "stage": _stage,
        "entity_stage": _stage,
        "subject": labels.subject,
        "exam_type": labels.exam_type,
        "result_status": labels.result_status,
        "compliance": labels.compliance,
        "cell_state": labels.cell_state,
        "unit_type": labels.unit_type,
        "rank_state": labels.ranking_state,
        "bottom3": labels.bottom3,
        "severity": judgements.severity,
        "level": judgements.warning_level,
        "verdict": judgements.difference,
        "area": monitoring_words.area,
        "side": value_added_words.side,
        "state": _state,
        **{name: _told(words) for name, words in _few().items()},
    }


def _stage(code: str) -> str:
    return _("All stages") if code == "all" else labels.stage(code)


def _state(code: str) -> str:
    """Targets, warnings, duties and actions have states of their own; the first that knows the code tells it."""
    tellers = (judgements.target_state, judgements.warning_state, monitoring_words.due_state, action_words.state)
    return next((told for told in (teller(code) for teller in tellers) if told != code), code)


def _told(words: dict[str, str]) -> Callable[[str], str]:
    return lambda code: words.get(code, code)


def _few() -> dict[str, dict[str, str]]:
    return {
        "rate": {
            "excellent": _("Excellent rate"), "good": _("Good rate"), "pass": _("Pass rate"),
            "low": _("Low-score rate"),
        },
        "township_kind": {"township": _("Township"), "bureau": _("Under the bureau: no township")},
        "group_source": {"frozen": _("Frozen"), "computed": _("Computed now"), "manual": _("Changed by hand")},
        "clock": {"school_year": _("School year"), "test": _("Test")},
        "unit": {
            "ratio": _("Share"), "count": _("Number"), "hours": _("Hours"), "periods": _("Lessons"),
            "rank": _("Place"), "score100": _("Score of 100"), "yesno": _("Yes or no"), "index": _("Index"),
        },
        "direction": {
            "up": _("Higher is better"), "down": _("Lower is better"), "zero": _("Should be zero"),
            "band": _("Within its limits"),
        },
        "phase_state": {"ended": _("Ended"), "running": _("Under way"), "ahead": _("Not begun")},
    }  # fmt: skip
