"""How to read what the pages show: who is counted, lines, plausible places, small cohorts."""

from __future__ import annotations

from dashboard.language.catalogue import gettext as _
from dashboard.language.methods import Entry


def reading_entries() -> tuple[Entry, ...]:
    """How results are to be read."""
    return (_basis(), _interval(), _plausible_places(), _small_cohort())


def _basis() -> Entry:
    return Entry(
        "basis",
        _("Who is counted"),
        (
            _(
                "Counted are the pupils on the school's roster on the snapshot day, without those on "
                "approved leave or exempt. Guests without a roster entry here and repeaters are "
                "listed and count nowhere."
            ),
            _(
                "Absence without leave counts as 0 and stays in the denominator; such a pupil is "
                "never among the county's top pupils. An absence that nobody has verified counts the "
                "same until it is excused, and keeps the exam from being final."
            ),
            _(
                "A pupil counts at the school that holds the roster entry, wherever the exam was sat. "
                "A voided paper is 0 and counts as sat. With leave in some subjects a pupil is out of "
                "the totals and stays in the subjects sat."
            ),
            _(
                "Official figures (means, rates, places) include these zeros. Diagnostic figures "
                "(standard scores) are over the pupils who sat, for the unit and for the county "
                "alike."
            ),
        ),
        clause=_("Plan: by the roster of the system; pupils absent without reason count 0 points."),
    )


def _interval() -> Entry:
    return Entry(
        "interval",
        _("Dots, lines and colours"),
        (
            _(
                "The dot is this result; the line is where it might fall with another similar cohort. "
                "Do not order schools whose lines overlap."
            ),
            _(
                "Blue lies above the county, orange below it. Grey means that the county mean lies "
                "inside the line: the difference may be chance."
            ),
            _(
                "The spread is that of all schools together, not the school's own: a small school's "
                "own spread is itself mostly chance."
            ),
        ),
        formula=_("value ± 1.96 × pooled standard deviation within schools ÷ √n"),
    )


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
                "About 55% likely to be in the bottom three means: not enough evidence to conclude. "
                "The probability is the share of the draws that end there; it never changes a place."
            ),
            _("The figures are approximate where schools lie very close together."),
        ),
    )


def _small_cohort() -> Entry:
    return Entry(
        "small-cohort",
        _("Small cohorts"),
        (
            _(
                "Fewer than {min_pupils_to_rank} counted pupils: not ranked. Fewer than "
                "{unstable_below}: ranked, with the mark “small cohort”. Read these schools over "
                "several years and with their process indicators."
            ),
        ),
    )
