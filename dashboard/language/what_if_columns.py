"""Headings of the what-if: the values as tried, beside those in force."""

from __future__ import annotations

from dashboard.language.catalogue import gettext as _


def what_if_columns() -> dict[str, str]:
    """What only the what-if hands out."""
    return {
        "moved": _("Places gained"),
        "tried_rank": _("Place as tried"),
        "tried_place": _("Place as tried"),
        "tried_sum": _("Sum as tried"),
        "tried_mean": _("By mean, as tried"),
        "tried_count": _("By top count, as tried"),
        "tried_rate": _("By rates, as tried"),
        "tried_bottom3": _("Bottom three as tried"),
        "tried_state": _("Mark as tried"),
        "tried_level": _("Level as tried"),
        "tried_run": _("Times as tried"),
        "is_chosen_test": _("The chosen test"),
    }
