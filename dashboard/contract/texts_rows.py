"""Messages about rows: the rules that hold for every table, and those of marks and roster."""

from collections.abc import Mapping

from dashboard.contract.wording import Text
from dashboard.contract.wording import marked as _

ROW_TEXTS: Mapping[str, Text] = {
    "null_value": Text(
        _("The column {column} has empty values."),
        _("Fill in {column} in every row."),
    ),
    "value_not_allowed": Text(
        _("The column {column} has values that are not allowed."),
        _("Allowed are: {allowed}."),
    ),
    "value_out_of_range": Text(
        _("The column {column} has values outside its range."),
        _("The range is {allowed}."),
    ),
    "value_not_finite": Text(
        _("The column {column} has values that are infinite or not a number."),
        _("Leave the value empty where there is none."),
    ),
    "value_malformed": Text(
        _("The column {column} has values of the wrong form."),
        _("The form is {allowed}."),
    ),
    "identity_shape": Text(
        _("The column {column} has values that look like identity numbers or names."),
        _("Replace them by pseudonyms: codes that lead to nobody without the bureau's own key."),
    ),
    "duplicate_key": Text(
        _("Rows with the same {column} appear more than once."),
        _("Keep one row for each."),
    ),
    "score_duplicate": Text(
        _("A pupil has more than one row for the same subject of an exam."),
        _("Keep one row for each exam, pupil and subject."),
        "scores",
    ),
    "score_below_zero": Text(
        _("Marks are below zero."),
        _("Correct the marks; an absence is written in attendance, with the mark left empty."),
        "scores",
    ),
    "score_above_full": Text(
        _("Marks are above full marks."),
        _("Correct the marks, or full_score in exam_subjects."),
        "scores",
    ),
    "score_not_finite": Text(
        _("Marks are infinite or not a number."),
        _("Leave the mark empty and state the attendance."),
        "scores",
    ),
    "score_decimals": Text(
        _("Marks have more than two decimals."),
        _("Round to two decimals where the marks are recorded."),
        "scores",
    ),
    "score_beside_absence": Text(
        _("A mark stands beside an absence."),
        _("Either the pupil was present, or the mark must be empty."),
        "scores",
    ),
    "score_missing": Text(
        _("Pupils marked as present have no mark."),
        _("Enter the mark, or state the absence in attendance."),
        "scores",
    ),
    "score_unknown_exam": Text(
        _("The exam is not in exams."),
        _("Add the exam to exams, or correct exam_id."),
        "scores",
    ),
    "score_unknown_subject": Text(
        _("The subject is not among the exam's subjects."),
        _("Add the subject to exam_subjects with its full marks, or correct its code."),
        "scores",
    ),
    "score_unmatched": Text(
        _("Marks belong to pupils who are not on the exam's roster; they are listed and counted nowhere."),
        _("Look whether the pupil is missing in roster or student_id is mistyped."),
        "scores",
        is_warning=True,
    ),
    "score_heaping": Text(
        _("Unusually many pupils of a school stand exactly on the pass mark."),
        _("Look at the marking of these papers."),
        "scores",
        is_warning=True,
    ),
    "roster_unknown_exam": Text(
        _("The exam is not in exams."),
        _("Add the exam to exams, or correct exam_id."),
        "roster",
    ),
    "roster_unknown_school": Text(
        _("The school is not in schools."),
        _("Add the school to schools, or correct school_code."),
        "roster",
    ),
    "roster_school_not_valid": Text(
        _("The school had no valid row of this stage on the day of the exam."),
        _("Correct stage, valid_from and valid_to in schools, or the school in roster."),
        "roster",
    ),
    "roster_two_schools": Text(
        _("A pupil stands on the roster of an exam more than once, in two schools or twice in one."),
        _("Keep one row: the school of the roster on the day of the snapshot."),
        "roster",
    ),
    "roster_wrong_grade": Text(
        _("The grade in roster is not the grade of the exam."),
        _("Correct the grade, or take the pupil out of this exam's roster."),
        "roster",
    ),
    "roster_excused_share": Text(
        _("A school has many excused pupils."),
        _("Have the evidence for the excuses at hand; the figures are computed all the same."),
        "roster",
        is_warning=True,
    ),
    "roster_change": Text(
        _("A school's roster differs much from that of the comparable exam a year before."),
        _("Look whether the roster is complete; the figures are computed all the same."),
        "roster",
        is_warning=True,
    ),
}
