"""The junior composite (one mean, one count, three rates) under resampling of pupils within schools."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.statistics.places import competition_places

BLOCK_BYTES = 48_000_000


@dataclass(frozen=True)
class Cohort:
    """A county's totals: counts (schools x totals, totals falling), and which unit each school counts towards."""

    counts: np.ndarray
    totals: np.ndarray
    membership: np.ndarray
    top_n: tuple[int, int, int]
    weights: tuple[float, float, float]

    @classmethod
    def of(cls, cells: pd.DataFrame, units: list[str], unit_column: str) -> "Cohort":
        """From the cells of one test; `units` are the ranked ones, in the order of the result's columns."""
        schools, school_no = np.unique(cells["school_code"].to_numpy(str), return_inverse=True)
        totals, rising = np.unique(cells["total"].to_numpy(float), return_inverse=True)
        counts = np.zeros((len(schools), len(totals)), dtype=np.int64)
        np.add.at(counts, (school_no, len(totals) - 1 - rising), cells["n"].to_numpy(int))
        owner = cells.drop_duplicates("school_code").set_index("school_code")
        of_school = owner.index if unit_column == "school_code" else owner[unit_column]
        unit_of = dict(zip(owner.index, of_school, strict=True))
        membership = np.array([[unit_of[school] == unit for school in schools] for unit in units], dtype=float)
        first = cells.iloc[0]
        top_n = (int(first["top_n1"]), int(first["top_n2"]), int(first["top_n3"]))
        weights = (float(first["weight1"]), float(first["weight2"]), float(first["weight3"]))
        return cls(counts, totals[::-1], membership, top_n, weights)


def _draw(cohort: Cohort, draws: int, random: np.random.Generator) -> np.ndarray:
    """Counts (draws x schools x totals): every school's pupils drawn again with replacement."""
    drawn = np.zeros((draws, *cohort.counts.shape), dtype=np.int32)
    for school, counts in enumerate(cohort.counts):
        held = np.flatnonzero(counts)
        n = int(counts.sum())
        drawn[:, school, held] = random.multinomial(n, counts[held] / n, size=draws)
    return drawn


def _top_counts(drawn: np.ndarray, top_n: int) -> np.ndarray:
    """Pupils (draws x schools) at or above the total of the county's N-th pupil in each draw."""
    county = drawn.sum(axis=1).cumsum(axis=1)
    line = (county < top_n).sum(axis=1)
    at_line = np.arange(drawn.shape[2])[None, :] <= line[:, None]
    return np.einsum("dst,dt->ds", drawn, at_line.astype(np.int32))


def composite_places(drawn: np.ndarray, cohort: Cohort) -> np.ndarray:
    """Overall places (draws x units) by the sum of the three places, from resampled counts."""
    pooled = cohort.membership.T
    n = cohort.counts.sum(axis=1) @ pooled
    means = (drawn @ cohort.totals) @ pooled / n
    tops = [_top_counts(drawn, top_n) @ pooled for top_n in cohort.top_n]
    rates = sum(weight * top for weight, top in zip(cohort.weights, tops, strict=True)) / n
    place_sum = competition_places(means) + competition_places(tops[0]) + competition_places(np.asarray(rates))
    return competition_places(-place_sum.astype(float))


def resample_places(cohort: Cohort, draws: int, random: np.random.Generator) -> np.ndarray:
    """Overall places (draws x units), drawn in blocks that bound the memory."""
    block = max(1, min(draws, BLOCK_BYTES // (cohort.counts.size * 4)))
    sizes = [block] * (draws // block) + ([draws % block] if draws % block else [])
    return np.concatenate([composite_places(_draw(cohort, size, random), cohort) for size in sizes])
