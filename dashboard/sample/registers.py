"""Rows of the small registers: townships, schools, lineage, exams, terms and weeks."""

from datetime import date, timedelta

from dashboard.sample.exams import SCHOOL_YEARS, Exam
from dashboard.sample.schools import BUREAU, CHANGE_DAY, LAST_DAY, MERGED, NEW, RENAMED, SUCCESSOR, County, School

Row = tuple[object, ...]
HOLIDAY = date(2023, 10, 2)


def township_rows(county: County) -> list[Row]:
    """Rows of `townships`."""
    return [(township.code, township.name, township.kind) for township in county.townships]


def school_rows(county: County) -> list[Row]:
    """Rows of `schools`: one for each school, stage and name."""
    rows: list[Row] = []
    for school in county.schools:
        if school.old_name:
            rows.append(_school_row(school, school.old_name, None, LAST_DAY))
            rows.append(_school_row(school, school.name, CHANGE_DAY, None))
        else:
            rows.append(_school_row(school, school.name, school.opened, school.closed))
    return rows


def _school_row(school: School, name: str, first: date | None, last: date | None) -> Row:
    place = "county_town" if school.township == BUREAU else "village" if school.parent else "township"
    unit = (school.code, name, school.township, school.stage)
    return (*unit, first, last, place, school.is_private, school.parent is not None, school.parent)


def lineage_rows() -> list[Row]:
    """Rows of `school_lineage`: a new name, a merger and a new school in autumn 2023."""
    return [
        (RENAMED, RENAMED, "junior", CHANGE_DAY, "rename", True, "样例教〔2023〕11号"),
        (MERGED, SUCCESSOR, "junior", CHANGE_DAY, "merge", False, "样例教〔2023〕12号"),
        (None, NEW, "junior", CHANGE_DAY, "open", False, "样例教〔2023〕13号"),
    ]


def exam_row(exam: Exam) -> Row:
    """One row of `exams`."""
    return (
        exam.exam_id, exam.name, exam.exam_type, exam.stage, exam.grade, exam.school_year, exam.held_on, exam.term,
        exam.sequence_no, exam.test_id, exam.status, exam.full_cohort, exam.baseline, exam.snapshot, exam.basis, None,
        exam.counts, False,
    )  # fmt: skip


def paper_rows(exam: Exam) -> list[Row]:
    """Rows of `exam_subjects` of one exam."""
    return [(exam.exam_id, paper.subject, paper.full_score, True, True, *exam.lines) for paper in exam.papers]


def term_days(year: int, term: str) -> tuple[date, date]:
    """First and last day of a term of school year `year` (0 is 2022-2023)."""
    start = 2022 + year
    if term == "T1":
        return date(start, 9, 1), date(start + 1, 1, 20)
    return date(start + 1, 2, 12), date(start + 1, 7, 5)


def term_rows() -> list[Row]:
    """Rows of `terms`."""
    return [(SCHOOL_YEARS[year], term, *term_days(year, term)) for year in range(3) for term in ("T1", "T2")]


def week_rows() -> list[Row]:
    """Rows of `teaching_weeks`: Monday to Friday, cut at the ends of the term."""
    return [row for year in range(3) for term in ("T1", "T2") for row in _weeks(year, term)]


def _weeks(year: int, term: str) -> list[Row]:
    first, last = term_days(year, term)
    monday = first - timedelta(days=first.weekday())
    if monday + timedelta(days=4) < first:
        monday += timedelta(days=7)
    rows: list[Row] = []
    while monday <= last:
        days = (max(monday, first), min(monday + timedelta(days=4), last))
        rows.append((SCHOOL_YEARS[year], term, len(rows) + 1, *days, days[0] != HOLIDAY))
        monday += timedelta(days=7)
    return rows
