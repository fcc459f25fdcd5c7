"""Plausible places: where each unit would stand if other, similar cohorts had sat the test."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.statistics.chance import chance_shares, variance_between
from dashboard.statistics.composite import Cohort, membership, resample
from dashboard.statistics.places import Array, bottom_shares, competition_places, plausible_range
from dashboard.statistics.rank_sets import rank_sets
from dashboard.statistics.rank_states import blanked, interval_states

MEASURE = "official"
KEYS = ["test_id", "unit_type", "unit_code"]
UNIT_COLUMNS = {"school": "school_code", "township": "township_code"}


@dataclass(frozen=True)
class Settings:
    """Draws, level of the intervals, places that count as the bottom, and the pupils below which nothing is said."""

    draws: int
    level: float
    bottom: int
    least_pupils: int

    @classmethod
    def of(cls, rules: pd.DataFrame) -> "Settings":
        """From the one row of the governing plan's rules."""
        row = rules.iloc[0]
        draws, level = int(row["resamples"]), float(row["interval_level"])
        return cls(draws, level, int(row["bottom_places"]), int(row["small_cell"]))


@dataclass(frozen=True)
class Found:
    """What the draws say about every unit of one table; places and values are draws x units, the rest is by unit."""

    places: Array
    values: Array
    errors: Array
    p_bottom: Array
    has_spread: Array


def random_source(test_id: str) -> np.random.Generator:
    """A generator seeded by the test's id, so that a rebuild gives the same figures."""
    return np.random.default_rng(int.from_bytes(hashlib.sha256(test_id.encode()).digest()[:8], "big"))


def posterior(means: Array, errors: Array) -> tuple[Array, Array]:
    """Shrunken means and their standard deviations, the variance between units by the method of moments."""
    between = variance_between(means, errors)
    shrinkage = between / (between + errors**2) if between > 0 else np.zeros_like(errors)
    return means.mean() + shrinkage * (means - means.mean()), np.sqrt(between * (1 - shrinkage))


def found_by_mean(means: Array, errors: Array, settings: Settings, random: np.random.Generator) -> Found:
    """From means and their standard errors: draws N(mean, error), the posterior for the bottom (Marshall 1998)."""
    shape = (settings.draws, len(means))
    drawn = random.normal(means, errors, size=shape)
    true_places = competition_places(random.normal(*posterior(means, errors), size=shape))
    shares = bottom_shares(true_places, settings.bottom)
    return Found(competition_places(drawn), means, drawn - means, shares, errors > 0)


def found_by_composite(
    cohort: Cohort, pooled: list[Array], place_sums: list[Array], settings: Settings, random: np.random.Generator
) -> list[Found]:
    """From the pupils' totals: the whole calculation repeated, for each grouping of schools and its sums of places."""
    found = []
    drawn = resample(cohort, pooled, settings.draws, random)
    for own, units, sums in zip(drawn, pooled, place_sums, strict=True):
        has_spread = ((cohort.counts.T @ units) > 0).sum(axis=0) > 1
        shares = bottom_shares(own.places, settings.bottom)
        found.append(Found(own.places, -sums.astype(float), -own.sums.astype(float), shares, has_spread))
    return found


def _rows(units: pd.DataFrame, found: Found, p_chance: Array, settings: Settings) -> pd.DataFrame:
    rank = units["final_rank"].to_numpy(int)
    low, high = plausible_range(found.places, rank, settings.level)
    set_low, set_high = rank_sets(found.values, found.errors, settings.level)
    rows = units[[*KEYS, "method"]].assign(
        measure=MEASURE, rank=rank, draws=settings.draws, rank_low=low, rank_high=high,
        set_low=np.minimum(set_low, rank), set_high=np.maximum(set_high, rank),
        p_bottom3=found.p_bottom, p_chance=p_chance,
    )  # fmt: skip
    is_small = units["eligible_n"].to_numpy(float) < settings.least_pupils
    return blanked(rows.assign(interval_state=interval_states(rank, found.has_spread, is_small, settings.bottom)))


def _by_mean(units: pd.DataFrame, settings: Settings, random: np.random.Generator) -> pd.DataFrame:
    means, errors = units["mean_index"].to_numpy(float), units["se_index"].fillna(0).to_numpy(float)
    found = found_by_mean(means, errors, settings, random)
    return _rows(units, found, chance_shares(errors, settings.bottom, settings.draws, random), settings)


def _by_composite(
    groups: list[pd.DataFrame], cells: pd.DataFrame, settings: Settings, random: np.random.Generator
) -> list[pd.DataFrame]:
    cohort, owner = Cohort.of(cells), cells.drop_duplicates("school_code")
    pooled = []
    for units in groups:
        column = UNIT_COLUMNS[units["unit_type"].iloc[0]]
        unit_of = dict(zip(owner["school_code"], owner[column], strict=True))
        pooled.append(membership(cohort, unit_of, list(units["unit_code"])))
    sums = [units["rank_sum"].to_numpy(int) for units in groups]
    found = found_by_composite(cohort, pooled, sums, settings, random)
    luck = resample(cohort, pooled, settings.draws, random, by_chance=True)
    return [
        _rows(units, each, bottom_shares(chance.places, settings.bottom), settings)
        for units, each, chance in zip(groups, found, luck, strict=True)
    ]


def compute(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Intervals of the places of one test's schools and townships, from the tables the mart declares."""
    settings = Settings.of(tables["plan.rules"])
    cells = tables["intermediate.ranked_cells"]
    measures = tables["intermediate.unit_measures"].query("subject == 'total'")
    units = tables["intermediate.places"].merge(measures, on=KEYS, validate="one_to_one").sort_values(KEYS)
    groups = [group for _, group in units.groupby("unit_type")]
    random = random_source(units["test_id"].iloc[0])
    if units["method"].iloc[0] == "rank_sum":
        found = _by_composite(groups, cells[cells["n"] > 0], settings, random)
        return pd.concat(found, ignore_index=True).assign(exam_id=cells["exam_id"].iloc[0])
    found = [_by_mean(group, settings, random) for group in groups]
    return pd.concat(found, ignore_index=True).assign(exam_id=units["test_id"].iloc[0])
