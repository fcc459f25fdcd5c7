"""What the pages judge and hide: warnings, targets, suppression, compliance, checks."""

from __future__ import annotations

from dashboard.language.catalogue import gettext as _
from dashboard.language.methods import Entry


def rule_entries() -> tuple[Entry, ...]:
    """Every rule."""
    return (_warnings(), _targets(), _suppression(), _compliance(), _check())


def _warnings() -> Entry:
    return Entry(
        "warnings",
        _("Warnings"),
        (
            _(
                "Red: the clause's condition is met by final results, for the Party group to "
                "consider. Orange: in the bottom three this time. Yellow: tied at the boundary, or "
                "close to it. Blue: left the bottom three."
            ),
            _(
                "A tie at the boundary counts only if every way of resolving it leaves the unit among "
                "the last three; otherwise a determination is pending. Doubt goes to the person."
            ),
            _(
                "A year without the test, with fewer than {min_units} ranked units or without a place "
                "for the unit breaks the chain. A provisional result is shown and never feeds a "
                "chain."
            ),
            _(
                "Close to the bottom three: the probability is {near_bottom_probability} or more, or "
                "the unit stood in the lowest {near_bottom_share} two times running. The lamp of the "
                "rule is a fact; the strength of the evidence stands beside it in words."
            ),
            _(
                "The clauses in force are listed below. What follows from them is decided by people, "
                "with reasons, and is not shown on any chart."
            ),
        ),
    )


def _targets() -> Entry:
    return Entry(
        "targets",
        _("Targets of the three phases"),
        (
            _(
                "Met, on track, behind, no data, report only; after the end of the phase met or not "
                "met. On track: the value lies on the straight path from the baseline to the target, "
                "less {phase_tolerance} at most."
            ),
            _("A baseline that was never measured is not invented: without one there is no data until the phase ends."),
        ),
        formula=_("required now = baseline + (target − baseline) × elapsed ÷ length of the phase"),
    )


def _suppression() -> Entry:
    return Entry(
        "suppression",
        _("What is not shown, and why"),
        (
            _(
                "A cell of fewer than {small_cell} pupils shows nothing: no mean, rate or place. If "
                "exactly one school of a township is hidden, the next smallest is hidden too, so that "
                "it cannot be worked out from the total."
            ),
            _(
                "With fewer than {rate_small_n} pupils, a rate or score band of fewer than {rate_min_count} "
                "pupils, or of all but that few, is not shown. Hidden pupils still count for township "
                "and county."
            ),
            _(
                "A band stands there instead: at least 90% or at most 10% (80% and 20% in a school so small "
                "that a hidden count may reach further). It is the same for every count that is hidden, so that "
                "none is told from another."
            ),
            _(
                "Where one such count could be worked out from the figures around it (the township less its other "
                "schools, the county less its other townships), the same rate of the next smallest unit that leaves "
                "it open is blanked too and stands as “–”, without a band. A rate of 0% or 100% of a whole township "
                "is shown, though it says the same of each of its schools."
            ),
            _(
                "A school hidden only to protect a smaller one keeps its official place and its "
                "warnings: they are results of a unit that is large enough, and the sum of three places "
                "tells no mark. Its places in mean, top pupils, three rates and single subjects are "
                "hidden, because each lies between two values that are shown."
            ),
            _(
                "Four empty cells differ: “no data” – nothing was recorded; “– (too few pupils)” – "
                "hidden; “not applicable” – the measure does not exist here; “not ranked” – a result "
                "without a place."
            ),
            _("No page and no file holds a pupil; the same blanks stand in every download."),
        ),
    )


def _compliance() -> Entry:
    return Entry(
        "compliance",
        _("Exams and the national rules"),
        (
            _(
                "From kind, stage, grade and day of an exam follows whether the national rules permit "
                "it, permit it on a stated basis, or prohibit it. The basis that the bureau states is "
                "printed beside it and overrides nothing."
            ),
            _(
                "Results of a prohibited exam are shown with a badge on screen and in every file, "
                "without places, and feed no warning chain."
            ),
        ),
    )


def _check() -> Entry:
    return Entry(
        "check",
        _("Checks of the files"),
        (
            _(
                "Before anything is computed every file is checked: columns, types, ranges, keys, "
                "unknown schools and exams, marks above full marks, names and identity numbers. A "
                "file with a problem never replaces good data."
            ),
            _(
                "Remarks leave the data usable: more than {excused_amber_share} of a school's roster "
                "on leave, a roster that differs by more than {roster_change_share} from the "
                "comparable exam, marks heaped on the pass mark, marks of pupils who are not on the "
                "roster."
            ),
            _(
                "An exam is final only when every counted pupil has a recorded attendance. A "
                "correction is a new exam that supersedes the old one; the newest final one counts."
            ),
        ),
    )
