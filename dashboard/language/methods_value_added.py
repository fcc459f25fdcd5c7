"""Value added and its funnel, in words, formulas and a worked example."""

from __future__ import annotations

from dashboard.language.catalogue import gettext as _
from dashboard.language.methods import Entry


def value_added_entries() -> tuple[Entry, ...]:
    """What schools add, and how far schools of a size usually lie apart."""
    return (_value_added(), _funnel())


def _value_added() -> Entry:
    return Entry(
        "value-added",
        _("Value added"),
        (
            _(
                "Positive value added: pupils with the same start progressed more here. Each pupil who has marks in "
                "both exams is set against all pupils of the county with the same start; the school's value added is "
                "the mean of these differences."
            ),
            _(
                "A pupil belongs to the school of the later exam. A subject is compared with itself, or with the total "
                "of the baseline exam where that had no such subject. Only the start is allowed for, not the families."
            ),
            _(
                "The expected mark follows a curve (start and its square), a straight line where the baseline has too "
                "few different marks. The mean start of the school is not allowed for: it would take from a school "
                "whatever it owes to its pupils' learning from each other."
            ),
            *_reading(),
        ),
        formula=_(
            "z₂ = a + b z₁ + c z₁² + school + pupil; kept = n σ²between ÷ (n σ²between + σ²within); "
            "value added = kept × mean difference; standard error = √(σ²between (1 − kept))"
        ),
    )


def _reading() -> tuple[str, ...]:
    """How shrinking, bands and the simplest form are to be read."""
    return (
        _(
            "Shrinkage pulls small schools to the middle: of the difference found, only the part is kept that is "
            "not likely to be chance. A very good small school therefore looks less so than it is; the hollow ring "
            "shows it before shrinking. Shrunken values never enter the official places."
        ),
        _(
            "Clearly above or below: the 95% interval excludes 0. Fewer than {small_cell} matched pupils: not "
            "shown; if that is one school alone, the next smallest is not shown either, because shrunken values add "
            "up to 0. Less than {matched_grey_below} of the pupils matched: grey, because those without a start may "
            "differ from the others."
        ),
        _(
            "Example: variance between schools 0.12, within 0.88, mean difference −0.5. With 10 pupils 58% of it "
            "is kept: −0.29, standard error 0.23; with 100 pupils 93%: −0.47, standard error 0.09."
        ),
        _(
            "Progress in standard scores, beside it in the table, is the simplest form: the mean standard score of "
            "the matched pupils at the later exam less that at the start. Schools that started high look weaker in "
            "it, because high marks fall back by chance."
        ),
    )


def _funnel() -> Entry:
    return Entry(
        "funnel",
        _("Funnel"),
        (
            _(
                "A small school lies far out by chance more easily than a large one. The lines show how far: 95 of 100 "
                "schools lie within the solid lines, 998 of 1,000 within the dashed ones."
            ),
            _(
                "Schools truly differ, so chance alone would put too many outside. φ says how many times the spread is "
                "that of chance (mean of squared standardised values, the outer tenths pulled in); where it is above "
                "1, the usual variance between schools is added to that of chance. What lies outside is unusual even "
                "among schools."
            ),
            _(
                "Example: a rate of 25% in the county. Among 100 pupils, chance alone reaches from 16.5% to 33.5% "
                "(95%), and from 11.6% to 38.4% (99.8%); among 30 pupils from 9.5% to 40.5%."
            ),
            _("Without a funnel: fewer than two schools with enough matched pupils."),
        ),
        formula=_(
            "0 ± 1.96 (or 3.09) × √(σ²within ÷ n + τ²); τ² = (schools × φ − schools + 1) ÷ (Σw − Σw² ÷ Σw), "
            "w = n ÷ σ²within"
        ),
    )
