"""The quotas that make teaching and research normative: told by the week or month of late, by the term before."""

from dataclasses import replace
from datetime import date

import numpy as np

from dashboard.sample.calendar import months, weeks
from dashboard.sample.observations import Observation
from dashboard.sample.streams import Flags
from dashboard.sample.visits import TERMS, Visit

_GROUPS = ("arts", "sciences")
_CENSUS = ("plans", "homework", "notes")
_KINDS = ("preparation", "deputy", "teachers", "census")
_GAP = 0.006
_SILENT = 0.01
_WEEKS, _MONTHS = weeks(), months()


def quotas(visit: Visit) -> list[Observation]:
    """A normative school holds all four; another falls short of one."""
    failed = "" if visit.normative else _KINDS[int(visit.rng.integers(0, len(_KINDS)))]
    found = []
    for kind, told in zip(_KINDS, (_preparation, _deputy, _teachers, _census), strict=True):
        if visit.rng.random() >= _GAP:
            found += told(visit, failed == kind)
    return found + (_week_by_week(visit) if visit.term == TERMS - 1 else [])


def _deputy(visit: Visit, short: bool) -> list[Observation]:
    lessons = int(visit.rng.integers(24, 61))
    share = visit.rng.uniform(0.55, 0.78) if short else visit.rng.uniform(0.82, 1.0)
    return [visit.seen("vp-observation-80pct", "ratio", "inspection", float(round(share * lessons)), lessons)]


def _teachers(visit: Visit, short: bool) -> list[Observation]:
    behind = 1 + int(visit.rng.integers(0, 1 + visit.teachers // 6)) if short else 0
    met = float(visit.teachers - behind)
    return [visit.seen("teacher-observation-20", "ratio", "inspection", met, visit.teachers)]


def _preparation(visit: Visit, short: bool) -> list[Observation]:
    """The least of the term's weeks before the last term; then every week, in secondary schools every group."""
    least = visit.seen("collective-prep-weekly", "count", "inspection", 1.0 if short else 2.0)
    if visit.term < TERMS - 1:
        return [least]
    entities = [visit.school.code]
    if visit.school.stage != "primary":
        entities = [f"{visit.school.code}-{group}" for group in _GROUPS]
    return [
        one for place, entity in enumerate(entities) for one in _prepared(visit, least, entity, short and not place)
    ]


def _prepared(visit: Visit, least: Observation, entity: str, short: bool) -> list[Observation]:
    weeks = _weeks(visit)
    counts = 2 + (visit.rng.random(len(weeks)) < 0.3)
    if short:
        counts[visit.rng.integers(0, len(weeks), 2)] = visit.rng.integers(0, 2, 2)
    kind = "school" if entity == visit.school.code else "subject_group"
    told = replace(least, entity=entity, entity_type=kind)
    return [
        visit.within(replace(told, value=float(count)), "week", *week)
        for count, week, known in zip(counts, weeks, _known(visit, len(weeks)), strict=True)
        if known
    ]


def _known(visit: Visit, weeks: int) -> Flags:
    """All weeks but now and then one."""
    return np.asarray(visit.rng.random(weeks) >= _SILENT, dtype=np.bool_)


def _weeks(visit: Visit) -> list[tuple[str, date, date]]:
    """Name, first and last day of the teaching weeks of the visit's term."""
    return [(week.period, *week.days) for week in _WEEKS if week.term == visit.term]


def _census(visit: Visit, short: bool) -> list[Observation]:
    """Three checks a month: by the term before the last one, where one month was left out if short."""
    months = _months(visit)
    missed = int(visit.rng.integers(0, len(months))) if short else -1
    if visit.term < TERMS - 1:
        met = float(len(months) - short)
        return [visit.seen("monthly-census", "ratio", "inspection", met, len(months), part) for part in _CENSUS]
    return [
        visit.within(_held(visit, part, place != missed), "month", *month)
        for part in _CENSUS
        for place, month in enumerate(months)
    ]


def _held(visit: Visit, part: str, held: bool) -> Observation:
    return visit.seen("monthly-census", "ratio", "inspection", float(held), 1, part)


def _months(visit: Visit) -> list[tuple[str, date, date]]:
    """Name, first and last day of the months of the visit's term."""
    return [(month.period, *month.days) for month in _MONTHS if month.term == visit.term]


def _week_by_week(visit: Visit) -> list[Observation]:
    """Refined plans of each school and lessons watched by its novices in the second half of the last term."""
    weeks, novices = _weeks(visit)[-10:], 1 + visit.teachers // 20
    found = []
    for week in weeks:
        plans = visit.seen("refined-lesson-plans-weekly", "count", "inspection", float(visit.rng.integers(1, 4)))
        watched = float(visit.rng.binomial(novices, visit.share(0.93)))
        watching = visit.seen("novice-observation-2pw", "ratio", "inspection", watched, novices)
        found += [visit.within(one, "week", *week) for one in (plans, watching) if visit.rng.random() >= 5 * _GAP]
    return found
