"""Relative measures, papers, balance and improvement: words, formula, a worked example, where it comes from."""

from __future__ import annotations

from dashboard.language.catalogue import gettext as _
from dashboard.language.methods import Entry


def relative_entries() -> tuple[Entry, ...]:
    """What the heat map and the tables of measures show."""
    return (_relative(), _unit_interval(), _difficulty(), _discrimination(), _balance(), _improvement(), _spread())


def _relative() -> Entry:
    return Entry(
        "relative",
        _("Above-mean rate, ratio to the mean, T score"),
        (
            _(
                "Three ways to say how a unit stands to the county of the same paper: by how many per cent its "
                "mean lies above the county's, which part of the county's mean it reaches (1.00 is the county), "
                "and the standard score on a scale where the county is 50."
            ),
            _("Example: mean 66, county 60, z 0.96. Above-mean rate +10.0%, ratio 1.10, T 59.6."),
            _(
                "The same difference in marks is a larger above-mean rate on a hard paper. To compare subjects "
                "with each other use the standard score."
            ),
        ),
        formula=_("above-mean rate = (mean − county) ÷ county; ratio = mean ÷ county; T = 50 + 10 z"),
        clause=_("Source: practice of Chinese exam reports; standard scores as in monitoring reports of whole cities."),
    )


def _unit_interval() -> Entry:
    return Entry(
        "unit-intervals",
        _("Intervals of means and rates"),
        (
            _(
                "Mean: 1.96 standard errors on either side. The error is the spread of pupils within schools, "
                "pooled over the county, over the root of n; a small school's own spread would be too uncertain. "
                "Example: difference 0.45, spread 1.30: n = 24 gives −0.07 to 0.97, n = 45 gives 0.07 to 0.83."
            ),
            _(
                "Rate: Wilson's interval, which stays between 0 and 100% and holds for few pupils. Examples: 3 of "
                "12 gives 8.9% to 53.2%, 0 of 20 gives 0 to 16.1%, 95 of 100 gives 88.8% to 97.8%."
            ),
        ),
        formula=_("mean ± 1.96 × SD within schools ÷ √n; rate: (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) ÷ (1 + z²/n)"),
        clause=_(
            "Source: Probable inference, the law of succession, and statistical inference. Journal of the American "
            "Statistical Association 22, 1927."
        ),
    )


def _difficulty() -> Entry:
    return Entry(
        "difficulty",
        _("Difficulty (score rate)"),
        (
            _(
                "The mean over full marks. A higher value is an easier paper, or a stronger unit on the same "
                "paper. Absence without leave counts as 0, as in the mean."
            ),
            _("Example: mean 66 of 100 full marks: 0.66."),
        ),
        formula=_("difficulty = mean ÷ full marks"),
    )


def _discrimination() -> Entry:
    return Entry(
        "discrimination",
        _("Discrimination"),
        (
            _(
                "How well a paper told strong pupils from weak ones: the mean of the strongest "
                "{discrimination_group} of the pupils less the mean of the weakest {discrimination_group}, over full "
                "marks. Pupils are ordered by their marks in this very subject; only those who sat count."
            ),
            _(
                "Where pupils are level at the edge of a group, the group takes the part of them that fills it, so "
                "nothing depends on the order of equal marks. It is shown only where each group holds at least "
                "{small_cell} pupils."
            ),
            _(
                "Example: 10 pupils with 90, 80, 80, 70, 70, 70, 50, 50, 20, 20 of 100; a group is 2.7 pupils. Top "
                "90 + 1.7 × 80 = 226, bottom 2 × 20 + 0.7 × 50 = 75; (226 − 75) ÷ 2.7 ÷ 100 = 0.56."
            ),
            _("It judges the paper and how mixed the pupils are, never the work of a school."),
        ),
        formula=_("discrimination = (mean of the top group − mean of the bottom group) ÷ full marks"),
        clause=_(
            "Source: The selection of upper and lower groups for the validation of test items. Journal of Educational "
            "Psychology 30, 1939."
        ),
    )


def _balance() -> Entry:
    return Entry(
        "balance",
        _("Balance of subjects, weak subject"),
        (
            _(
                "Each subject's standard score is compared with the unit's own mean over its subjects, all with the "
                "same weight; so a strong school may have a weak subject, and a weak school none. The weak subject "
                "is the lowest one, if it lies at least {weak_subject_gap} standard scores below that mean."
            ),
            _(
                "Where the subject's interval still reaches the own mean, the page says that it may be chance. "
                "Subjects that may not be shown are left out on both sides."
            ),
            _("Example: 0.50, 0.20 and −0.10: own mean 0.20, the last lies 0.30 below it; spread 0.24."),
        ),
        formula=_("gap = own mean of z − z of the subject; spread = standard deviation of z over the subjects"),
    )


def _improvement() -> Entry:
    return Entry(
        "improvement",
        _("Improvement on a year ago"),
        (
            _(
                "Only relative measures of comparable tests are compared: same stage, grade, kind and order in the "
                "year. Means of two papers are never compared, because a harder paper lowers every mean."
            ),
            _(
                "The change of the standard score has an interval of both years together. The growth rate is that "
                "of the ratio to the mean, which is always above 0; a growth rate of a standard score, which may be "
                "0 or negative, says nothing."
            ),
            _(
                "Example: mean 90 at a county mean of 100, a year later 66 at 60: ratio 0.90, then 1.10, growth "
                "+22.2%, although the mean fell by 24 marks."
            ),
        ),
        formula=_("change = z now − z then, ± 1.96 √(SE² + SE²); growth = ratio now ÷ ratio then − 1"),
    )


def _spread() -> Entry:
    return Entry(
        "spread",
        _("Differences between schools and between classes"),
        (
            _(
                "Between schools: the standard deviation of the shown schools' means over their mean. Between the "
                "classes of a school: the standard deviation of the class means in standard scores. Beside each stands "
                "what chance alone would give, because small groups differ without any reason."
            ),
            _(
                "The national limits on differences between schools hold for resources such as teachers and rooms; "
                "there are none for marks. Classes are never named and a class of fewer than {small_cell} pupils "
                "hides the figure."
            ),
        ),
        formula=_("spread of schools = SD of school means ÷ their mean; chance = √(mean of SE²) ÷ their mean"),
    )
