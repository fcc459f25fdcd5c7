"""What may be said of a school's value added, in words."""

from __future__ import annotations

from dashboard.language import formats
from dashboard.language.catalogue import gettext as _

BANDS = ("above", "around", "below", "low_match")


def band(code: str) -> str:
    """What the interval, or the share of matched pupils, lets one say."""
    words = {
        "above": _("Above the county"),
        "below": _("Below the county"),
        "around": _("Not told apart from the county"),
        "low_match": _("Few pupils matched: for reference only"),
        "not_computed": _("Cannot be computed from these marks."),
    }
    return words.get(code, code)


def said(code: str, low: float | None, high: float | None, digits: int = 1) -> str:
    """What may be said, with the interval where there is one: none where the schools do not differ."""
    if formats.is_nothing(low):
        return band(code)
    ends = {"low": formats.signed(low, digits), "high": formats.signed(high, digits)}
    return _("{words}, interval {low} to {high}").format(words=band(code), **ends)


def side(code: str) -> str:
    """Where a school lies in the funnel."""
    words = {
        "far_above": _("Above the outer limit"),
        "above": _("Above the inner limit"),
        "inside": _("Inside the limits"),
        "below": _("Below the inner limit"),
        "far_below": _("Below the outer limit"),
    }
    return words.get(code, code)


def no_model(state: str) -> str:
    """Why there is no value added although a start is named."""
    words = {
        "one_pupil": _("Only one pupil has both marks."),
        "one_school": _("Only one school has pupils with both marks, so there is nothing to compare it with."),
        "too_few": _("Too few pupils have both marks to tell pupils from schools."),
        "all_equal": _("All pupils ended with the same mark."),
        "no_spread": _("All pupils started with the same mark."),
        "no_residual": _("Start and school tell every mark exactly; nothing is left to measure chance by."),
    }
    return words.get(state, state)


def value_added_columns() -> dict[str, str]:
    """The reader's names of the columns of value added."""
    return {
        "matched_n": _("Matched pupils (n)"),
        "matched_share": _("Share matched"),
        "raw_marks": _("Before shrinking, marks"),
        "shrunken_marks": _("Value added, marks"),
        "low_marks": _("Lower end (95%), marks"),
        "high_marks": _("Upper end (95%), marks"),
        "raw_effect": _("Before shrinking, deviations"),
        "shrunken_effect": _("Value added, deviations"),
        "ci_low": _("Lower end (95%), deviations"),
        "ci_high": _("Upper end (95%), deviations"),
        "gain": _("Progress in standard scores"),
        "side": _("In the funnel"),
        "band_order": _("Order of the bands"),
    }
