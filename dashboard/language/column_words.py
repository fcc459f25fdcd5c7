"""Headings of the columns of unit pages and of the page on the state of the data."""

from __future__ import annotations

from dashboard.language.catalogue import gettext as _


def unit_columns() -> dict[str, str]:
    """What the reports on schools and townships hand out."""
    return {
        "band": _("Band (code)"),
        "band_words": _("Score band"),
        "school_share": _("School's share"),
        "county_share": _("County's share"),
        "school_n": _("Number in the school"),
        "county_eligible_n": _("Counted in the county (n)"),
        "contribution": _("Contribution to the township, marks"),
        "pupil_share": _("Share of the township's pupils"),
        "township_n": _("Counted in the township (n)"),
        "township_diff": _("Township's difference from the county mean"),
        "township_kind": _("Kind of township"),
        "mean_share": _("Score rate"),
        "county_mean_score": _("County mean, marks"),
        "county_mean_share": _("County's score rate"),
        "county_pass_rate": _("County's pass rate"),
        "county_excellent_rate": _("County's excellent rate"),
        "county_low_rate": _("County's low-score rate"),
        "is_ranked": _("Ranked (code)"),
        "subject_name": _("Subject in words"),
        "sequence_no": _("Number in the year"),
        "rule_zh": _("Rule in Chinese"),
        "rule_en": _("Rule in English"),
        "clause_zh": _("Clause in Chinese"),
        "clause_en": _("Clause in English"),
    }


def indicator_columns() -> dict[str, str]:
    """What the reports on monitoring hand out."""
    return {
        "indicator_id": _("Indicator code"),
        "indicator": _("Indicator"),
        "part": _("Part"),
        "name_zh": _("Name in Chinese"),
        "name_en": _("Name in English"),
        "area": _("Area"),
        "unit": _("Unit of measure"),
        "direction": _("Better direction"),
        "period_id": _("Period (code)"),
        "period_words": _("Period"),
        "value": _("Value (number)"),
        "value_words": _("Value"),
        "denominator": _("Denominator"),
        "coverage": _("Coverage"),
        "target": _("Aim (number)"),
        "target_words": _("Aim"),
        "comparator": _("Comparator"),
        "is_met": _("Aim reached (code)"),
        "judged": _("Aim reached"),
        "is_incomplete": _("Incomplete"),
        "county_value": _("County (number)"),
        "county_words": _("County"),
        "others_n": _("Other townships with a value"),
        "others_median": _("Other townships, median"),
        "others_low": _("Other townships, lowest"),
        "others_high": _("Other townships, highest"),
        "others_words": _("Other townships"),
    }


def data_columns() -> dict[str, str]:
    """What the reports on files and exams hand out."""
    return {
        "exam_id": _("Exam code"),
        "exam_name": _("Exam"),
        "grade": _("Grade"),
        "grades": _("Grades"),
        "day": _("Day"),
        "status": _("Result status in words"),
        "is_full_cohort": _("Whole cohort"),
        "is_current": _("In use"),
        "is_open": _("Not final"),
        "is_prohibited": _("Prohibited kind"),
        "supersedes_exam_id": _("Replaces exam"),
        "compliance_zh": _("Rule on exams in Chinese"),
        "compliance_en": _("Rule on exams in English"),
        "basis_text": _("Stated basis"),
        "exams_n": _("Exams"),
        "guest_n": _("Guests"),
        "repeater_n": _("Repeaters"),
        "unmatched_n": _("Not on the roster"),
        "off_site_n": _("Other site"),
        "table_name": _("Table"),
        "meaning": _("What a row is"),
        "file": _("File"),
        "files": _("Files concerned most"),
        "files_n": _("Files"),
        "rows_n": _("Number of rows"),
        "bytes_n": _("Bytes"),
        "megabytes": _("Megabytes"),
        "severity": _("Weight"),
        "code": _("Code"),
        "what": _("What was found"),
        "mend": _("How to mend it"),
        "ordinal": _("Order"),
    }
