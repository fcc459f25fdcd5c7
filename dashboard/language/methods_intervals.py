"""How to read doubt: plausible places, places that hold jointly, the likelihood of the bottom, and luck."""

from __future__ import annotations

from dashboard.language.catalogue import gettext as _
from dashboard.language.methods import Entry


def interval_entries() -> tuple[Entry, ...]:
    """What the resampling of a test says, and what it does not."""
    return (_plausible_places(), _likelihood(), _joint_places(), _luck())


def _plausible_places() -> Entry:
    return Entry(
        "plausible-places",
        _("Plausible places"),
        (
            _(
                "Place 38; plausible places 29–46: with another similar cohort the school would stand "
                "in this range nine times out of ten."
            ),
            _(
                "For the junior ranking the pupils of every school are drawn again {resamples} times "
                "and the whole calculation is repeated: lines, counts, rates, three places, sum. For "
                "rankings by mean, means are drawn around the results with their own error."
            ),
            _(
                "Drawing adds chance to chance and pulls the first and the last towards the middle; the "
                "range is therefore widened on both sides by as much as drawing moves the school."
            ),
            _(
                "The range covers only which pupils happened to be in the cohort. A good or a bad year of "
                "the whole school is not in it; that is one reason why the rules look at two years."
            ),
            _(
                "No range is given where it would pretend to know: only one unit is ranked, all share "
                "the first place, all pupils of the unit have the same total, or too few pupils are counted."
            ),
        ),
    )


def _likelihood() -> Entry:
    return Entry(
        "bottom-likelihood",
        _("How likely is the bottom three"),
        (
            _(
                "About 55% likely to be in the bottom three means: not enough evidence to conclude. "
                "The probability is the share of the draws that end there; it never changes a place."
            ),
            _(
                "In rankings by mean, the means of small schools are first moved towards the county mean, "
                "because their distance from it is largely chance; then the draws are counted."
            ),
        ),
    )


def _joint_places() -> Entry:
    return Entry(
        "joint-places",
        _("Places that hold for all schools at once"),
        (
            _(
                "A range that is right nine times out of ten for one school is still wrong for about six "
                "of sixty. The joint range is wider, so that all schools stand inside theirs at once nine "
                "times out of ten. Where a consequence follows, read this one."
            ),
            _(
                "One school counts as better than another only when their difference is larger than the "
                "largest difference that chance brings among all pairs. The joint range begins after all "
                "better schools and ends before all weaker ones."
            ),
        ),
        formula=_("places from 1 + number of better units to number of units − number of weaker units"),
    )


def _luck() -> Entry:
    return Entry(
        "luck",
        _("What luck alone would do"),
        (
            _(
                "Somebody is last even where all schools are equally good. To see how often, the pupils of "
                "every school are drawn from the whole county {resamples} times, its size unchanged; the "
                "share of draws in the bottom three is what luck and size alone do. Small schools have more "
                "of it."
            ),
            _(
                "The shares of two years, multiplied school by school and added up, say how many schools "
                "would be marked twice by luck alone. Among the schools that are marked, the sum of what is "
                "missing to certainty says how many marks are probably mistaken."
            ),
        ),
        formula=_("Σ share of year one × share of year two; Σ (1 − likelihood) over the marked schools"),
    )
