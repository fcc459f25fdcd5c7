"""All exams of a sample county, sat."""

from collections.abc import Iterator

import numpy as np

from dashboard.sample.attendance import Rates, attendance_of
from dashboard.sample.exams import Exam, make_exams
from dashboard.sample.marks import draw, of_pupils, school_effects
from dashboard.sample.pupils import Cohort
from dashboard.sample.schools import LOW_PRIMARY_TOWNSHIP, TIE_PARTNER, TIED, County
from dashboard.sample.sitting import Members, Sitting, members_of, repeaters_of
from dashboard.sample.story import first_effects, told
from dashboard.sample.streams import Codes, Flags, Floats, stream


def sat_exams(county: County, cohorts: tuple[Cohort, ...], top_n: tuple[int, int, int], seed: int) -> Iterator[Sitting]:
    """Every exam of the three years; the zhongkao come first because they fix the effects of their schools."""
    exams = make_exams()
    effects = effects_of(county, seed)
    for exam in (exam for exam in exams if exam.exam_type == "zhongkao"):
        sitting, effects[exam.year] = _told(county, cohorts, exam, effects[exam.year], top_n, seed)
        yield sitting
    for exam in (exam for exam in exams if exam.exam_type != "zhongkao"):
        yield _sat(county, cohorts, exam, effects[_year_of_effect(exam)], seed)


def effects_of(county: County, seed: int) -> Floats:
    """School effects (years x schools) with the bureau's lead and one township's lag in primary school."""
    effects = school_effects(len(county.schools), 3, stream(seed, "effects"))
    for place, school in enumerate(county.schools):
        if school.township == LOW_PRIMARY_TOWNSHIP and school.stage == "primary":
            effects[:, place] -= 1.0
        elif school.township == county.townships[0].code:
            effects[:, place] += 0.25
    return first_effects(county, effects)


def _year_of_effect(exam: Exam) -> int:
    """A junior cohort carries the effect of the year in which it leaves school, where the sample reaches it."""
    return min(2, exam.year + 9 - exam.grade) if exam.stage == "junior" else exam.year


def _members(county: County, cohorts: tuple[Cohort, ...], exam: Exam, rng: np.random.Generator) -> Members:
    members = members_of(_cohort(cohorts, exam.grade - exam.year), exam)
    if exam.grade == 9 and exam.year > 0:
        last = _cohort(cohorts, exam.grade - exam.year + 1)
        closed = np.flatnonzero([not school.is_open(exam.year) for school in county.schools])
        chosen = stream(len(last.ids), f"repeaters {exam.year}")
        return members.plus(repeaters_of(last, exam, closed, 1 + len(last.ids) // 1000, chosen))
    return members if exam.full_cohort else members.take(_sampled(members, rng))


def _cohort(cohorts: tuple[Cohort, ...], grade0: int) -> Cohort:
    return next(cohort for cohort in cohorts if cohort.grade0 == grade0)


def _sampled(members: Members, rng: np.random.Generator) -> Flags:
    """About 30 pupils in each of up to 20 schools, guests left out."""
    schools, sizes = np.unique(members.school, return_counts=True)
    chosen = rng.choice(schools, min(20, len(schools) // 2), replace=False)
    share = np.minimum(1.0, 30 / np.maximum(1, sizes))[np.searchsorted(schools, members.school)]
    return np.isin(members.school, chosen) & (rng.random(len(members.ids)) < share) & ~members.guest


def _attendance(county: County, members: Members, exam: Exam, rng: np.random.Generator) -> Codes:
    tie = [county.index(code) for code in (TIED, TIE_PARTNER)]
    calm = np.isin(members.school, tie) & (exam.exam_type == "zhongkao")
    rates = Rates(unverified=0.003) if exam.status == "provisional" else Rates()
    return attendance_of(members.ability, len(exam.papers), calm, rates, rng)


def _sat(county: County, cohorts: tuple[Cohort, ...], exam: Exam, effects: Floats, seed: int) -> Sitting:
    rng = stream(seed, f"exam {exam.exam_id}")
    members = _members(county, cohorts, exam, rng)
    drawn = draw(exam, members.ability, members.talents, rng)
    marks = drawn.marks(exam, of_pupils(effects, members.school, exam.growth))
    return Sitting(exam, members, marks, _attendance(county, members, exam, rng))


def _told(
    county: County, cohorts: tuple[Cohort, ...], exam: Exam, effects: Floats, top_n: tuple[int, int, int], seed: int
) -> tuple[Sitting, Floats]:
    rng = stream(seed, f"exam {exam.exam_id}")
    members = _members(county, cohorts, exam, rng)
    drawn = draw(exam, members.ability, members.talents, rng)
    blank = np.zeros((len(members.ids), len(exam.papers)))
    sitting = Sitting(exam, members, blank, _attendance(county, members, exam, rng))
    return told(county, exam.year, sitting, drawn, effects, top_n)
