"""A city of the size for measurements: six exams of about 250,000 pupils and eight papers, written one by one."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from tqdm import tqdm

from dashboard.sample import schema
from dashboard.sample.attendance import Rates, attendance_of
from dashboard.sample.county_observations import county_observations
from dashboard.sample.exams import ZHONGKAO_PAPERS, Exam, make_exams
from dashboard.sample.marks import draw, of_pupils, school_effects
from dashboard.sample.names import chinese_number, ordinal_name, township_name
from dashboard.sample.observations import observation_rows
from dashboard.sample.people import principal_rows
from dashboard.sample.plans import copy_plans
from dashboard.sample.pupils import TALENTS, pupil_ids
from dashboard.sample.registers import exam_row, paper_rows, school_rows, term_rows, township_rows, week_rows
from dashboard.sample.school_observations import school_observations
from dashboard.sample.schools import BUREAU, County, School, Township
from dashboard.sample.sitting import Members, Sitting
from dashboard.sample.streams import Floats, stream
from dashboard.sample.writer import write_exam, write_rows

TOWNSHIPS, SCHOOLS_EACH, PUPILS = 30, 10, 254_000
TOP_N = (70_000, 120_000, 165_000)


def write_city(folder: Path, seed: int) -> None:
    """Writes about 12.1 million score rows: three years of mock and zhongkao, each zhongkao on its mock's pupils."""
    county = _city(seed)
    exams = _exams()
    codes = county.codes()
    sittings = tqdm(_sittings(county, exams, seed), total=len(exams), desc="sample", disable=not sys.stderr.isatty())
    for sitting in sittings:
        write_exam(folder, sitting, codes, sitting.members.school, np.array([], dtype=np.str_))
    found = [*county_observations(), *school_observations(county, seed)]
    write_rows(folder, "townships", schema.TOWNSHIPS, township_rows(county))
    write_rows(folder, "schools", schema.SCHOOLS, school_rows(county))
    write_rows(folder, "principal_terms", schema.PRINCIPAL_TERMS, principal_rows(county))
    write_rows(folder, "exams", schema.EXAMS, [exam_row(exam) for exam in exams])
    write_rows(folder, "exam_subjects", schema.EXAM_SUBJECTS, [row for exam in exams for row in paper_rows(exam)])
    write_rows(folder, "observations", schema.OBSERVATIONS, observation_rows(found, seed))
    write_rows(folder, "terms", schema.TERMS, term_rows())
    write_rows(folder, "teaching_weeks", schema.TEACHING_WEEKS, week_rows())
    copy_plans(folder, TOP_N)


def _city(seed: int) -> County:
    """Thirty townships of ten junior schools, the first being the bureau's; sizes are log-normal (sigma 0.7)."""
    named = [Township(f"T{i + 1:02}", township_name(i)) for i in range(TOWNSHIPS - 1)]
    townships = (Township(BUREAU, "局直学校", "bureau"), *named)
    places = [(place, number) for place in range(TOWNSHIPS) for number in range(1, SCHOOLS_EACH + 1)]
    drawn = stream(seed, "city schools").lognormal(0.0, 0.7, len(places)).clip(0.1, 5.0)
    sizes = drawn * PUPILS / drawn.sum()
    schools = [_school(townships[place], number, float(sizes[i])) for i, (place, number) in enumerate(places)]
    return County(townships, tuple(schools))


def _school(township: Township, number: int, size: float) -> School:
    code = f"J{township.code[1:]}{number:02}"
    if township.kind == "bureau":
        return School(code, f"市直第{chinese_number(number)}初级中学", township.code, "junior", size)
    return School(code, ordinal_name(township.name, number, "初级中学"), township.code, "junior", size)


def _exams() -> list[Exam]:
    """The mock and the zhongkao of each year, both with the eight papers."""
    chosen = [exam for exam in make_exams() if exam.exam_type in ("mock", "zhongkao")]
    return [replace(e, papers=ZHONGKAO_PAPERS, baseline=None if e.exam_type == "mock" else e.baseline) for e in chosen]


def _sittings(county: County, exams: list[Exam], seed: int) -> Iterator[Sitting]:
    effects = school_effects(len(county.schools), 3, stream(seed, "city effects"))
    for year in range(3):
        members = _grade_nine(county, year, seed)
        for exam in (exam for exam in exams if exam.year == year):
            yield _sat(members, exam, effects[year], seed)


def _grade_nine(county: County, year: int, seed: int) -> Members:
    """One year's grade 9 in the order of schools, the same pupils for both exams of the year."""
    rng = stream(seed, f"city pupils {year}")
    counts = np.round(county.sizes()).astype(np.int64).clip(12)
    school = np.repeat(np.arange(len(counts)), counts)
    count = len(school)
    return Members(
        rng.permutation(pupil_ids(1 + year * 1_000_000, count)),
        school,
        rng.normal(size=count),
        rng.normal(size=(count, TALENTS)),
        rng.random(count),
        rng.random(count) < 0.005,
        np.zeros(count, dtype=np.bool_),
        rng.random(count) >= 0.004,
    )


def _sat(members: Members, exam: Exam, effects: Floats, seed: int) -> Sitting:
    rng = stream(seed, f"city {exam.exam_id}")
    drawn = draw(exam, members.ability, members.talents, rng)
    marks = drawn.marks(exam, of_pupils(effects, members.school, exam.growth))
    calm = np.zeros(len(members.ids), dtype=np.bool_)
    return Sitting(exam, members, marks, attendance_of(members.ability, len(exam.papers), calm, Rates(), rng))
