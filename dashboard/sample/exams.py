"""The register of exams: three school years, each paper with its full score and lines."""

from dataclasses import dataclass
from datetime import date, timedelta

SCHOOL_YEARS = ("2022-2023", "2023-2024", "2024-2025")
SUBJECTS = (
    "chinese", "math", "english", "physics", "chemistry", "politics", "history",
    "biology", "geography", "science", "pe",
)  # fmt: skip
_BASIS = "县教育体育局教学质量监测方案（样例）：仅用于教学诊断，经上级批准"
_BASIS_RANKED = "县三年行动计划（样例）：每学期一次学业水平检测，依据文件见附件"


@dataclass(frozen=True)
class Paper:
    """One subject of an exam; `ease` and `spread` are on the logit scale, `step` is the smallest mark."""

    subject: str
    full_score: float
    ease: float = 0.55
    spread: float = 0.85
    step: float = 1.0


@dataclass(frozen=True)
class Exam:
    """One row of the register and how its marks are made; `growth` is the school's share in what is measured."""

    exam_id: str
    test_id: str
    name: str
    exam_type: str
    stage: str
    grade: int
    year: int
    term: str
    sequence_no: int
    held_on: date
    papers: tuple[Paper, ...]
    growth: float
    baseline: str | None = None
    basis: str | None = None
    status: str = "final"
    full_cohort: bool = True
    counts: bool = True

    @property
    def school_year(self) -> str:
        """The school year, `2023-2024`."""
        return SCHOOL_YEARS[self.year]

    @property
    def half(self) -> int:
        """The term counted from 0 over the three years."""
        return self.year * 2 + (self.term == "T2")

    @property
    def snapshot(self) -> date:
        """The roster's day: registration lock for the zhongkao, else 30 days before the exam."""
        return date(self.held_on.year, 4, 10) if self.exam_type == "zhongkao" else self.held_on - timedelta(days=30)

    @property
    def lines(self) -> tuple[float, float, float, float]:
        """Excellent, good, pass and low line as shares of the full score."""
        return (0.85, 0.75, 0.60, 0.40) if self.stage == "primary" else (0.80, 0.75, 0.60, 0.30)


_CORE = (Paper("chinese", 120, 0.75, 0.65, 0.5), Paper("math", 120, 0.35, 1.15), Paper("english", 120, 0.3, 1.1, 0.5))
_POLITICS, _HISTORY = Paper("politics", 70, 0.75, 0.75), Paper("history", 50, 0.6, 0.8)
_PHYSICS, _CHEMISTRY = Paper("physics", 70, 0.35, 0.95), Paper("chemistry", 50, 0.45, 0.95)
_BIOLOGY, _GEOGRAPHY = Paper("biology", 50, 0.5, 0.8), Paper("geography", 50, 0.5, 0.8)
MOCK_PAPERS = (*_CORE, _PHYSICS, _CHEMISTRY, _POLITICS, _HISTORY)
ZHONGKAO_PAPERS = (*MOCK_PAPERS, Paper("pe", 70, 2.0, 0.6))
_GRADE_7 = (*_CORE, _POLITICS, _HISTORY, _BIOLOGY, _GEOGRAPHY)
_GRADE_8 = (*_CORE, _PHYSICS, _POLITICS, _HISTORY, _BIOLOGY, _GEOGRAPHY)
_PRIMARY = (Paper("chinese", 100, 1.0, 0.65, 0.5), Paper("math", 100, 0.95, 0.95), Paper("english", 100, 0.9, 1.0, 0.5))
_SENIOR = (
    Paper("chinese", 150, 0.3, 0.6), Paper("math", 150, -0.2, 1.0), Paper("english", 150, 0.0, 1.0, 0.5),
    *(Paper(name, 100, 0.1, 0.8) for name in ("physics", "chemistry", "biology", "politics", "history", "geography")),
)  # fmt: skip


def make_exams() -> tuple[Exam, ...]:
    """Every exam of the three school years, in the order of their dates within a year."""
    return tuple(exam for year in range(3) for exam in (*_primary(year), *_junior(year), *_monitoring(year)))


def _primary(year: int) -> list[Exam]:
    return [_primary_exam(year, term, grade) for term in ("T1", "T2") for grade in (3, 4, 5, 6)]


def _primary_exam(year: int, term: str, grade: int) -> Exam:
    written, spring = _written(year), term == "T2"
    test = f"{SCHOOL_YEARS[year]}-{term}-primary"
    before = (year, "T1", grade) if spring else (year - 1, "T2", grade - 1)
    known = before[0] >= 0 and before[2] >= 3
    return Exam(
        f"{test}-g{grade}",
        test,
        f"{written}学年{'下' if spring else '上'}学期小学学业{'水平' if spring else '质量'}检测",
        "academic" if spring else "county_full_cohort",
        "primary",
        grade,
        year,
        term,
        1,
        date(2023 + year, 6, 19 + year) if spring else date(2023 + year, 1, 8 + year),
        _PRIMARY,
        0.5 + 0.1 * (grade - 3),
        f"{SCHOOL_YEARS[before[0]]}-{before[1]}-primary-g{before[2]}" if known else None,
        _BASIS_RANKED if spring else _BASIS,
        "provisional" if spring and year == 2 else "final",
        counts=spring,
    )


def _junior(year: int) -> list[Exam]:
    """Grades 7 and 8 once a year, the mock, the zhongkao and the seniors' academic exam."""
    known, written = SCHOOL_YEARS[year], _written(year)
    last = SCHOOL_YEARS[year - 1] if year else None
    day = date(2023 + year, 6, 26)
    return [
        Exam(f"{known}-mock", f"{known}-mock", f"{written}学年九年级模拟考试", "mock", "junior", 9, year, "T2", 1,
             date(2023 + year, 4, 18), MOCK_PAPERS, 0.8, f"{last}-junior-g8" if last else None, counts=False),
        Exam(f"{known}-junior-g7", f"{known}-junior-g7", f"{written}学年下学期七年级学业质量检测", "county_full_cohort",
             "junior", 7, year, "T2", 1, date(2023 + year, 6, 28), _GRADE_7, 0.4,
             f"{last}-T2-primary-g6" if last else None, _BASIS, counts=False),
        Exam(f"{known}-junior-g8", f"{known}-junior-g8", f"{written}学年下学期八年级学业质量检测", "county_full_cohort",
             "junior", 8, year, "T2", 1, date(2023 + year, 6, 28), _GRADE_8, 0.6,
             f"{last}-junior-g7" if last else None, _BASIS, counts=False),
        Exam(f"{known}-zhongkao", f"{known}-zhongkao", f"{written}学年初中学业水平考试（中招）", "zhongkao", "junior",
             9, year, "T2", 1, day, ZHONGKAO_PAPERS, 1.0, f"{known}-mock"),
        Exam(f"{known}-senior", f"{known}-senior", f"{written}学年高中学业水平考试", "academic", "senior", 11, year,
             "T2", 1, day + timedelta(days=5), _SENIOR, 0.5, f"{SCHOOL_YEARS[0]}-zhongkao" if year == 2 else None),
    ]  # fmt: skip


def _monitoring(year: int) -> list[Exam]:
    """One sampled monitoring, of grade 8 in 2023-2024."""
    if year != 1:
        return []
    exam_id = f"{SCHOOL_YEARS[year]}-monitoring-g8"
    papers = (Paper("math", 100, 0.3, 1.0), Paper("science", 100, 0.3, 0.8))
    name = f"{_written(year)}学年八年级质量监测（抽样）"
    return [
        Exam(exam_id, exam_id, name, "sample_monitoring", "junior", 8, year, "T2", 1, date(2024, 5, 23), papers, 0.6,
             full_cohort=False, counts=False)
    ]  # fmt: skip


def _written(year: int) -> str:
    return SCHOOL_YEARS[year].replace("-", "—")
