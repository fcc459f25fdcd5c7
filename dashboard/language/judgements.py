"""Codes of judgements to words: warning levels and states, states of phase targets."""

from __future__ import annotations

from dashboard.language.catalogue import gettext as _


def warning_level(code: str) -> str:
    """The level of a warning; a level is a fact about a rule, not about a person."""
    words = {
        "red": _("Red"),
        "orange": _("Orange"),
        "yellow": _("Yellow"),
        "blue": _("Blue"),
        "pending": _("Pending"),
        "credit": _("Credit"),
        "report_only": _("Report only"),
        "none": _("None"),
        "not_held": _("Not held"),
        "not_applicable": _("Not applicable"),
        "unranked": _("Not ranked"),
    }
    return words.get(code, code)


def warning_state(code: str) -> str:
    """The exact state of a warning chain, in words."""
    words = {
        "red_condition_met": _("Condition met: for the Party group to consider"),
        "red_provisional": _("Condition met on provisional results"),
        "orange_one_year": _("In the bottom three this time"),
        "orange_provisional": _("In the bottom three on provisional results"),
        "pending_determination": _("Pending a determination"),
        "yellow_boundary_tie": _("Tied at the boundary of the bottom three"),
        "near_bottom": _("Close to the bottom three"),
        "improved": _("Left the bottom three"),
        "reward_met": _("Condition for credit met"),
        "none": _("None"),
        "not_held": _("Not held"),
        "not_applicable": _("Not applicable"),
        "unranked": _("Not ranked"),
        "not_judged": _("Not judged: an item is not verified yet"),
        "report_only": _("Report only"),
    }
    return words.get(code, code)


def difference(verdict: str) -> str:
    """What the interval of the difference of two schools allows to say."""
    words = {
        "higher": _("differ clearly"),
        "lower": _("differ clearly"),
        "unclear": _("cannot be told apart"),
        "too_few": _("not enough pupils"),
        "not_shown": _("not shown, to protect small counts"),
    }
    return words.get(verdict, verdict)


def target_state(code: str) -> str:
    """Where a target of the plan stands."""
    words = {
        "met": _("Met"),
        "not_met": _("Not met"),
        "on_track": _("On track"),
        "behind": _("Behind"),
        "no_data": _("No data"),
        "report_only": _("Report only"),
    }
    return words.get(code, code)


def severity(code: str) -> str:
    """How serious a problem of the data is."""
    words = {"problem": _("Problem"), "warning": _("Note")}
    return words.get(code, code)
