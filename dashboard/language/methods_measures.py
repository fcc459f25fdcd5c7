"""What the pages measure, in words and formulas."""

from __future__ import annotations

from dashboard.language.catalogue import gettext as _
from dashboard.language.methods import Entry


def measure_entries() -> tuple[Entry, ...]:
    """Every measure."""
    entries = (_difference, _standard_score, _rates, _lines, _participation, _contribution, _over_time, _process)
    return tuple(entry() for entry in entries)


def _difference() -> Entry:
    return Entry(
        "difference",
        _("Mean and difference from the county"),
        (
            _(
                "The mean total is the sum of the counted pupils' totals over the counted pupils. The "
                "difference is the unit's mean minus the county's mean of the same test."
            ),
            _(
                "A test of several grades compares each grade with the county's mean of that grade, "
                "weighted by the unit's own pupils, so that a school is not judged by its mix of "
                "grades."
            ),
        ),
        formula=_("mean = Σ totals ÷ n; difference = mean − county mean"),
        clause=_("Plan: the place of the mean total is the first of the three places."),
    )


def _standard_score() -> Entry:
    return Entry(
        "standard-score",
        _("Standard score"),
        (
            _(
                "How many standard deviations of the county's pupils a mean lies above or below the "
                "county. It makes subjects and years comparable, which raw marks are not. The county "
                "is 0 by construction."
            ),
            _("As a rule of thumb 0.1 is little, 0.3 is clear, 0.5 is a great deal between schools."),
        ),
        formula=_("z = (unit mean − county mean) ÷ county standard deviation, over pupils who sat"),
    )


def _rates() -> Entry:
    return Entry(
        "rates",
        _("Excellent, good, pass and low-score rates"),
        (
            _(
                "The share of the counted pupils at or above a line, or below the low-score line. A "
                "line is a share of full marks; an exam may set its own."
            ),
            _(
                "Score bands are the pupils between two lines. These rates are not the top-N rates of "
                "the official ranking."
            ),
            _(
                "No national rule sets these lines; they are the bureau's choice and are printed here "
                "as they stand in the plan."
            ),
        ),
        formula=_("rate = pupils at or above the line ÷ counted pupils"),
    )


def _lines() -> Entry:
    return Entry(
        "lines",
        _("Distribution and lines"),
        (
            _(
                "The histogram counts the county's pupils who sat, by total mark. The three vertical "
                "lines are the marks of the last pupil inside the county's top N1, N2 and N3; a bar "
                "of fewer than {small_cell} pupils is joined to its neighbour."
            ),
        ),
    )


def _participation() -> Entry:
    return Entry(
        "participation",
        _("Participation"),
        (
            _(
                "Pupils who sat at least one counted subject, over the roster. A low rate makes every "
                "other figure of the unit doubtful."
            ),
        ),
        formula=_("participation = sat ÷ on the roster"),
    )


def _contribution() -> Entry:
    return Entry(
        "contribution",
        _("Who moves the township"),
        (
            _(
                "A school's difference from the county mean times its share of the township's counted "
                "pupils. The parts add up to the township's difference, so a large school with a "
                "small difference may matter more than a small school with a large one."
            ),
            _(
                "A bar is coloured only where the school's own difference is outside its interval; "
                "hidden schools are left out, and the bars then do not add up in full."
            ),
        ),
        formula=_("part = (school mean − county mean) × school pupils ÷ township pupils"),
    )


def _over_time() -> Entry:
    return Entry(
        "over-time",
        _("Over time"),
        (
            _(
                "Raw marks of two papers cannot be compared. Standard scores and places can; a line "
                "joins only tests of the same kind, grade and order in the year."
            ),
            _(
                "A change is called real only where it is larger than the uncertainty of both results "
                "together. The pupils of two years are different children."
            ),
        ),
        formula=_("change = z now − z a year ago, ± 1.96 √(SE² + SE²)"),
    )


def _process() -> Entry:
    return Entry(
        "process",
        _("What is not a score"),
        (
            _(
                "Beside every score stand measures of the same unit that are no marks: participation, "
                "exercise, sleep, class size, routine management, teaching research. Shown is the "
                "newest recorded value."
            ),
            _(
                "Upward, numerators and denominators are added, never rates averaged. What was not "
                "recorded is not 0: a value that rests on fewer than {coverage_grey_below} of the "
                "units expected is marked incomplete."
            ),
        ),
        formula=_("share = Σ numerators ÷ Σ denominators"),
    )
