"""The junior composite (one mean, one count, three rates) under drawing of pupils, from totals by school."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.statistics.places import Array, competition_places

BLOCK_BYTES = 12_000_000
BYTES_PER_PUPIL = 32


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

    @property
    def sizes(self) -> Array:
        """Pupils of each school; a school of a cohort has at least one."""
        return np.asarray(self.counts.sum(axis=1))

    @property
    def marks(self) -> Array:
        """The total of every pupil, school after school."""
        return np.repeat(np.tile(self.totals, len(self.schools)), self.counts.ravel())


@dataclass(frozen=True)
class Drawn:
    """What many draws gave one grouping of schools: sums of the three places, and overall places (draws x units)."""

    sums: Array
    places: Array


def membership(cohort: Cohort, unit_of: Mapping[str, str], units: Sequence[str]) -> Array:
    """Which unit (schools x units, 0 or 1) each school's pupils are pooled in."""
    return np.array([[float(unit_of[school] == unit) for unit in units] for school in cohort.schools])


def _drawn_marks(cohort: Cohort, draws: int, random: np.random.Generator, by_chance: bool) -> Iterator[Array]:
    """Marks (block x pupils, schools in order), drawn with replacement in the school, or `by_chance` in the county."""
    sizes, marks = cohort.sizes, cohort.marks
    first = np.zeros(len(marks), dtype=np.int32) if by_chance else np.repeat(_starts(sizes), sizes).astype(np.int32)
    among = np.full(len(marks), len(marks)) if by_chance else np.repeat(sizes, sizes)
    block = max(1, BLOCK_BYTES // (len(marks) * BYTES_PER_PUPIL))
    for done in range(0, draws, block):
        chosen = random.random((min(block, draws - done), len(marks)), dtype=np.float32)
        chosen *= among.astype(np.float32)
        picked = np.minimum(chosen.astype(np.int32), among.astype(np.int32) - 1)
        picked += first
        yield marks[picked]


def _starts(sizes: Array) -> Array:
    return np.concatenate([[0], np.cumsum(sizes)[:-1]])


def school_sums(marks: Array, sizes: Array, top_n: Sequence[int]) -> tuple[Array, list[Array]]:
    """Sum of totals, and pupils at or above each line (draws x schools), of marks (draws x pupils, schools in order).

    A line is the total of the county's N-th pupil in the same draw; pupils tied at it all count.
    """
    starts = _starts(sizes)
    places = [max(0, marks.shape[1] - each) for each in top_n]
    ordered = np.partition(marks, places, axis=1)
    tops = [np.add.reduceat(marks >= ordered[:, [place]], starts, axis=1, dtype=np.int32) for place in places]
    return np.add.reduceat(marks, starts, axis=1), tops


def composite_places(
    means: Array, tops: Sequence[Array], sizes: Array, weights: Sequence[float]
) -> tuple[Array, Array]:
    """Sum of the three places, and overall place (draws x units), from means and counts (draws x units)."""
    rates = sum(weight * top for weight, top in zip(weights, tops, strict=True)) / sizes
    sums = competition_places(means) + competition_places(tops[0]) + competition_places(np.asarray(rates))
    return sums, competition_places(-sums.astype(float))


def resample(
    cohort: Cohort, pooled: Sequence[Array], draws: int, random: np.random.Generator, by_chance: bool = False
) -> list[Drawn]:
    """Places in every draw for each grouping of schools (schools x units), from the same draws, in bounded memory.

    Pupils are drawn within their school; `by_chance` draws every school's pupils from the whole county instead.
    """
    found: list[list[tuple[Array, Array]]] = [[] for _ in pooled]
    for marks in _drawn_marks(cohort, draws, random, by_chance):
        sums, tops = school_sums(marks, cohort.sizes, cohort.top_n)
        for blocks, units in zip(found, pooled, strict=True):
            n = cohort.sizes @ units
            blocks.append(composite_places(sums @ units / n, [top @ units for top in tops], n, cohort.weights))
    return [Drawn(*(np.concatenate(part) for part in zip(*blocks, strict=True))) for blocks in found]
