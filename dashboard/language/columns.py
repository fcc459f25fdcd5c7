"""Headings of the columns that reports hand out, on screen and in every file."""

from __future__ import annotations

from functools import cache

from dashboard.language.action_columns import action_columns
from dashboard.language.catalogue import current_language
from dashboard.language.catalogue import gettext as _
from dashboard.language.column_words import data_columns, indicator_columns, unit_columns
from dashboard.language.evidence_columns import evidence_columns
from dashboard.language.measure_columns import measure_columns
from dashboard.language.monitoring_columns import monitoring_columns
from dashboard.language.page_columns import page_columns
from dashboard.language.record_words import record_columns
from dashboard.language.value_added_words import value_added_columns
from dashboard.language.what_if_columns import what_if_columns


def heading(column: str) -> str:
    """The reader's name of a report column; the column's own name where there is none."""
    return _headings(current_language()).get(column, column)


@cache
def _headings(_language: str) -> dict[str, str]:
    return {
        **page_columns(),
        **monitoring_columns(),
        **_names(),
        **_counts(),
        **_measures(),
        **_places(),
        **_rest(),
        **_warnings(),
        **measure_columns(),
        **unit_columns(),
        **indicator_columns(),
        **data_columns(),
        **what_if_columns(),
        **record_columns(),
        **evidence_columns(),
        **value_added_columns(),
        **action_columns(),
    }


def _names() -> dict[str, str]:
    return {
        "school_code": _("School code"),
        "school_name": _("School"),
        "township_code": _("Township code"),
        "township_name": _("Township"),
        "unit_code": _("Code"),
        "unit_name": _("Unit"),
        "unit_type": _("Level"),
        "stage": _("Stage"),
        "subject": _("Subject"),
        "test_id": _("Test code"),
        "test_name": _("Test"),
        "name": _("Name"),
        "school_year": _("School year"),
        "exam_type": _("Kind of exam"),
        "held_on": _("Held on"),
        "result_status": _("Result status"),
        "compliance": _("Compliance"),
    }


def _counts() -> dict[str, str]:
    return {
        "roster_n": _("On the roster"),
        "eligible_n": _("Counted pupils (n)"),
        "sat_n": _("Sat"),
        "absent_unexcused_n": _("Absent without leave"),
        "absent_excused_n": _("Absent with leave"),
        "missing_n": _("Absence unverified"),
        "top1_n": _("Top N1 pupils"),
        "top2_n": _("Top N2 pupils"),
        "top3_n": _("Top N3 pupils"),
        "ranked_n": _("Units ranked"),
    }


def _measures() -> dict[str, str]:
    return {
        "mean_score": _("Mean"),
        "mean_total": _("Mean total"),
        "mean_index": _("Index over the grades (county 50)"),
        "county_mean": _("County mean"),
        "diff": _("Difference from the county mean"),
        "diff_low": _("Difference, lower end (95%)"),
        "diff_high": _("Difference, upper end (95%)"),
        "z_mean": _("Mean standard score"),
        "z_low": _("Standard score, lower end (95%)"),
        "z_high": _("Standard score, upper end (95%)"),
        "excellent_rate": _("Excellent rate"),
        "good_rate": _("Good rate"),
        "pass_rate": _("Pass rate"),
        "low_rate": _("Low-score rate"),
        "participation_rate": _("Participation rate"),
        "participation_at_least": _("Participation at least"),
        "participation_at_most": _("Participation at most"),
        "rate1": _("Rate 1"),
        "rate1_at_least": _("Rate 1 at least"),
        "rate1_at_most": _("Rate 1 at most"),
        "rate2": _("Rate 2"),
        "rate2_at_least": _("Rate 2 at least"),
        "rate2_at_most": _("Rate 2 at most"),
        "rate3": _("Rate 3"),
        "rate3_at_least": _("Rate 3 at least"),
        "rate3_at_most": _("Rate 3 at most"),
        "weighted_rate": _("Weighted rate"),
        "sd": _("Standard deviation"),
    }


def _places() -> dict[str, str]:
    return {
        "place": _("Official place"),
        "rank_mean": _("Place by mean"),
        "rank_count": _("Place by top count"),
        "rank_rate": _("Place by rates"),
        "rank_sum": _("Sum of places"),
        "final_rank": _("Overall place"),
        "rank_low": _("Plausible place, best"),
        "rank_high": _("Plausible place, worst"),
        "plausible": _("Plausible places"),
        "bottom3": _("Bottom three"),
        "p_bottom3": _("Probability of the bottom three"),
    }


def _rest() -> dict[str, str]:
    return {
        "rank_state": _("Ranking"),
        "cell_state": _("State of the cell"),
        "unstable": _("Small cohort"),
        "level": _("Level of warning"),
        "state": _("State"),
        "occasion": _("Occasion (code)"),
        "clause": _("Clause"),
        "evidence": _("Evidence"),
    }


def _warnings() -> dict[str, str]:
    return {
        "rule": _("Rule"),
        "rule_id": _("Rule code"),
        "case_id": _("Case code"),
        "when": _("Occasion"),
        "fact": _("Rule met (fact)"),
        "tenure": _("Tenure covers the days"),
        "place_words": _("Place in words"),
        "unit_order": _("Order"),
        "occasion_no": _("Occasion number"),
        "term": _("Term"),
        "clock": _("Clock"),
        "provisional": _("Provisional results"),
        "run": _("Times"),
        "tied_n": _("Units level"),
        "strength": _("Strength of evidence (code)"),
        "attributable": _("Tenure covers the days (code)"),
    }
