"""Messages about the smaller tables: schools, exams, observations and what refers to them."""

from collections.abc import Mapping

from dashboard.contract.wording import Text
from dashboard.contract.wording import marked as _

TABLE_TEXTS: Mapping[str, Text] = {
    "school_unknown_township": Text(
        _("The township is not in townships."),
        _("Add the township to townships, or correct township_code."),
        "schools",
    ),
    "school_validity_overlap": Text(
        _("Two rows of a school and stage are valid on the same day."),
        _("Let valid_to of the earlier row end before valid_from of the later one."),
        "schools",
    ),
    "exam_outside_school_year": Text(
        _("The exam was not held within its school year (1 September to 31 August)."),
        _("Correct held_on or school_year."),
        "exams",
    ),
    "exam_snapshot_late": Text(
        _("The roster snapshot is later than the exam."),
        _("Correct snapshot_date, or hand in the roster of a day before the exam."),
        "exams",
    ),
    "exam_unknown_baseline": Text(
        _("The baseline exam is unknown or not earlier than the exam."),
        _("Correct baseline_exam_id, or leave it empty."),
        "exams",
    ),
    "exam_unknown_superseded": Text(
        _("The exam that this one corrects is unknown."),
        _("Correct supersedes_exam_id, or leave it empty."),
        "exams",
    ),
    "exam_final_unrecorded": Text(
        _("The results are called final, but expected pupils have no row in a required subject."),
        _("Enter a mark or an absence for each of them, or take result_status back from final."),
        "exams",
    ),
    "exam_subject_unknown_exam": Text(
        _("The exam is not in exams."),
        _("Add the exam to exams, or correct exam_id."),
        "exam_subjects",
    ),
    "exam_subject_reserved": Text(
        _("The subject code total is kept for the total of all subjects."),
        _("Take the row out: totals are computed."),
        "exam_subjects",
    ),
    "observation_unknown_indicator": Text(
        _("The indicator is in no plan's indicators.csv."),
        _("Correct indicator_id, or add the indicator to the plan."),
        "observations",
    ),
    "observation_unknown_unit": Text(
        _("The school or township of an observation is in no register."),
        _("Correct entity_id, or add the unit to schools or townships."),
        "observations",
    ),
    "observation_period": Text(
        _("The period of an observation is not named like its kind, or ends before it starts."),
        _("Write 2023-2024-T1-W07, 2023-11, 2023-2024-T1 or 2023-2024; the first day is not after the last."),
        "observations",
    ),
    "observation_unknown_superseded": Text(
        _("A correction names a record that is not there, or itself."),
        _("Correct supersedes_id; both records count as if they had nothing to do with each other."),
        "observations",
        is_warning=True,
    ),
    "observation_value": Text(
        _("The value of a ratio is not its numerator divided by its denominator."),
        _("Correct one of the three."),
        "observations",
    ),
    "observation_denominator": Text(
        _("The denominator is zero or below."),
        _("Correct the denominator; where there is nothing to count, leave the row out."),
        "observations",
    ),
    "class_size_gap": Text(
        _("A school's class size lies far from the classes of its exam rosters."),
        _("Compare the number of classes with the roster; the value told counts all the same."),
        "observations",
        is_warning=True,
    ),
    "observation_share": Text(
        _("The numerator of a ratio is larger than its denominator."),
        _("Correct numerator and denominator."),
        "observations",
    ),
    "unit_unknown_school": Text(
        _("A school named here is not in schools."),
        _("Add the school to schools, or correct its code."),
    ),
}
