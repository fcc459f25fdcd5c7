"""The official places: junior rank sum, primary mean, townships."""

from __future__ import annotations

from dashboard.language.catalogue import gettext as _
from dashboard.language.methods import Entry


def ranking_entries() -> tuple[Entry, ...]:
    """Every ranking."""
    return (_official(), _primary_mean(), _township())


def _official() -> Entry:
    return Entry(
        "official",
        _("Official place of junior schools: one mean, one count, three rates"),
        (
            _(
                "Three places are added: that of the mean total, that of the number of pupils in the "
                "county's top N1, and that of the weighted rate. The lowest sum is first."
            ),
            _(
                "The weighted rate adds the shares of the school's own pupils inside the top N1, N2 "
                "and N3 with the weights of the plan. The sets contain one another: a pupil inside "
                "the top N1 is inside N2 and N3 too."
            ),
            _(
                "Everyone with the mark of the N-th pupil counts, so a set may hold more than N. "
                "Equal values share a place and the next place is skipped (1, 2, 2, 4). A tied sum "
                "stays tied: nothing further decides."
            ),
            _(
                "If the last line would reach further down than {lines_blocked_share} of the county's "
                "candidates, no places are given: N must be set anew. Tests that the national rules "
                "prohibit get no places."
            ),
        ),
        formula=_("sum = place(mean) + place(pupils in the top N1) + place(w1·r1 + w2·r2 + w3·r3)"),
        clause=_(
            "Plan: county-wide sum of places of one mean, one value and three rates: mean total + "
            "excellent pupils (top 3000) + [excellent rate of the top 3000 (40%) + good rate of the "
            "top 5000 (20%) + qualified rate of the top 7000 (40%)]."
        ),
    )


def _primary_mean() -> Entry:
    return Entry(
        "primary-mean",
        _("Official place of primary schools: the mean"),
        (
            _(
                "Each grade's mean is put on a scale with county mean 50 and standard deviation 10; a "
                "school's index is the mean of its grades weighted by its counted pupils. With one "
                "grade this is the order of the plain means."
            ),
        ),
        formula=_("index = Σ n_g · [50 + 10 (mean_g − county_g) ÷ SD_g] ÷ Σ n_g"),
    )


def _township() -> Entry:
    return Entry(
        "township",
        _("Townships"),
        (
            _(
                "All counted pupils of a township are pooled and the same formula is applied to them. "
                "A mean of school means would give a school of 20 pupils the weight of one with 600."
            ),
            _(
                "Schools directly under the bureau form no township: their pupils count for the "
                "county, the group has no place."
            ),
        ),
        clause=_("Plan: places of townships in the junior-leaving exam and the primary tests."),
    )
