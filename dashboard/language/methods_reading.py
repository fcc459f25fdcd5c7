"""How to read what the pages show: who is counted, lines, plausible places, small cohorts."""

from __future__ import annotations

from dashboard.language.catalogue import gettext as _
from dashboard.language.methods import Entry
from dashboard.language.methods_intervals import interval_entries
from dashboard.language.reading import dot_and_line


def reading_entries() -> tuple[Entry, ...]:
    """How results are to be read."""
    return (_basis(), _interval(), *interval_entries(), _small_cohort())


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
            dot_and_line(),
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
