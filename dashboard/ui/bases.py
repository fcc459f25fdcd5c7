"""The counting bases in one line each; the methods page holds the long form under the same anchors."""

from __future__ import annotations

from dashboard.language import gettext as _


def counted() -> str:
    """Who counts in official results, where nothing is drawn."""
    return _("Counted: pupils on the roster; absent without leave counts as 0.")


def official() -> str:
    """Who counts in official results."""
    return _(
        "Counted: pupils on the roster; absent without leave counts as 0. Lines: 95% intervals, grey where the county "
        "mean lies inside. Right: official place."
    )


def places() -> str:
    """What the official table's places are."""
    return _(
        "Counted by the plan's own rule. Plausible places: where the school may stand with a similar cohort (90%)."
    )


def rates() -> str:
    """What the panels of rates show."""
    return _(
        "Counted: pupils on the roster. Lines: 95% intervals. Blue better, orange weaker than the county's rate; "
        "grey: cannot be told apart from it."
    )


def sat() -> str:
    """Who counts in diagnostic values."""
    return _("Counted: pupils who sat. The county mean is 0 in every subject; the unit is the county's spread.")


def matched() -> str:
    """Who counts in value added."""
    return _("Counted: pupils with marks in both exams, at the school of the later one. 95% intervals.")


def matched_coloured() -> str:
    """Who counts in value added, and what a colour means."""
    return _(
        "Counted: pupils with marks in both exams. Blue, orange: the interval excludes 0; grey: it cannot be said; "
        "hollow: few pupils matched."
    )


def shrunken() -> str:
    """What dot, ring and line are."""
    return _("Dot: value added, shrunken by size. Ring: before shrinking. Line: 95% interval. Right: share matched.")


def funnel() -> str:
    """What lies in a funnel."""
    return _(
        "Before shrinking. Grey schools lie where schools of their size usually do; coloured ones lie outside; "
        "hollow: few pupils matched."
    )
