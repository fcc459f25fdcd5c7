"""How pupils move: from stage to stage, to another school, out of a closed school and into a new one."""

import numpy as np

from dashboard.sample.schools import BUREAU, MERGED, NEW, SUCCESSOR, County
from dashboard.sample.streams import Flags, Floats, Ints

NOWHERE = -1
_YEAR_TRANSFERS, _TERM_TRANSFERS = 0.012, 0.004


def follow(county: County, grade0: int, first: Ints, ability: Floats, tie: list[int], rng: np.random.Generator) -> Ints:
    """Where each pupil of a cohort is in each of the six terms (pupils x 6)."""
    path = np.empty((len(first), 6), dtype=np.int64)
    current = first
    for term in range(6):
        year, grade = term // 2, grade0 + term // 2
        if term % 2 == 0:
            current = _new_year(county, current, grade, year, ability, rng)
        if grade <= 9 and (grade, term % 2) != (9, 1):
            current = _transferred(county, current, grade, year, _rate(term), tie, rng)
        path[:, term] = current
    return path


def _rate(term: int) -> float:
    return 0.0 if term == 0 else _TERM_TRANSFERS if term % 2 else _YEAR_TRANSFERS


def _new_year(county: County, current: Ints, grade: int, year: int, ability: Floats, rng: np.random.Generator) -> Ints:
    if grade == 12:
        return np.full_like(current, NOWHERE)
    if year == 0:
        return current
    if grade == 5:
        return _to_parents(county, current)
    if grade == 7:
        return _to_juniors(county, current, year, rng)
    if grade == 10:
        return _to_seniors(county, ability, rng)
    return _reorganised(county, current, grade, rng) if year == 1 and grade in (8, 9) else current


def _to_parents(county: County, current: Ints) -> Ints:
    parents = np.array([county.index(s.parent, "primary") if s.parent else i for i, s in enumerate(county.schools)])
    return parents[current]


def _to_juniors(county: County, current: Ints, year: int, rng: np.random.Generator) -> Ints:
    """Nine in ten stay in their township, the others go to a school of the bureau; nine-year schools keep theirs."""
    of = county.township_numbers()
    moved = np.empty_like(current)
    leaves = rng.random(len(current)) < 0.08
    for township in range(len(county.townships)):
        here = of[current] == township
        moved[here & ~leaves] = _drawn(county, county.of_stage("junior", year) & (of == township), here & ~leaves, rng)
    moved[leaves] = _drawn(county, county.of_stage("junior", year) & (of == 0), leaves, rng)
    nine = {s.code: i for i, s in enumerate(county.schools) if s.stage == "junior" and s.code.startswith("N")}
    stays = np.array([nine.get(s.code, NOWHERE) if s.stage == "primary" else NOWHERE for s in county.schools])[current]
    return np.where((stays >= 0) & ~leaves, stays, moved)


def _drawn(county: County, allowed: Flags, chosen: Flags, rng: np.random.Generator) -> Ints:
    weights = county.sizes() * allowed
    return rng.choice(len(weights), int(chosen.sum()), p=weights / weights.sum())


def _to_seniors(county: County, ability: Floats, rng: np.random.Generator) -> Ints:
    """The best by ability with noise fill the senior schools in the order of their codes; the others leave."""
    places = np.where(county.of_stage("senior", 0), np.round(county.sizes()), 0).astype(np.int64)
    seats = np.repeat(np.arange(len(places)), places)
    order = np.argsort(-(ability + rng.normal(0.0, 0.45, len(ability))), kind="stable")
    reached = np.full(len(ability), NOWHERE, dtype=np.int64)
    filled = min(len(seats), len(order))
    reached[order[:filled]] = seats[:filled]
    return reached


def _reorganised(county: County, current: Ints, grade: int, rng: np.random.Generator) -> Ints:
    """In autumn 2023 one school is merged into another; a new one takes grade 8 pupils of the bureau's first school."""
    moved = np.where(current == county.index(MERGED), county.index(SUCCESSOR), current)
    crowded = next(i for i, s in enumerate(county.schools) if s.township == BUREAU and s.stage == "junior")
    takes = (current == crowded) & (rng.random(len(current)) < 0.17) & (grade == 8)
    return np.where(takes, county.index(NEW), moved)


def _transferred(
    county: County, current: Ints, grade: int, year: int, rate: float, tie: list[int], rng: np.random.Generator
) -> Ints:
    """A few pupils change to another school of their stage; the two schools of the tie neither lose nor gain."""
    leaves = (rng.random(len(current)) < rate) & ~np.isin(current, tie)
    allowed = county.of_stage("primary" if grade <= 6 else "junior", year)
    allowed[[*tie, county.index(NEW)] if grade == 9 else tie] = False
    allowed &= np.array([school.parent is None for school in county.schools])
    moved = current.copy()
    moved[leaves] = _drawn(county, allowed, leaves, rng)
    return moved
