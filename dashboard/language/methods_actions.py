"""How actions, weak schools and visits are kept, in words for the methods page."""

from __future__ import annotations

from dashboard.language.catalogue import gettext as _
from dashboard.language.methods import Entry


def action_entries() -> tuple[Entry, ...]:
    """What an action is, when it is overdue, what the re-test says, who is on the list of weak schools."""
    return (
        Entry(
            "actions",
            _("How actions are kept and looked at again"),
            (
                _(
                    "Each record of an action is a file of its own and is never changed; the newest record of an "
                    "action counts, in whatever order records arrive. It names a post, never a person."
                ),
                _(
                    "An action is overdue from the day after it was due until it is closed. Done needs a day and "
                    "the number of the evidence."
                ),
                _(
                    "Before and after are the official place for a warning, the standard score for a weak subject or "
                    "a visit, the value of the indicator for an indicator or a target. A change is called better or "
                    "worse only where it is larger than both intervals together explain, for places where the "
                    "plausible places do not meet. It does not prove that the action was the cause."
                ),
                _(
                    "The list of weak schools holds schools under a red, pending or orange warning, and the lowest "
                    "{weak_school_share} of the schools of a stage by value added over the grades of the newest year. "
                    "A visit counts where leaders, the director or guides were there this term; inspections are told "
                    "apart."
                ),
            ),
        ),
    )
