"""The junior composite (one mean, one count, three rates) under resampling of pupils within schools."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.statistics.places import Array, competition_places

BLOCK_BYTES = 48_000_000


@dataclass(frozen=True)
class Cohort:
    """A county's totals: counts (schools x totals, totals falling), and the parameters of the composite."""

    schools: tuple[str, ...]
    counts: Array
    totals: Array
    top_n: tuple[int, int, int]
    weights: tuple[float, float, float]

    @classmethod
    def of(cls, cells: pd.DataFrame) -> "Cohort":
        """From the cells of one test: school_code, total, n, and the same parameters in every row."""
        schools, school_no = np.unique(cells["school_code"].to_numpy(str), return_inverse=True)
        totals, rising = np.unique(cells["total"].to_numpy(float), return_inverse=True)
        counts = np.zeros((len(schools), len(totals)), dtype=np.int64)
        np.add.at(counts, (school_no, len(totals) - 1 - rising), cells["n"].to_numpy(int))
        first = cells.iloc[0]
        top_n = (int(first["top_n1"]), int(first["top_n2"]), int(first["top_n3"]))
        weights = (float(first["weight1"]), float(first["weight2"]), float(first["weight3"]))
        return cls(tuple(schools), counts, totals[::-1], top_n, weights)


def membership(cohort: Cohort, unit_of: Mapping[str, str], units: Sequence[str]) -> Array:
    """Which unit (schools x units, 0 or 1) each school's pupils are pooled in."""
    return np.array([[float(unit_of[school] == unit) for unit in units] for school in cohort.schools])


def _draw(cohort: Cohort, draws: int, random: np.random.Generator) -> Array:
    """Counts (draws x schools x totals): every school's pupils drawn again with replacement."""
    drawn = np.zeros((draws, *cohort.counts.shape), dtype=np.int32)
    for school, counts in enumerate(cohort.counts):
        held = np.flatnonzero(counts)
        n = int(counts.sum())
        drawn[:, school, held] = random.multinomial(n, counts[held] / n, size=draws)
    return drawn


def _top_counts(drawn: Array, county: Array, top_n: int) -> Array:
    """Pupils (draws x schools) at or above the total of the county's N-th pupil in each draw."""
    line = (county < top_n).sum(axis=1)
    at_or_above = np.arange(drawn.shape[2])[None, :] <= line[:, None]
    counted: Array = np.einsum("dst,dt->ds", drawn, at_or_above.astype(np.int32))
    return counted


def _composite_places(cohort: Cohort, sums: Array, tops: Sequence[Array], pooled: Array) -> Array:
    """Overall places (draws x units) by the sum of the three places."""
    n = cohort.counts.sum(axis=1) @ pooled
    unit_tops = [top @ pooled for top in tops]
    rates = sum(weight * top for weight, top in zip(cohort.weights, unit_tops, strict=True)) / n
    place_sum = competition_places(sums @ pooled / n) + competition_places(unit_tops[0])
    return competition_places(-(place_sum + competition_places(np.asarray(rates))).astype(float))


def _blocks(cohort: Cohort, draws: int) -> Iterator[int]:
    block = max(1, min(draws, BLOCK_BYTES // (cohort.counts.size * 4)))
    yield from [block] * (draws // block)
    if draws % block:
        yield draws % block


def resample_places(cohort: Cohort, pooled: Sequence[Array], draws: int, random: np.random.Generator) -> list[Array]:
    """Overall places (draws x units) for each grouping of schools, from the same draws, in blocks of bounded memory."""
    found: list[list[Array]] = [[] for _ in pooled]
    for size in _blocks(cohort, draws):
        drawn = _draw(cohort, size, random)
        county = drawn.sum(axis=1).cumsum(axis=1)
        tops = [_top_counts(drawn, county, top_n) for top_n in cohort.top_n]
        sums = np.stack([each @ cohort.totals for each in drawn])
        for places, units in zip(found, pooled, strict=True):
            places.append(_composite_places(cohort, sums, tops, units))
    return [np.concatenate(places) for places in found]
