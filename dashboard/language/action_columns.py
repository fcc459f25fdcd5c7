"""Headings of the columns of actions and visits, and the kinds of measure in which actions are compared."""

from __future__ import annotations

from dashboard.language.catalogue import gettext as _


def action_columns() -> dict[str, str]:
    """Headings of the columns that only actions and visits have."""
    return {
        "unit_words": _("Unit"),
        "cause": _("Cause"),
        "measure": _("What is done"),
        "action_id": _("Number of the action"),
        "action_state": _("Action"),
        "owner": _("Post that answers for it"),
        "owner_post": _("Post that answers for it"),
        "opened_on": _("Opened on"),
        "due_on": _("Due on"),
        "closed_on": _("Closed on"),
        "meeting_on": _("Meeting of"),
        "retest_test_id": _("Re-test"),
        "phase_id": _("Phase (code)"),
        "before_after": _("Before → re-test"),
        "progress": _("What the re-test says"),
        "way": _("Where it leads"),
        "why_weak": _("Why it is on the list"),
        "visit": _("This term's visit"),
        "inspected": _("Inspected this term"),
        "visited_on": _("Visited on"),
        "leading": _("Leading posts"),
        "added_effect": _("Value added"),
        "added_effect_low": _("Value added, lower end"),
        "added_effect_high": _("Value added, upper end"),
    }


def measured_kinds() -> dict[str, str]:
    """The kinds of measure that can be compared in one chart, by the unit they are told in."""
    return {
        "place": _("Official place"),
        "z": _("Standard score"),
        "ratio": _("Share"),
        "score100": _("Marks out of 100"),
    }
