"""A county of seven schools and two years, whose places can be told by heart: the higher the mark, the better."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.warehouse.bottom_rule import bottom_three
from tests.warehouse.counties import County, Exam, Mark, Pupil, write_county

RULE = bottom_three("bottom-three")
# Ten pupils a school, all with the school's mark; D and E are level at the edge of the bottom three in the first year.
FIRST = {"A": 90, "B": 80, "C": 70, "D": 60, "E": 60, "F": 40, "G": 30}
SECOND = {"A": 90, "B": 80, "C": 70, "D": 60, "E": 50, "F": 40, "G": 30}
TOWNSHIP = {"A": "T1", "B": "T1", "C": "T1", "D": "T1", "E": "T2", "F": "T2", "G": "T2"}


def exam(exam_id: str, year: int, marks: Mapping[str, float], status: str = "final", supersedes: str = "") -> Exam:
    """The exam of June `year`; the pupils of a school are called after it."""
    pupils = tuple(
        Pupil(f"{school}{number}", school, (Mark("chinese", mark), Mark("math", mark)))
        for school, mark in marks.items()
        for number in range(10)
    )
    return Exam(
        exam_id, pupils, school_year=f"{year - 1}-{year}", held_on=date(year, 6, 20), result_status=status,
        supersedes=supersedes or None, test_id=None,
    )  # fmt: skip


COUNTY = County(TOWNSHIP, (exam("e1", 2023, FIRST), exam("e2", 2024, SECOND)), (10, 20, 30), warnings=RULE)


def write(folder: Path, *more: Exam) -> Path:
    """The county as a data folder, with more exams than its two."""
    return write_county(replace(COUNTY, exams=(*COUNTY.exams, *more)), folder)
