"""What is fixed, what a bureau may set, the worked example and the sources of the methods page."""

from __future__ import annotations

from dashboard.language.catalogue import gettext as _


def example_steps() -> tuple[str, ...]:
    """The worked example of the rank sum, step by step."""
    return (
        _(
            "Six schools, 22 pupils, N = 6, 10, 14 instead of 3000, 5000, 7000; weights 40%, 20%, "
            "40%. One pupil of B is on leave and one guest at E is on no roster: neither counts, 20 "
            "pupils remain."
        ),
        _(
            "The sixth best total is 170 and three pupils share it, so 7 pupils count as the top 6. "
            "The tenth is 148, the fourteenth 130."
        ),
        _(
            "School C: totals 175, 144, 130 and 0 for a pupil absent without leave. Mean (175 + 144 + "
            "130 + 0) ÷ 4 = 112.25, place 6. One pupil in the top 6, place 3 together with D and E."
        ),
        _(
            "Its rates are 1/4, 1/4 and 3/4: 40% × 0.25 + 20% × 0.25 + 40% × 0.75 = 0.45, place 5. "
            "Sum 6 + 3 + 5 = 14, overall place 5."
        ),
        _(
            "Had the absence been excused, C would count 3 pupils with mean 149.67 and stand third: "
            "one unverified absence can decide a place."
        ),
    )


def fixed_rules() -> tuple[str, ...]:
    """What no plan can change."""
    return (
        _("absence without leave is 0 and stays in the denominator"),
        _("a pupil counts at the school of the roster"),
        _("everyone level with the N-th pupil is inside the line"),
        _("the top N1 are also among the top N2 and N3"),
        _("rates are over the school's own counted pupils"),
        _("equal values share a place (1, 2, 2, 4); a tied sum stays tied"),
        _("townships pool their pupils"),
        _("the junior part of a nine-year school is a junior unit"),
        _("a teaching point counts at its parent school"),
        _("only final results feed a chain of warnings"),
    )


def sources() -> tuple[str, ...]:
    """What the methods rest on."""
    return (
        _(
            "League tables and their limitations. Journal of the Royal Statistical Society, series A, "
            "1996 – places need intervals."
        ),
        _("Reliability of league tables. British Medical Journal 316, 1998 – how plausible places are drawn."),
        _(
            "Inference for ranks with applications to mobility across neighbourhoods and academic achievement "
            "across countries. Review of Economic Studies 91, 2024 – places that hold for all schools at once."
        ),
        _(
            "The graphical presentation of a collection of means. Journal of the Royal Statistical "
            "Society, series A, 1995 – reading overlapping lines."
        ),
        _(
            "Statistical methods for protecting personally identifiable information. National Center "
            "for Education Statistics, NCES 2011-603 – why small cells are hidden."
        ),
        _(
            "Funnel plots for comparing institutional performance. Statistics in Medicine 24, 2005 – limits by size, "
            "and how far they are widened."
        ),
        _(
            "A multilevel analysis of school examination results. Oxford Review of Education 19, 1993 – value added "
            "with a school effect for each school."
        ),
        _(
            "A cautionary note on shrinkage estimates of school and teacher effects. Florida Journal of Educational "
            "Research 42, 2004 – what shrinking does to small schools."
        ),
        _("The plans and the national rules named on this page."),
    )


def settings() -> tuple[tuple[str, str, str], ...]:
    """What a plan may set: the key in plan.toml, its unit (pupils, units, share, yesno, draws), its meaning."""
    return (
        ("min_pupils_to_rank", "pupils", _("Fewest counted pupils to be ranked")),
        ("unstable_below", "pupils", _("Below it the mark “small cohort”")),
        ("min_units", "units", _("Fewest ranked units for a bottom rule to apply")),
        ("min_units_credit", "units", _("Fewest ranked units for a top rule to apply")),
        ("bottom_places", "places", _("Places that count as the bottom")),
        ("private_schools_ranked", "yesno", _("Private schools are ranked")),
        ("places_for_prohibited_exams", "yesno", _("Places for exams that the rules prohibit")),
        ("lines_blocked_share", "share", _("Furthest reach of the last line down the county")),
        ("small_cell", "pupils", _("Fewest pupils of a cell that is shown")),
        ("matched_grey_below", "share", _("Share of matched pupils below which value added is grey")),
        ("rate_small_n", "pupils", _("Below it tiny counts are hidden")),
        ("rate_min_count", "pupils", _("Fewest pupils behind a rate of a small school")),
        ("excused_amber_share", "share", _("Share on leave that is remarked")),
        ("roster_change_share", "share", _("Change of a roster that is remarked")),
        ("class_size_gap", "pupils", _("Gap of a class size to the rosters that is remarked")),
        ("coverage_grey_below", "share", _("Coverage below which a value is incomplete")),
        ("near_bottom_probability", "share", _("Probability from which a unit is close to the bottom three")),
        ("near_bottom_share", "share", _("Lowest share that is watched two times running")),
        ("phase_tolerance", "share", _("Tolerance of the path to a target")),
        ("resamples", "draws", _("Draws behind the plausible places")),
        ("interval_level", "share", _("Level of the plausible places")),
        ("rankability_least", "share", _("Share of the spread beyond chance that a table needs to order most schools")),
        ("discrimination_group", "share", _("Pupils in the strongest and in the weakest group of a paper")),
        ("weak_subject_gap", "deviations", _("Standard scores below the own mean that make a weak subject")),
        (
            "weak_school_share",
            "share",
            _("Lowest share of the schools by value added that is on the list of weak schools"),
        ),
        ("peer_schools_per_group", "schools", _("Schools that a size of the peer groups should have")),
        ("peer_most_sizes", "sizes", _("Most sizes of the peer groups")),
        ("peer_split_from", "schools", _("Schools of one size from which two levels are told apart")),
        ("peer_least_schools", "schools", _("Fewest schools of a peer group")),
        ("appeal_working_days", "days", _("Working days in which results may be appealed against")),
    )
