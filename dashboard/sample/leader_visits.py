"""Visits of the bureau's leaders, school by school, in the newest term: as many as the county tells of itself."""

from collections.abc import Iterable
from datetime import timedelta

from dashboard.sample.observations import Observation
from dashboard.sample.schools import EARLY_TWO, County
from dashboard.sample.streams import stream
from dashboard.sample.visits import TERMS, visits

INDICATOR = "bureau-visit-termly"


def leader_visits(county: County, seed: int, told: Iterable[Observation]) -> list[Observation]:
    """One row a school: the day somebody came, or a zero of the whole term where nobody did."""
    schools = [visit for visit in visits(county, seed) if visit.term == TERMS - 1]
    counted = next(one for one in told if one.indicator == INDICATOR and one.period == schools[0].period)
    rng = stream(seed, "leader visits")
    days = rng.integers(7, 130, size=len(schools))
    first = next(place for place, visit in enumerate(schools) if visit.school.code == EARLY_TWO)
    order = [first, *(place for place in rng.permutation(len(schools)).tolist() if place != first)]
    missed = set(order[: len(schools) - int(counted.numerator or 0)])
    found = []
    for place, visit in enumerate(schools):
        came = place not in missed
        one = visit.seen(INDICATOR, "ratio", "report", float(came), 1.0)
        day = visit.days[0] + timedelta(days=int(days[place]))
        found.append(visit.within(one, one.period_type, one.period, day, day) if came else one)
    return found
