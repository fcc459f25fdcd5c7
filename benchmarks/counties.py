"""Invented counties whose true places are known: school effects are drawn first, pupils after them."""

import math
from dataclasses import dataclass

import numpy as np

from dashboard.statistics.composite import Cohort, composite_places, school_sums
from dashboard.statistics.places import Array, competition_places

SCHOOLS = (50, 60)
PUPILS = 14_000
SIZE_SIGMA, SMALLEST = 0.7, 20
TOP_N, WEIGHTS = (3000, 5000, 7000), (0.4, 0.2, 0.4)
MEAN, SPREAD, FULL = 400.0, 110.0, 700.0

_tail = np.vectorize(lambda z: 0.5 * math.erfc(z / math.sqrt(2)), otypes=[float])


def share_above(standardised: Array) -> Array:
    """Share of a normal distribution above each value."""
    return np.asarray(_tail(standardised))


@dataclass(frozen=True)
class County:
    """Cohort sizes and school effects (in standard deviations of a pupil's total); `icc` is between / whole variance.

    `lasting` is what stays with the school; `effects` are those of this year: the same unless a yearly part was asked.
    """

    sizes: Array
    lasting: Array
    effects: Array
    icc: float

    @property
    def within(self) -> float:
        """Standard deviation of pupils within a school."""
        return math.sqrt(1 - self.icc)


def county(random: np.random.Generator, icc: float, yearly: float = 0.0) -> County:
    """50 to 60 schools of log-normal size; `yearly` times the lasting spread is added as a part of the year."""
    schools = int(random.integers(SCHOOLS[0], SCHOOLS[1] + 1))
    shares = random.lognormal(0, SIZE_SIGMA, schools)
    sizes = np.maximum(SMALLEST, np.round(shares / shares.sum() * PUPILS)).astype(int)
    lasting = random.normal(0, math.sqrt(icc), schools)
    return County(sizes, lasting, lasting + random.normal(0, yearly * math.sqrt(icc), schools), icc)


def _line(county: County, effects: Array, top_n: int) -> float:
    """The mark above which `top_n` pupils of the county are expected (bisection)."""
    low, high = -8.0, 8.0
    for _ in range(45):
        middle = (low + high) / 2
        expected = float((county.sizes * share_above((middle - effects) / county.within)).sum())
        low, high = (middle, high) if expected > top_n else (low, middle)
    return (low + high) / 2


def true_places(county: County, effects: Array) -> Array:
    """The place each effect deserves, cohort sizes fixed: the composite of expected means, counts and rates."""
    lines = [_line(county, effects, top_n) for top_n in TOP_N]
    tops = [county.sizes * share_above((line - effects) / county.within) for line in lines]
    means = effects[None, :]
    return np.asarray(composite_places(means, [top[None, :] for top in tops], county.sizes, WEIGHTS)[1][0])


def true_places_by_mean(effects: Array) -> Array:
    """The same for a ranking by mean."""
    return np.asarray(competition_places(effects[None, :])[0])


def sat(county: County, random: np.random.Generator) -> Array:
    """The totals of one cohort, school after school, in half marks."""
    marks = np.repeat(county.effects, county.sizes) + random.normal(0, county.within, county.sizes.sum())
    return np.asarray(np.clip(np.round(2 * (MEAN + SPREAD * marks)) / 2, 0, FULL))


def cohort_of(county: County, marks: Array) -> Cohort:
    """The same cohort as counts by school and total."""
    totals, rising = np.unique(marks, return_inverse=True)
    school = np.repeat(np.arange(len(county.sizes)), county.sizes)
    counts = np.zeros((len(county.sizes), len(totals)), dtype=np.int64)
    np.add.at(counts, (school, len(totals) - 1 - rising), 1)
    names = tuple(f"{number:03d}" for number in range(len(county.sizes)))
    return Cohort(names, counts, totals[::-1], TOP_N, WEIGHTS)


def observed(county: County, marks: Array) -> tuple[Array, Array]:
    """Sums of the three places, and overall places, that this cohort brought."""
    sums, tops = school_sums(marks[None, :], county.sizes, TOP_N)
    place_sums, places = composite_places(sums / county.sizes, tops, county.sizes, WEIGHTS)
    return place_sums[0], places[0]
