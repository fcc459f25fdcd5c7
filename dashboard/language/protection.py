"""What is said of a rate that is blanked only because a neighbour's small count could be worked out from it."""

from __future__ import annotations

from dashboard.language.catalogue import gettext as _
from dashboard.language.formats import is_nothing


def is_protecting(value: float | None, at_least: float | None, at_most: float | None) -> bool:
    """Whether a rate of a unit that is shown stands blank, with neither a value nor a band."""
    return is_nothing(value) and is_nothing(at_least) and is_nothing(at_most)


def protecting() -> str:
    """Why such a rate is blank, as a sentence."""
    return _("“–” in place of a rate: not shown, to protect a small count of a neighbouring school or township.")


def protecting_briefly() -> str:
    """The same where one value stands alone."""
    return _("not shown, to protect a neighbour's small count")
