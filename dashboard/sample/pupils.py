"""Cohorts of pupils who keep their id from test to test and year to year."""

from dataclasses import dataclass

import numpy as np

from dashboard.sample.movement import follow
from dashboard.sample.schools import TIE_PARTNER, TIED, County
from dashboard.sample.streams import Flags, Floats, Ints, Texts, stream

TALENTS = 14
_FACTORS = (0.75, 0.78, 0.815, 0.85, 0.89, 0.93, 0.985, 0.99, 1.0, 1.0, 1.0)


@dataclass(frozen=True)
class Cohort:
    """Pupils who were in one grade in 2022-2023.

    `school` (pupils x 6 terms) holds places in the county's schools, -1 where a pupil is in none of them;
    `talents` (pupils x 14) lasting strengths by subject; `seat` (0 to 1) decides the class; `suspended` is by year.
    """

    grade0: int
    ids: Texts
    ability: Floats
    talents: Floats
    seat: Floats
    guest: Flags
    school: Ints
    suspended: Flags


def make_cohorts(county: County, seed: int) -> tuple[Cohort, ...]:
    """The cohorts that meet a test in the three years: first grades 1 to 11 of 2022-2023."""
    tie = [county.index(code) for code in (TIED, TIE_PARTNER)]
    found: list[Cohort] = []
    serial = 1
    for grade0 in range(1, 12):
        found.append(_cohort(county, grade0, serial, tie, stream(seed, f"cohort {grade0}")))
        serial += len(found[-1].ids)
    return tuple(found)


def _cohort(county: County, grade0: int, serial: int, tie: list[int], rng: np.random.Generator) -> Cohort:
    first = _first_schools(county, grade0, tie, rng)
    count = len(first)
    ability = rng.normal(0.7 if grade0 > 9 else 0.0, 0.75 if grade0 > 9 else 1.0, count)
    if grade0 > 9:
        ability = np.sort(ability)[::-1] + rng.normal(0.0, 0.25, count)
    school = follow(county, grade0, first, ability, tie, rng)
    calm = np.isin(school, tie).sum(axis=1) > 0
    return Cohort(
        grade0,
        pupil_ids(serial, count),
        ability,
        rng.normal(size=(count, TALENTS)),
        rng.random(count),
        (rng.random(count) < 0.008) & ~calm,
        school,
        (rng.random((count, 3)) < 0.004) & ~calm[:, None],
    )


def pupil_ids(first: int, count: int) -> Texts:
    """Pseudonyms `P0000001`, counted on from `first`."""
    return np.char.add("P", np.char.zfill(np.arange(first, first + count).astype(str), 7))


def _first_schools(county: County, grade0: int, tie: list[int], rng: np.random.Generator) -> Ints:
    stage = "primary" if grade0 <= 6 else "junior" if grade0 <= 9 else "senior"
    jitter = np.exp(rng.normal(0.0, 0.02, len(county.schools)))
    jitter[tie] = 1.0
    factor = np.where(np.isin(np.arange(len(jitter)), tie), 1.0, _FACTORS[grade0 - 1])
    counts = np.round(county.sizes() * factor * jitter).astype(np.int64).clip(1)
    counts[~county.of_stage(stage, 0)] = 0
    if grade0 >= 5:
        counts[[school.parent is not None for school in county.schools]] = 0
    return np.repeat(np.arange(len(counts)), counts)
