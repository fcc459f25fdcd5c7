"""The sentences that stand beside charts for readers who are no statisticians, each said once."""

from __future__ import annotations

from dashboard.language.catalogue import gettext as _


def dot_and_line() -> str:
    """What a dot with a line says."""
    return _(
        "The dot is this result; the line is where it might fall with another similar cohort. "
        "Do not order schools whose lines overlap."
    )


def side_by_side() -> str:
    """What the shorter lines of two schools beside each other say (Goldstein and Healy 1995)."""
    return _(
        "Each line is ±1.39 standard errors, drawn for comparing two schools by eye: lines that do not overlap differ "
        "at about the 5% level. The words at the right judge by the interval of the difference itself."
    )


def plausible_place(place: str, low: str, high: str) -> str:
    """A place with its range."""
    return _("Place {place}; plausible places {low}–{high}.").format(place=place, low=low, high=high)


def small_cohort(n: str) -> str:
    """What a small cohort means for its results."""
    return _("Small cohort (n={n}): unstable; read with several years and process data.").format(n=n)
