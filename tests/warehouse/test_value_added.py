"""Value added, from a data folder to the mart: who is matched, and to which school a pupil who moved belongs."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.warehouse.counties import County, Exam, Mark, Pupil, open_built, write_county

SUBJECTS = (("math", 100.0, True, True),)
# School, mark at the start, mark at the end: the case worked out by hand in tests/statistics.
PUPILS = [("A", 48, 36), ("A", 52, 44), ("B", 48, 54), ("B", 52, 46), ("C", 48, 56), ("C", 52, 64)]


def _county() -> County:
    """The first pupil of A sat the start in C; B has one more pupil, who came for the end."""
    start = [Pupil(f"P{k}", "C" if k == 0 else row[0], (Mark("math", row[1]),)) for k, row in enumerate(PUPILS)]
    end = [Pupil(f"P{k}", row[0], (Mark("math", row[2]),)) for k, row in enumerate(PUPILS)]
    early = Exam("early", tuple(start), SUBJECTS, exam_type="mock", held_on=date(2022, 10, 20))
    late = Exam("late", (*end, Pupil("P9", "B", (Mark("math", 80),))), SUBJECTS, baseline="early")
    return County({"A": "T1", "B": "T1", "C": "T2"}, (early, late))


def _rows(folder: Path) -> dict[tuple[str, str], tuple[object, ...]]:
    with open_built(folder) as con:
        columns = "school_code, subject, matched_n, eligible_n, matched_share, raw_marks, shrunken_marks, band"
        rows = con.table("marts.value_added").filter("exam_id = 'late'").project(columns).fetchall()
    return {(school, subject): tuple(rest) for school, subject, *rest in rows}


@pytest.mark.parametrize("subject", ["math", "total"])
def test_a_pupil_who_moved_counts_for_the_school_of_the_later_exam(tmp_path: Path, subject: str) -> None:
    found = _rows(write_county(_county(), tmp_path))
    assert found[("A", subject)] == pytest.approx((2, 2, 1, -10, -7.86667, "too_few"), abs=1e-3)
    assert found[("C", subject)] == pytest.approx((2, 2, 1, 10, 7.86667, "too_few"), abs=1e-3)


def test_a_pupil_without_a_start_is_unmatched(tmp_path: Path) -> None:
    found = _rows(write_county(_county(), tmp_path))
    assert found[("B", "math")] == pytest.approx((2, 3, 2 / 3, 0, 0, "too_few"), abs=1e-9)


def test_where_no_model_can_be_fitted_nothing_is_null_but_the_numbers(tmp_path: Path) -> None:
    early, late = _county().exams
    one_school = replace(late, pupils=tuple(replace(pupil, school="A") for pupil in late.pupils))
    found = _rows(write_county(replace(_county(), exams=(early, one_school)), tmp_path))
    assert found == {
        ("A", "math"): (6, 7, 6 / 7, None, None, "not_computed"),
        ("A", "total"): (6, 7, 6 / 7, None, None, "not_computed"),
    }


def test_without_a_baseline_there_is_no_row(tmp_path: Path) -> None:
    early, late = _county().exams
    assert _rows(write_county(replace(_county(), exams=(early, replace(late, baseline=None))), tmp_path)) == {}


def _funnel(folder: Path) -> list[tuple[object, ...]]:
    with open_built(folder) as con:
        columns = "kind, pupils_n, school_code, side, funnel_state, units_n"
        rows = con.table("marts.value_added_funnels").filter("subject = 'total'").project(columns).fetchall()
    return sorted(rows, key=str)


def test_schools_too_small_to_be_told_have_no_funnel(tmp_path: Path) -> None:
    assert _funnel(write_county(_county(), tmp_path)) == [("none", None, None, None, "one_unit", 0)]


def test_schools_that_are_told_lie_in_a_funnel_drawn_at_their_size(tmp_path: Path) -> None:
    """Twelve pupils in each of three schools that end 10 apart: more than chance, but usual here."""
    marks = [(f"{school}{k}", school, 40 + k, 40 + k + gap + (4 if k % 2 else -4))
             for school, gap in (("A", 0), ("B", 10), ("C", 20)) for k in range(12)]  # fmt: skip
    start = tuple(Pupil(code, school, (Mark("math", x),)) for code, school, x, _y in marks)
    end = tuple(Pupil(code, school, (Mark("math", y),)) for code, school, _x, y in marks)
    early, late = _county().exams
    county = replace(_county(), exams=(replace(early, pupils=start), replace(late, pupils=end)))
    assert _funnel(write_county(county, tmp_path)) == [
        ("line", 12, None, None, "ok", 3),
        ("school", None, "A", "inside", "ok", 3),
        ("school", None, "B", "inside", "ok", 3),
        ("school", None, "C", "inside", "ok", 3),
    ]
