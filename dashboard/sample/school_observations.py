"""Process indicators of schools, believable and with gaps."""

from dataclasses import replace

import numpy as np

from dashboard.sample.duties import duties
from dashboard.sample.observations import Observation
from dashboard.sample.quotas import quotas
from dashboard.sample.schools import County
from dashboard.sample.streams import stream
from dashboard.sample.visits import TERMS, Visit, visits

_CLASSROOM = (0.86, 0.885, 0.925, 0.962, 0.966, 0.97)
_HOURS = (("primary", 10.0), ("junior", 9.0), ("senior", 8.0))
_GAP = 0.04
_LATE = 0.03


def school_observations(county: County, seed: int) -> list[Observation]:
    """Every school and term, the yearly periods by grade, and what teaching points tell of themselves."""
    found: list[Observation] = []
    for visit in visits(county, seed):
        found += _visit(visit)
    return found + _teaching_points(county, seed)


def _visit(visit: Visit) -> list[Observation]:
    every = [*_classroom(visit), *_routine(visit), *_well_being(visit), *_classes(visit)]
    kept = [one for one in every if visit.rng.random() >= _GAP]
    return kept + quotas(visit) + duties(visit) + (_lessons(visit) if visit.term in (3, 5) else [])


def _classroom(visit: Visit) -> list[Observation]:
    share = min(0.995, _CLASSROOM[visit.term] + 0.01 * visit.quality)
    met = visit.rng.binomial(visit.teachers, share)
    return [visit.seen("phase2-teacher-classroom-95", "ratio", "inspection", met, visit.teachers)]


def _routine(visit: Visit) -> list[Observation]:
    """The visit on one day, now and then after the three months, and the inspection at the end of term."""
    drawn = 84 + 0.8 * visit.term + 4 * visit.quality + 2.5 * visit.rng.normal(size=2)
    process, result = (float(mark) for mark in np.round(drawn.clip(55, 99.5), 1))
    day = int(visit.rng.integers(93, 110) if visit.rng.random() < _LATE else visit.rng.integers(15, 88))
    found = []
    if visit.rng.random() >= _GAP:
        found.append(visit.of_day(visit.seen("routine-process-score", "score100", "inspection", process), day))
    if visit.rng.random() >= _GAP:
        found.append(visit.seen("routine-result-score", "score100", "inspection", result))
    return found


def _well_being(visit: Visit) -> list[Observation]:
    asked = 30 + int(visit.rng.integers(0, 31))
    rested = {"primary": 0.72, "junior": 0.58, "senior": 0.51}[visit.school.stage] + 0.01 * visit.term
    wanted = dict(_HOURS)[visit.school.stage]
    hours = round(asked * (wanted - 0.25 + 0.05 * visit.term + 0.08 * visit.quality), 1)
    return [
        visit.seen("sleep-hours", "ratio", "survey", visit.rng.binomial(asked, rested), asked),
        visit.seen("sleep-hours", "hours", "survey", hours, asked, "mean"),
        _exercise(visit),
    ]


def _exercise(visit: Visit) -> Observation:
    days = 88 + visit.term % 2 * 4
    return visit.seen("pe-hour-daily", "ratio", "inspection", days - min(days, visit.rng.poisson(4.0)), days)


def _classes(visit: Visit) -> list[Observation]:
    if visit.school.stage == "primary":
        return [visit.seen("class-size-primary", "count", "roster", visit.pupils, visit.classes)]
    crowded = int(visit.rng.binomial(visit.classes, 0.03))
    largest = 50 + crowded if crowded else min(50, 2 + -(-visit.pupils // visit.classes))
    return [
        visit.seen("class-size-secondary", "ratio", "roster", visit.classes - crowded, visit.classes),
        visit.seen("class-size-secondary", "count", "roster", largest, part="largest"),
        visit.seen("class-size-secondary", "count", "roster", visit.pupils, visit.classes, "mean"),
    ]


def _lessons(visit: Visit) -> list[Observation]:
    """Mental-health periods of each grade, counted once a year from the second year on."""
    quota, kind = (12, "primary") if visit.school.stage == "primary" else (14, "secondary")
    counts = quota + visit.rng.integers(-1, 5, len(visit.grades))
    told = [visit.seen(f"mental-health-lessons-{kind}", "periods", "inspection", float(count)) for count in counts]
    return [
        replace(visit.of_year(one), entity_type="school_grade", entity=f"{visit.school.code}-{grade}")
        for grade, one in zip(visit.grades, told, strict=True)
    ]


def _teaching_points(county: County, seed: int) -> list[Observation]:
    """Exercise and classes of the points in the last year; they count with their parent schools."""
    rng = stream(seed, "teaching points")
    points = [school for school in county.schools if school.parent is not None]
    seen = [Visit(point, term, 0.0, normative=True, rng=rng) for point in points for term in (TERMS - 2, TERMS - 1)]
    return [one for visit in seen for one in (_exercise(visit), *_classes(visit))]
