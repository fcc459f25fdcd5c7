"""Distance to leave: the smallest change of one value alone that lifts a unit out of the last places, found exactly."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

import numpy as np
import pandas as pd

from dashboard.statistics.absences import Absences, excused_worse_counts
from dashboard.statistics.places import DECIMALS, Array, competition_places

JUST_ABOVE = 0.5 * 10**-DECIMALS
GROUP = ["test_id", "unit_type", "places"]
WEIGHTS = ["weight1", "weight2", "weight3"]
TOPS = ["top1_n", "top2_n", "top3_n"]


@dataclass(frozen=True)
class Margin:
    """What one lever alone would have to reach; `strict`: more than `needed`, else at least; of `available_n` pupils.

    lever: mean, count, rate or absence; measured_in: marks, index, pupils or share; neighbour: whose value `needed` is.
    """

    lever: str
    measured_in: str
    now: float
    needed: float | None = None
    strict: bool = False
    available_n: int | None = None
    neighbour: str | None = None

    @property
    def row(self) -> dict[str, object]:
        """As a row of the mart, with the change and whether the lever suffices."""
        reachable = self.needed is not None
        change = None if self.needed is None else self.needed - self.now
        return {**asdict(self), "change": change, "reachable": reachable}


def worse_counts(values: Array, unit: int, changed: Array) -> Array:
    """How many units (candidates) stand below `unit` once its values are `changed` (candidates x parts).

    values: parts x units, larger is better, rounded; a part's places share the better place; the sum of places decides.
    """
    others = np.delete(values, unit, axis=1)
    overtaken = changed[:, :, None] > others[None]
    theirs = (competition_places(others)[None] + overtaken).sum(axis=1)
    mine = (1 + (others[None] > changed[:, :, None]).sum(axis=2)).sum(axis=1)
    counted: Array = (theirs > mine[:, None]).sum(axis=1)
    return counted


def _thresholds(others: Array, now: float, most: float) -> tuple[Array, Array]:
    """What a rising value meets on its way, lowest first: equal to another's value, then just above it."""
    met = np.repeat(np.unique(others[others >= now]), 2)
    strict = np.arange(len(met)) % 2 == 1
    reached = (strict | (met > now)) & (met + strict * JUST_ABOVE <= most)
    return met[reached], strict[reached]


def raised(values: Array, unit: int, part: int, places: int, most: float) -> tuple[float | None, bool]:
    """The least value of one part, and whether it must be exceeded, that leaves `places` units below; None: nothing."""
    met, strict = _thresholds(np.delete(values[part], unit), values[part, unit], most)
    changed = np.repeat(values[:, unit][None], len(met), axis=0)
    changed[:, part] = met + strict * JUST_ABOVE
    enough = np.flatnonzero(worse_counts(values, unit, changed) >= places)
    return (float(met[enough[0]]), bool(strict[enough[0]])) if len(enough) else (None, False)


def more_at_the_first_line(values: Array, unit: int, tops: Array, n: int, weights: Array, places: int) -> int | None:
    """How many more pupils at the first line suffice, the nearest ones first: who passes it has passed the lower lines.

    tops: the unit's pupils at each line (3,); the mean and the lines stay.
    """
    more = np.arange(1, n - int(tops[0]) + 1)
    reached = np.maximum(tops[None], tops[0] + more[:, None])
    changed = np.repeat(values[:, unit][None], len(more), axis=0)
    changed[:, 1] = reached[:, 0]
    changed[:, 2] = np.round(reached @ weights / n, DECIMALS)
    enough = np.flatnonzero(worse_counts(values, unit, changed) >= places)
    return int(more[enough[0]]) if len(enough) else None


def _values(units: pd.DataFrame) -> Array:
    """The ranked values (parts x units): mean, count and weighted rate, or the mean alone."""
    parts = ["ranked_mean", "top1_n", "weighted_rate"] if units["method"].iloc[0] == "rank_sum" else ["ranked_mean"]
    return np.round(units[parts].to_numpy(float).T, DECIMALS)


def _owner(units: pd.DataFrame, values: Array, part: int, needed: float | None, unit: int) -> str | None:
    """Another unit whose value has to be reached: who may not see it may not see the distance either."""
    if needed is None:
        return None
    distance = np.abs(values[part] - needed)
    distance[unit] = np.inf
    return str(units["unit_code"].iloc[int(np.argmin(distance))])


def _by_sum(units: pd.DataFrame, values: Array, unit: int, places: int) -> Iterator[Margin]:
    row = units.iloc[unit]
    n, tops = int(row["eligible_n"]), row[TOPS].to_numpy(float)
    weights = row[WEIGHTS].to_numpy(float)
    mean, mean_strict = raised(values, unit, 0, places, float(row["full_score"]))
    owner = _owner(units, values, 0, mean, unit)
    yield Margin("mean", "marks", values[0, unit], mean, mean_strict, neighbour=owner)
    more = more_at_the_first_line(values, unit, tops, n, weights, places)
    top = None if more is None else tops[0] + more
    owner = _owner(units, values, 1, top, unit)
    yield Margin("count", "pupils", tops[0], top, available_n=n - int(tops[0]), neighbour=owner)
    rate, rate_strict = raised(values, unit, 2, places, round(float(weights.sum()), DECIMALS))
    owner = _owner(units, values, 2, rate, unit)
    yield Margin("rate", "share", values[2, unit], rate, rate_strict, neighbour=owner)


def _by_mean(units: pd.DataFrame, values: Array, unit: int, places: int) -> Margin:
    """In marks where all sat one paper, whose index is only another scale; else in points of the index."""
    row, now = units.iloc[unit], values[0, unit]
    needed, strict = raised(values, unit, 0, places, np.inf)
    owner = _owner(units, values, 0, needed, unit)
    if pd.isna(row["index_point"]):
        return Margin("mean", "index", now, needed, strict, neighbour=owner)
    marks = None if needed is None else row["mean_total"] + (needed - now) * row["index_point"]
    return Margin("mean", "marks", row["mean_total"], marks, strict, neighbour=owner)


def _absence(units: pd.DataFrame, values: Array, unit: int, places: int, absences: Absences) -> Margin:
    """How many of the disputed absences, excused, suffice; a unit left with too few pupils to be ranked is out too."""
    row = units.iloc[unit]
    out = excused_worse_counts(units, values, unit, absences, worse_counts) >= places
    out[max(0, int(row["eligible_n"]) - int(row["least_n"])) :] = True
    enough = np.flatnonzero(out)
    return Margin(
        "absence", "pupils", 0.0, float(enough[0] + 1) if len(enough) else None, available_n=len(absences.totals)
    )


def _margins(units: pd.DataFrame, tables: Mapping[str, pd.DataFrame], places: int) -> Iterator[dict[str, object]]:
    values = _values(units)
    for unit in range(len(units)):
        key = units.iloc[unit][["test_id", "unit_type", "unit_code", "places"]].to_dict()
        if worse_counts(values, unit, values[:, unit][None])[0] >= places:
            continue
        by_sum = units["method"].iloc[0] == "rank_sum"
        found = list(_by_sum(units, values, unit, places)) if by_sum else [_by_mean(units, values, unit, places)]
        absences = Absences.of(tables, str(key["unit_type"]), str(key["unit_code"]))
        found.append(_absence(units, values, unit, places, absences))
        yield from ({**key, **margin.row} for margin in found)


def compute(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The margins of one test's units in the last places, from the tables that the mart declares."""
    rows: list[dict[str, object]] = []
    for _key, units in tables["intermediate.margin_units"].groupby(GROUP):
        rows += _margins(units.sort_values("unit_code", ignore_index=True), tables, int(units["places"].iloc[0]))
    return pd.DataFrame(rows)
