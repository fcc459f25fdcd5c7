"""What an excuse changes: a pupil whose absence is excused leaves the sums and the counts that places are made of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.statistics.places import DECIMALS, Array


@dataclass(frozen=True)
class Absences:
    """A unit's disputed absences in the order in which they are excused: total and paper of each.

    papers: unit_code, exam_id, n, sum_mark of every unit of the kind; county: exam_id, n, sum_mark, sum_squares.
    """

    totals: Array
    exams: Array
    papers: pd.DataFrame
    county: pd.DataFrame

    @classmethod
    def of(cls, tables: Mapping[str, pd.DataFrame], unit_type: str, unit_code: str) -> "Absences":
        """Of one unit, the totals furthest below the county's mean of their paper first."""
        papers = tables["intermediate.margin_papers"]
        cells = tables["intermediate.margin_absences"].query("unit_type == @unit_type and unit_code == @unit_code")
        county = papers.query("unit_type == 'county'").set_index("exam_id").sort_index()
        mean, spread = _scales(county[["n", "sum_mark", "sum_squares"]].to_numpy(float).T[:, None])
        scale = dict(zip(county.index, zip(mean[0], spread[0], strict=True), strict=True))
        cells = cells.assign(below=[_below(row, *scale[row.exam_id]) for row in cells.itertuples()])
        cells = cells.sort_values(["below", "exam_id", "total"])
        cells = cells.loc[cells.index.repeat(cells["n"].astype(int))]
        alike = papers.query("unit_type == @unit_type")
        return cls(cells["total"].to_numpy(float), cells["exam_id"].to_numpy(str), alike, county.reset_index())


def _below(row: object, mean: float, spread: float) -> float:
    return float((row.total - mean) / spread) if spread > 0 else float(row.total)  # type: ignore[attr-defined]


def _scales(sums: Array) -> tuple[Array, Array]:
    """Mean and spread of papers from n, sum and sum of squares (3 x anything)."""
    n, total, squares = sums
    mean = total / n
    return mean, np.sqrt(np.maximum(0, squares / n - mean**2))


def excused_worse_counts(
    units: pd.DataFrame,
    values: Array,
    unit: int,
    absences: Absences,
    worse_counts: Callable[[Array, int, Array], Array],
) -> Array:
    """How many units stand below after one, two, ... of the disputed absences are excused (absences)."""
    if not len(absences.totals):
        return np.zeros(0, dtype=int)
    if units["method"].iloc[0] == "rank_sum":
        return worse_counts(values, unit, _changed(units.iloc[unit], absences))
    index = _indices(units, unit, absences)
    below: Array = (index < index[:, [unit]]).sum(axis=1)
    return below


def _changed(row: pd.Series, absences: Absences) -> Array:
    """The unit's mean, count and weighted rate (absences x 3): fewer pupils, the same pupils at each line."""
    n = int(row["eligible_n"]) - np.arange(1, len(absences.totals) + 1)
    n = np.where(n > 0, n, 1)
    mean = (float(row["sum_total"]) - np.cumsum(absences.totals)) / n
    rate = float(row["weighted_rate"]) * int(row["eligible_n"]) / n
    return np.round(np.stack([mean, np.full(len(n), float(row["top1_n"])), rate], axis=1), DECIMALS)


def _wide(papers: pd.DataFrame, name: str, units: pd.DataFrame, exams: Array) -> Array:
    """One figure of every unit and paper (units x papers), 0 where nobody sat it."""
    wide = papers.pivot(index="unit_code", columns="exam_id", values=name)
    found: Array = wide.reindex(index=units["unit_code"], columns=exams).fillna(0).to_numpy(float)
    return found


def _indices(units: pd.DataFrame, unit: int, absences: Absences) -> Array:
    """The index of every unit (absences x units): each excuse moves the county's mean and spread of its paper."""
    exams = absences.county["exam_id"].to_numpy(str)
    taken = (absences.exams[:, None] == exams[None]).astype(float)
    totals = taken * absences.totals[:, None]
    gone = np.stack([taken, totals, totals * absences.totals[:, None]]).cumsum(axis=1)
    mean, spread = _scales(absences.county[["n", "sum_mark", "sum_squares"]].to_numpy(float).T[:, None] - gone)
    counted, summed = (
        np.repeat(_wide(absences.papers, name, units, exams)[None], len(gone[0]), axis=0) for name in ("n", "sum_mark")
    )
    counted[:, unit] -= gone[0]
    summed[:, unit] -= gone[1]
    scaled = np.where(spread > 0, 10 / np.where(spread > 0, spread, 1), 0)
    points = (summed - counted * mean[:, None]) * scaled[:, None]
    index: Array = np.round(50 + points.sum(axis=2) / np.maximum(counted.sum(axis=2), 1), DECIMALS)
    return index
