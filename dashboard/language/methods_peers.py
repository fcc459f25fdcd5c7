"""How peer groups are made, in words for the methods page."""

from __future__ import annotations

from dashboard.language.catalogue import gettext as _
from dashboard.language.methods import Entry


def peer_entries() -> tuple[Entry, ...]:
    """How schools of like size and level are put together."""
    return (
        Entry(
            "peer-groups",
            _("How peer groups are made"),
            (
                _(
                    "Schools of like size and like level, settled for a school year before its results from the "
                    "register and the two official exams before that year; no exam of the year itself counts."
                ),
                _(
                    "County town and townships apart; sorted by the pupils of a grade and cut into at most four sizes; "
                    "a size with enough schools is split at the median of the mean standard scores of the two exams "
                    "(a school at the median is in the upper half). Too small a group joins its own size, "
                    "then the size nearest to it."
                ),
                _(
                    "The place is by the official mean among the ranked schools of the group; the distance is from the "
                    "group's median of the schools that are shown. The line is the 95% interval of the school's own "
                    "mean. Groups are never compared with each other."
                ),
                _(
                    "A frozen year stays as it was when corrections or later exams arrive. A change by hand goes first "
                    "and needs a reason, a post and a day."
                ),
            ),
        ),
    )
