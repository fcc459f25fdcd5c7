"""How the sentences of the reports to schools and townships come about, in words for the methods page."""

from __future__ import annotations

from dashboard.language.catalogue import gettext as _
from dashboard.language.methods import Entry


def finding_entries() -> tuple[Entry, ...]:
    """The rule of each sentence."""
    return (Entry("findings", _("Sentences of the reports to schools"), (*_differences(), *_facts())),)


def _differences() -> tuple[str, ...]:
    return (
        _(
            "Each sentence is made from one number by one rule; nobody writes or chooses it. What lies clearly above "
            "is a strength, what lies clearly below is to be looked at: the 95% interval leaves out 0. An interval "
            "that holds or touches 0 is only said not to be told apart, without its number."
        ),
        _(
            "By this rule are told: the mean total against county, township and peer group; the standard score against "
            "a year ago; each subject's standard score; each rate against the county's (a high low-score rate is a "
            "weakness); value added. A rate shown as a band, and value added of few matched pupils, is not judged."
        ),
        _(
            "A weak subject is to be looked at where it lies at least {weak_subject_gap} standard scores below the "
            "unit's own mean and its interval stays below that mean; otherwise it may be chance, and that is said."
        ),
    )


def _facts() -> tuple[str, ...]:
    return (
        _(
            "A warning counts at the latest occasion of its rule, at red, orange or pending; a near miss is no "
            "warning. An action is told when it is overdue, when a warning has none, or when the re-test is better by "
            "more than chance."
        ),
        _(
            "Measures that are no marks: an aim reached is a strength, one not reached is to be looked at. An "
            "incomplete value and one without an aim are shown and not judged; no record is missing, never 0."
        ),
        _(
            "No pupil, no teacher and no head stands in a report; figures of too few pupils are left blank there as "
            "everywhere."
        ),
    )
