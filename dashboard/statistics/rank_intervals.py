"""Plausible places: where each unit would stand if other, similar cohorts had sat the test."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.statistics.composite import Cohort, membership, resample_places
from dashboard.statistics.places import Array, bottom_shares, competition_places

MEASURE = "official"
KEYS = ["test_id", "unit_type", "unit_code"]
UNIT_COLUMNS = {"school": "school_code", "township": "township_code"}


@dataclass(frozen=True)
class Settings:
    """How many draws, how wide the interval of places is, and how many places count as the bottom."""

    draws: int
    level: float
    bottom: int

    @classmethod
    def of(cls, rules: pd.DataFrame) -> "Settings":
        """From the one row of the governing plan's rules."""
        row = rules.iloc[0]
        return cls(int(row["resamples"]), float(row["interval_level"]), int(row["bottom_places"]))


def random_source(test_id: str) -> np.random.Generator:
    """A generator seeded by the test's id, so that a rebuild gives the same figures."""
    return np.random.default_rng(int.from_bytes(hashlib.sha256(test_id.encode()).digest()[:8], "big"))


def normal_places(means: Array, errors: Array, draws: int, random: np.random.Generator) -> Array:
    """Places (draws x units) of draws from N(mean, error^2) for each unit (Marshall and Spiegelhalter 1998)."""
    return competition_places(random.normal(means, errors, size=(draws, len(means))))


def posterior(means: Array, errors: Array) -> tuple[Array, Array]:
    """Shrunken means and their standard deviations, the variance between units by the method of moments."""
    between = max(0.0, float(np.var(means, ddof=1) - np.mean(errors**2))) if len(means) > 1 else 0.0
    shrinkage = between / (between + errors**2) if between > 0 else np.zeros_like(errors)
    return means.mean() + shrinkage * (means - means.mean()), np.sqrt(between * (1 - shrinkage))


def _row(units: pd.DataFrame, places: Array, shares: Array, level: float) -> pd.DataFrame:
    tail = (1 - level) / 2
    low, high = np.quantile(places, [tail, 1 - tail], axis=0, method="closest_observation").astype(int)
    rank = units["final_rank"].to_numpy(int)
    found = units[[*KEYS, "method"]].assign(rank=rank, measure=MEASURE, draws=len(places), p_bottom3=shares)
    return found.assign(rank_low=np.minimum(low, rank), rank_high=np.maximum(high, rank))


def _by_mean(units: pd.DataFrame, settings: Settings, random: np.random.Generator) -> pd.DataFrame:
    means, errors = units["mean_index"].to_numpy(float), units["se_index"].fillna(0).to_numpy(float)
    places = normal_places(means, errors, settings.draws, random)
    true_places = normal_places(*posterior(means, errors), settings.draws, random)
    return _row(units, places, bottom_shares(true_places, settings.bottom), settings.level)


def _by_composite(
    groups: list[pd.DataFrame], cells: pd.DataFrame, settings: Settings, random: np.random.Generator
) -> list[pd.DataFrame]:
    cohort, owner = Cohort.of(cells), cells.drop_duplicates("school_code")
    pooled = []
    for units in groups:
        column = UNIT_COLUMNS[units["unit_type"].iloc[0]]
        unit_of = dict(zip(owner["school_code"], owner[column], strict=True))
        pooled.append(membership(cohort, unit_of, list(units["unit_code"])))
    drawn = resample_places(cohort, pooled, settings.draws, random)
    return [
        _row(units, places, bottom_shares(places, settings.bottom), settings.level)
        for units, places in zip(groups, drawn, strict=True)
    ]


def compute(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Intervals of the places of one test's schools and townships, from the tables the mart declares."""
    settings, cells = Settings.of(tables["plan.rules"]), tables["intermediate.ranked_cells"]
    measures = tables["intermediate.unit_measures"].query("subject == 'total'")
    units = tables["intermediate.places"].merge(measures, on=KEYS, validate="one_to_one").sort_values(KEYS)
    groups = [group for _, group in units.groupby("unit_type")]
    random = random_source(units["test_id"].iloc[0])
    if units["method"].iloc[0] == "rank_sum":
        found = _by_composite(groups, cells, settings, random)
        return pd.concat(found, ignore_index=True).assign(exam_id=cells["exam_id"].iloc[0])
    found = [_by_mean(group, settings, random) for group in groups]
    return pd.concat(found, ignore_index=True).assign(exam_id=units["test_id"].iloc[0])
