"""Arrow schemas of the tables the sample writes; hive tables leave out `exam_id`, which their folder's name holds."""

import pyarrow as pa

_TEXT, _DAY, _FLAG, _WHOLE, _NUMBER = pa.string(), pa.date32(), pa.bool_(), pa.int32(), pa.float64()
MARK = pa.decimal128(7, 2)


def _schema(columns: str) -> pa.Schema:
    """Reads `name` (text), `name:day`, `:flag`, `:whole`, `:number`, `:mark` or `:time`."""
    types = {"": _TEXT, "day": _DAY, "flag": _FLAG, "whole": _WHOLE, "number": _NUMBER, "mark": MARK}
    types["time"] = pa.timestamp("us")
    pairs = [column.partition(":") for column in columns.split()]
    return pa.schema([(name, types[kind]) for name, _, kind in pairs])


TOWNSHIPS = _schema("township_code name kind")
SCHOOLS = _schema(
    "school_code name township_code stage valid_from:day valid_to:day location_type is_private:flag "
    "is_teaching_point:flag parent_code"
)
EXAMS = _schema(
    "exam_id name exam_type stage grade:whole school_year held_on:day term sequence_no:whole test_id result_status "
    "is_full_cohort:flag baseline_exam_id snapshot_date:day basis_text supersedes_exam_id "
    "counts_for_accountability:flag counts_for_last_place:flag"
)
EXAM_SUBJECTS = _schema(
    "exam_id subject full_score:mark in_total:flag required:flag "
    "excellent_line:number good_line:number pass_line:number low_line:number"
)
ROSTER = _schema("student_id school_code grade:whole class_id roster_status is_guest:flag is_repeater:flag")
SCORES = _schema("student_id subject score:mark attendance site_code")
OBSERVATIONS = _schema(
    "obs_id indicator_id part entity_type entity_id stage period_type period_id period_start:day period_end:day "
    "value:number numerator:number denominator:number unit source method_note sample_n:whole status "
    "recorded_by_role recorded_at:time supersedes_id"
)
SCHOOL_LINEAGE = _schema("predecessor successor stage effective_date:day kind inherit_history:flag doc_no")
PRINCIPAL_TERMS = _schema("unit_id unit_type stage person_pid from:day to:day")
TARGET_LETTERS = _schema(
    "letter_id school_code stage school_year item_code item_name basis target_value:number comparator unit "
    "weight:number signed_by_school:flag signed_by_bureau:flag signed_on:day version:whole amended_on:day "
    "amend_reason achieved_value:number achieved:flag checked_by checked_on:day evidence_id"
)
TERMS = _schema("school_year term starts_on:day ends_on:day")
TEACHING_WEEKS = _schema("school_year term week_no:whole starts_on:day ends_on:day is_teaching:flag")
RESPONSIBILITIES = _schema("unit_type unit_id stage role post_code from:day to:day")
EVENTS = _schema(
    "event_id name held_on:day school_year stage unit_type unit_id place:whole ranked_n:whole "
    "counts_for_last_place:flag result_status"
)
