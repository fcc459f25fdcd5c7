"""Headings of the columns of the monitoring page, in every file that it hands out."""

from __future__ import annotations

from dashboard.language.catalogue import gettext as _


def monitoring_columns() -> dict[str, str]:
    """What the reports on duties, their units, calendars and records hand out."""
    return {**_duties(), **_numbers(), **_records()}


def _duties() -> dict[str, str]:
    return {
        "plan_id": _("Plan (code)"),
        "key": _("Duty (code)"),
        "policy": _("Policy document"),
        "basis": _("Number from policy, standard or decision (S, P, D)"),
        "display": _("How it is shown (code)"),
        "period_type": _("How often (code)"),
        "formula_zh": _("Formula in Chinese"),
        "formula_en": _("Formula in English"),
        "quota": _("Number behind the share"),
        "quota_comparator": _("Comparator of the number behind the share"),
        "weight": _("Weight (number)"),
        "weighs_into": _("Weighs into (code)"),
        "composite_id": _("Composite (code)"),
        "is_judged": _("Judged against its number"),
        "is_reference": _("Reference, not in the plan"),
        "has_cadence": _("Has a calendar"),
        "has_schools": _("Schools report it"),
        "has_townships": _("Townships report it"),
        "met_unit": _("Units counted (code)"),
        "clause_words": _("Document and clause"),
        "area_words": _("Area in words"),
        "state_words": _("State in words"),
        "coverage_words": _("Coverage in words"),
        "met_words": _("Units that meet it"),
        "weight_words": _("Weight in the score"),
        "into_words": _("Weighs into"),
    }


def _numbers() -> dict[str, str]:
    return {
        "numerator": _("Numerator"),
        "reported_n": _("Units that reported"),
        "expected_n": _("Units that should report"),
        "met_n": _("Units that meet it (n)"),
        "judged_n": _("Units judged (n)"),
        "county_coverage": _("Coverage in the county"),
        "required": _("Number due"),
        "n": _("Number done"),
        "due_n": _("Periods due"),
        "done_n": _("Periods done"),
        "missed_n": _("Periods short or missed"),
        "no_record_n": _("Periods without a record"),
        "recorded_n": _("Periods with a record"),
        "composite": _("Composite score"),
        "parts_n": _("Parts of the composite"),
        "known_n": _("Parts known"),
        "schools_n": _("Schools"),
        "complete_n": _("Schools with every part"),
        "incomplete_n": _("Schools that lack a part"),
        "is_provisional": _("Not final"),
    }


def _records() -> dict[str, str]:
    return {
        "entity_type": _("Level of the record (code)"),
        "entity_id": _("Unit of the record (code)"),
        "period_start": _("Period from"),
        "period_end": _("Period to"),
        "source_doc": _("Document"),
        "is_superseded": _("Corrected since"),
        "is_counted": _("Counts"),
        "who": _("Unit in words"),
        "line": _("Line (code)"),
        "line_name": _("Line"),
        "counted": _("Numerator/denominator"),
        "source_words": _("Source in words"),
        "status_words": _("Status in words"),
        "recorded": _("Recorded on, in words"),
        "recorded_at": _("Recorded on"),
        "shown_on": _("Shown for the day"),
    }
