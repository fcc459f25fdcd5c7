"""Each way in which rows can be spoiled is found, counted, sampled and explained."""

from datetime import date, datetime
from pathlib import Path

import pytest

from tests.contract.tiny import append, found, spoil, write_table

INFINITE, NOT_A_NUMBER = float("inf"), float("nan")


def test_duplicate_pupil_subject_rows(folder: Path) -> None:
    append(folder, "scores", exam_id="e1", student_id="p1", subject="math", score=81.0, attendance="present")
    problem = found(folder, "score_duplicate")
    assert (problem.file, problem.rows) == ("scores.parquet", 2)
    assert problem.samples == ("exam_id=e1, student_id=p1, subject=math",)
    assert problem.what == "A pupil has more than one row for the same subject of an exam."
    assert problem.mend == "Keep one row for each exam, pupil and subject."


def test_a_score_below_zero(folder: Path) -> None:
    spoil(folder, "scores", score=[-0.5, 40.0, 60.0, None])
    problem = found(folder, "score_below_zero")
    assert problem.samples == ("exam_id=e1, student_id=p1, subject=math, score=-0.5",)
    assert problem.what == "Marks are below zero."


def test_a_score_above_full_marks_of_its_subject(folder: Path) -> None:
    spoil(folder, "scores", score=[100.0, 50.5, 60.0, None])
    problem = found(folder, "score_above_full")
    assert problem.rows == 1
    assert problem.samples[0].startswith("exam_id=e1, student_id=p1, subject=pe, score=50.5")


@pytest.mark.parametrize("mark", [INFINITE, -INFINITE, NOT_A_NUMBER])
def test_a_score_that_is_no_finite_number(folder: Path, mark: float) -> None:
    spoil(folder, "scores", score=[mark, 40.0, 60.0, None])
    problem = found(folder, "score_not_finite")
    assert (problem.rows, problem.what) == (1, "Marks are infinite or not a number.")


def test_a_score_of_three_decimals(folder: Path) -> None:
    spoil(folder, "scores", score=[80.125, 40.0, 60.55, None])
    assert found(folder, "score_decimals").rows == 1


def test_a_score_beside_an_absence(folder: Path) -> None:
    spoil(folder, "scores", score=[80.5, 40.0, 60.0, 0.0])
    problem = found(folder, "score_beside_absence")
    assert problem.samples == ("exam_id=e1, student_id=p2, subject=pe, score=0.0, attendance=absent_unexcused",)


def test_present_without_a_score(folder: Path) -> None:
    spoil(folder, "scores", attendance=["present"] * 4)
    assert found(folder, "score_missing").samples == ("exam_id=e1, student_id=p2, subject=pe",)


def test_an_unknown_school(folder: Path) -> None:
    spoil(folder, "roster", school_code=["J1", "J9"])
    problem = found(folder, "roster_unknown_school")
    assert problem.samples == ("exam_id=e1, student_id=p2, school_code=J9",)
    assert problem.mend == "Add the school to schools, or correct school_code."


def test_an_unknown_exam_in_roster_and_scores(folder: Path) -> None:
    append(folder, "scores", exam_id="e9", student_id="p1", subject="math", score=81.0, attendance="present")
    append(folder, "roster", exam_id="e9", student_id="p1", school_code="J1")
    assert found(folder, "score_unknown_exam").rows == 1
    assert found(folder, "roster_unknown_exam").rows == 1


def test_an_unknown_subject(folder: Path) -> None:
    append(folder, "scores", exam_id="e1", student_id="p1", subject="magic", score=81.0, attendance="present")
    assert found(folder, "score_unknown_subject").samples == ("exam_id=e1, student_id=p1, subject=magic",)


def test_an_unknown_township(folder: Path) -> None:
    spoil(folder, "schools", township_code=["T01", "T77"])
    assert found(folder, "school_unknown_township").samples == ("school_code=J2, township_code=T77",)


def test_a_pupil_in_two_schools(folder: Path) -> None:
    append(folder, "roster", exam_id="e1", student_id="p1", school_code="J2")
    problem = found(folder, "roster_two_schools")
    assert (problem.rows, problem.samples) == (2, ("exam_id=e1, student_id=p1, school_code=J1 / J2",))


def test_a_grade_that_is_not_the_exams(folder: Path) -> None:
    spoil(folder, "roster", grade=[9, 8])
    assert found(folder, "roster_wrong_grade").samples == ("exam_id=e1, student_id=p2, grade=8 / 9",)


@pytest.mark.parametrize("identity", ["41272719900101123X", "G412727201001011234", "王小明"])
def test_pupil_ids_that_betray_a_person(folder: Path, identity: str) -> None:
    spoil(folder, "roster", student_id=["p1", identity])
    problem = found(folder, "identity_shape")
    assert problem.what == "The column student_id has values that look like identity numbers or names."


def test_a_value_that_is_not_allowed(folder: Path) -> None:
    spoil(folder, "exams", exam_type=["midterm"])
    problem = found(folder, "value_not_allowed")
    assert problem.samples == ("exam_id=e1, exam_type=midterm",)
    assert problem.mend.startswith("Allowed are: zhongkao, gaokao")


def test_a_null_in_a_required_column(folder: Path) -> None:
    spoil(folder, "schools", township_code=["T01", None])
    assert found(folder, "null_value").what == "The column township_code has empty values."


def test_a_value_outside_its_range(folder: Path) -> None:
    spoil(folder, "exams", grade=[13])
    problem = found(folder, "value_out_of_range")
    assert problem.mend == "The range is 1 … 12."


def test_a_school_year_of_the_wrong_form(folder: Path) -> None:
    spoil(folder, "exams", school_year=["2022"])
    assert found(folder, "value_malformed").mend == r"The form is \d{4}-\d{4}."


def test_a_repeated_key_in_a_small_table(folder: Path) -> None:
    append(folder, "townships", township_code="T01", name="又一个")
    problem = found(folder, "duplicate_key")
    assert (problem.table, problem.rows, problem.samples) == ("townships", 2, ("township_code=T01",))


def test_an_exam_outside_its_school_year(folder: Path) -> None:
    spoil(folder, "exams", held_on=[date(2023, 9, 1)])
    assert found(folder, "exam_outside_school_year").rows == 1


def test_a_snapshot_after_the_exam(folder: Path) -> None:
    spoil(folder, "exams", snapshot_date=[date(2023, 6, 21)])
    assert found(folder, "exam_snapshot_late").rows == 1


def test_a_final_exam_with_a_pupil_not_recorded(folder: Path) -> None:
    spoil(folder, "exams", result_status=["final"])
    append(folder, "roster", exam_id="e1", student_id="p3", school_code="J1")
    problem = found(folder, "exam_final_unrecorded")
    assert (problem.file, problem.samples) == ("exams.parquet", ("exam_id=e1, student_id=p3, 2",))


def test_unknown_baseline_and_superseded_exams(folder: Path) -> None:
    spoil(folder, "exams", baseline_exam_id=["e0"], supersedes_exam_id=["e1"])
    assert found(folder, "exam_unknown_baseline").rows == 1
    assert found(folder, "exam_unknown_superseded").rows == 1


def test_a_school_closed_before_the_exam(folder: Path) -> None:
    spoil(folder, "schools", valid_to=[None, date(2022, 8, 31)])
    assert found(folder, "roster_school_not_valid").samples == (
        "exam_id=e1, school_code=J2, stage=junior, held_on=2023-06-20",
    )


def test_scores_without_a_roster_row_are_only_a_warning(folder: Path) -> None:
    append(folder, "scores", exam_id="e1", student_id="p9", subject="math", score=81.0, attendance="present")
    assert found(folder, "score_unmatched").severity == "warning"


def test_an_observation_of_an_unknown_indicator_with_a_wrong_share(folder: Path) -> None:
    columns: dict[str, list[object]] = {
        "indicator_id": ["no-such-thing"], "entity_type": ["county"], "entity_id": ["C"], "period_type": ["month"],
        "period_id": ["2023-11"], "value": [0.5], "numerator": [3.0], "denominator": [4.0], "unit": ["ratio"],
        "recorded_at": [datetime(2023, 12, 1, 8, 0)],
    }  # fmt: skip
    write_table(folder, "observations", columns)
    assert found(folder, "observation_unknown_indicator").rows == 1
    assert found(folder, "observation_value").samples[0].endswith("value=0.5, 3.0 / 4.0")


def test_no_more_than_three_samples(folder: Path) -> None:
    spoil(folder, "scores", score=[-1.0, -2.0, -3.0, -4.0], attendance=["present"] * 4)
    problem = found(folder, "score_below_zero")
    assert (problem.rows, len(problem.samples)) == (4, 3)
