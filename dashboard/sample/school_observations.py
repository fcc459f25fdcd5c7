"""Process indicators of schools, believable and with gaps."""

from dataclasses import dataclass

import numpy as np

from dashboard.sample.exams import SCHOOL_YEARS
from dashboard.sample.observations import Observation
from dashboard.sample.registers import term_days
from dashboard.sample.schools import County, School
from dashboard.sample.streams import stream

_CLASSROOM = (0.86, 0.885, 0.925, 0.962, 0.966, 0.97)
_RESEARCH = (0.83, 0.86, 0.90, 0.928, 0.94, 0.945)
_GRADES = (("primary", range(1, 7)), ("junior", range(7, 10)), ("senior", range(10, 13)))
_GAP = 0.04


@dataclass(frozen=True)
class _Visit:
    """One school in one term (0 to 5); `quality` is its lasting standing, about 0 with SD 1."""

    school: School
    term: int
    quality: float
    rng: np.random.Generator

    def seen(self, indicator: str, unit: str, source: str, value: float, of: float | None = None) -> Observation:
        """A value, or with `of` a numerator and its denominator."""
        year, half = self.term // 2, ("T1", "T2")[self.term % 2]
        period = f"{SCHOOL_YEARS[year]}-{half}"
        days = term_days(year, half)
        share = value if of is None else value / of
        top = None if of is None else value
        code, stage = self.school.code, self.school.stage
        return Observation(
            indicator, "", "school", code, stage, "term", period, *days, share, top, of, unit, source
        ).kept(3 + len(indicator) % 4)


def school_observations(county: County, seed: int) -> list[Observation]:
    """Every school and term, and the yearly periods by grade."""
    rng = stream(seed, "observations")
    found: list[Observation] = []
    for school in county.schools:
        quality = float(rng.normal())
        if school.parent is None and school.stage != "kindergarten":
            for term in range(6):
                if school.is_open(term // 2):
                    found += _visit(_Visit(school, term, quality, rng))
    return found


def _visit(visit: _Visit) -> list[Observation]:
    every = [*_phase_two(visit), *_routine(visit), *_well_being(visit), *_classes(visit)]
    kept = [one for one in every if visit.rng.random() >= _GAP]
    return kept + (_lessons(visit) if visit.term % 2 else [])


def _phase_two(visit: _Visit) -> list[Observation]:
    teachers = 5 + int(visit.school.size * len(_grades(visit.school)) / 16)
    share = min(0.995, _CLASSROOM[visit.term] + 0.01 * visit.quality)
    normative = visit.rng.random() < min(0.99, _RESEARCH[visit.term] + 0.02 * visit.quality)
    return [
        visit.seen("phase2-teacher-classroom-95", "ratio", "inspection", visit.rng.binomial(teachers, share), teachers),
        visit.seen("phase2-school-research-95", "ratio", "inspection", float(normative), 1.0),
    ]


def _routine(visit: _Visit) -> list[Observation]:
    drawn = 84 + 0.8 * visit.term + 4 * visit.quality + 2.5 * visit.rng.normal(size=2)
    process, result = (float(mark) for mark in np.round(drawn.clip(55, 99.5), 1))
    found = []
    if process_seen := visit.rng.random() >= _GAP:
        found.append(visit.seen("routine-process-score", "score100", "inspection", process))
    if result_seen := visit.rng.random() >= _GAP:
        found.append(visit.seen("routine-result-score", "score100", "inspection", result))
    if process_seen and result_seen:
        composite = (process + result) / 2
        found.append(visit.seen("routine-management-composite", "score100", "inspection", composite))
    return found


def _well_being(visit: _Visit) -> list[Observation]:
    asked = 30 + int(visit.rng.integers(0, 31))
    rested = {"primary": 0.72, "junior": 0.58, "senior": 0.51}[visit.school.stage] + 0.01 * visit.term
    days = 88 + visit.term % 2 * 4
    return [
        visit.seen("sleep-hours", "ratio", "survey", visit.rng.binomial(asked, rested), asked),
        visit.seen("pe-hour-daily", "ratio", "inspection", days - min(days, visit.rng.poisson(4.0)), days),
    ]


def _classes(visit: _Visit) -> list[Observation]:
    grades = len(_grades(visit.school))
    limit = 45 if visit.school.stage == "primary" else 50
    each = max(1, int(np.ceil(visit.school.size / (limit - 1 + 2 * visit.rng.random()))))
    if visit.school.stage == "primary":
        return [visit.seen("class-size-primary", "count", "roster", round(visit.school.size * grades), each * grades)]
    crowded = visit.rng.binomial(each * grades, 0.05)
    return [visit.seen("class-size-secondary", "ratio", "roster", each * grades - crowded, each * grades)]


def _lessons(visit: _Visit) -> list[Observation]:
    """Mental-health periods of each grade, counted once a year."""
    quota, kind = (12, "primary") if visit.school.stage == "primary" else (14, "secondary")
    year = visit.term // 2
    counts = quota + visit.rng.integers(-1, 5, len(_grades(visit.school)))
    return [
        Observation(
            f"mental-health-lessons-{kind}", "", "school_grade", f"{visit.school.code}-{grade}", visit.school.stage,
            "school_year", SCHOOL_YEARS[year], term_days(year, "T1")[0], term_days(year, "T2")[1], float(periods),
            None, None, "periods", "inspection",
        ).kept(5)
        for grade, periods in zip(_grades(visit.school), counts, strict=True)
    ]  # fmt: skip


def _grades(school: School) -> range:
    return next(grades for stage, grades in _GRADES if stage == school.stage)
