"""Headings of the columns on measures, papers and balance."""

from __future__ import annotations

from dashboard.language.catalogue import gettext as _


def measure_columns() -> dict[str, str]:
    """What the reports on measures hand out."""
    return {**_levels(), **_rates(), **_papers(), **_balance()}


def _levels() -> dict[str, str]:
    return {
        "mean_low": _("Mean, lower end (95%)"),
        "mean_high": _("Mean, upper end (95%)"),
        "share_low": _("Score rate, lower end (95%)"),
        "share_high": _("Score rate, upper end (95%)"),
        "county_share": _("County's score rate"),
        "t_score": _("T score"),
        "t_low": _("T score, lower end (95%)"),
        "t_high": _("T score, upper end (95%)"),
        "above_mean_rate": _("Above-mean rate"),
        "above_mean_low": _("Above-mean rate, lower end (95%)"),
        "above_mean_high": _("Above-mean rate, upper end (95%)"),
        "ratio_to_mean": _("Ratio to the mean"),
        "ratio_low": _("Ratio to the mean, lower end (95%)"),
        "ratio_high": _("Ratio to the mean, upper end (95%)"),
    }


def _rates() -> dict[str, str]:
    return {
        "excellent_low": _("Excellent rate, lower end (95%)"),
        "excellent_high": _("Excellent rate, upper end (95%)"),
        "excellent_rate_at_least": _("Excellent rate at least"),
        "excellent_rate_at_most": _("Excellent rate at most"),
        "good_low": _("Good rate, lower end (95%)"),
        "good_high": _("Good rate, upper end (95%)"),
        "good_rate_at_least": _("Good rate at least"),
        "good_rate_at_most": _("Good rate at most"),
        "pass_low": _("Pass rate, lower end (95%)"),
        "pass_high": _("Pass rate, upper end (95%)"),
        "pass_rate_at_least": _("Pass rate at least"),
        "pass_rate_at_most": _("Pass rate at most"),
        "low_low": _("Low-score rate, lower end (95%)"),
        "low_high": _("Low-score rate, upper end (95%)"),
        "low_rate_at_least": _("Low-score rate at least"),
        "low_rate_at_most": _("Low-score rate at most"),
        "participation_rate_at_least": _("Participation at least"),
        "participation_rate_at_most": _("Participation at most"),
    }


def _papers() -> dict[str, str]:
    return {
        "discrimination": _("Discrimination"),
        "difficulty": _("Difficulty"),
        "low": _("Lower end (95%)"),
        "high": _("Upper end (95%)"),
        "lean": _("Clear difference"),
        "full_score": _("Full marks"),
        "pupil_spread": _("Spread of the pupils (SD over mean)"),
        "schools_n": _("Schools"),
        "school_spread": _("Spread of the schools (SD over mean)"),
        "chance_spread": _("Of this by chance alone"),
    }


def _balance() -> dict[str, str]:
    return {
        "subjects_n": _("Subjects compared"),
        "own_level": _("Own mean over the subjects"),
        "balance_sd": _("Spread of the subjects"),
        "own_gap": _("Below the own mean"),
        "own_lead": _("Against its own mean"),
        "is_lowest": _("Lowest subject (code)"),
        "is_weak": _("Weak subject (code)"),
        "is_gap_clear": _("Interval below the own mean (code)"),
        "z_change": _("Change of the standard score"),
        "z_change_low": _("Change, lower end (95%)"),
        "z_change_high": _("Change, upper end (95%)"),
        "above_mean_change": _("Change of the above-mean rate"),
        "ratio_growth": _("Growth of the ratio to the mean"),
    }
