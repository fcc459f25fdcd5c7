"""The counting bases in one line each; the methods page holds the long form under the same anchors."""

from __future__ import annotations

from dashboard.language import gettext as _


def official() -> str:
    """Who counts in official results."""
    return _(
        "Counted: pupils on the roster; absent without leave counts as 0. Lines: 95% intervals. Right: official place."
    )


def places() -> str:
    """What the official table's places are."""
    return _(
        "Counted by the plan's own rule. Plausible places: where the school may stand with a similar cohort (90%)."
    )


def sat() -> str:
    """Who counts in diagnostic values."""
    return _("Counted: pupils who sat. The county mean is 0 in every subject; the unit is the county's spread.")
