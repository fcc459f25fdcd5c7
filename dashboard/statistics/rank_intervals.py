"""Plausible places: where each unit would stand if other, similar cohorts had sat the test."""

import hashlib
from collections.abc import Mapping

import numpy as np
import pandas as pd

from dashboard.statistics.composite import Cohort, resample_places
from dashboard.statistics.places import bottom_shares, competition_places

MEASURE = "official"


def random_source(test_id: str) -> np.random.Generator:
    """A generator seeded by the test's id, so that a rebuild gives the same figures."""
    return np.random.default_rng(int.from_bytes(hashlib.sha256(test_id.encode()).digest()[:8], "big"))


def normal_places(means: np.ndarray, errors: np.ndarray, draws: int, random: np.random.Generator) -> np.ndarray:
    """Places (draws x units) of draws from N(mean, error^2) for each unit (Marshall and Spiegelhalter 1998)."""
    return competition_places(random.normal(means, errors, size=(draws, len(means))))


def posterior(means: np.ndarray, errors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Shrunken means and their standard deviations, the variance between units by the method of moments."""
    between = max(0.0, float(np.var(means, ddof=1) - np.mean(errors**2))) if len(means) > 1 else 0.0
    shrinkage = between / (between + errors**2) if between > 0 else np.zeros_like(errors)
    return means.mean() + shrinkage * (means - means.mean()), np.sqrt(between * (1 - shrinkage))


def _intervals(places: np.ndarray, level: float) -> tuple[np.ndarray, np.ndarray]:
    tail = (1 - level) / 2
    low, high = np.quantile(places, [tail, 1 - tail], axis=0, method="closest_observation")
    return low.astype(int), high.astype(int)


def _by_mean(units: pd.DataFrame, rules: pd.Series, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    means, errors = units["mean_index"].to_numpy(float), units["se_index"].fillna(0).to_numpy(float)
    places = normal_places(means, errors, int(rules["resamples"]), random)
    centre, spread = posterior(means, errors)
    true_places = normal_places(centre, spread, int(rules["resamples"]), random)
    return places, bottom_shares(true_places, int(rules["bottom_places"]))


def _by_composite(
    units: pd.DataFrame, cells: pd.DataFrame, rules: pd.Series, random: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    column = "school_code" if units["unit_type"].iloc[0] == "school" else "township_code"
    cohort = Cohort.of(cells, list(units["unit_code"]), column)
    places = resample_places(cohort, int(rules["resamples"]), random)
    return places, bottom_shares(places, int(rules["bottom_places"]))


def _unit_type_intervals(units: pd.DataFrame, cells: pd.DataFrame, rules: pd.Series) -> pd.DataFrame:
    test_id, method = units["test_id"].iloc[0], units["method"].iloc[0]
    random = random_source(test_id)
    drawn = _by_composite(units, cells, rules, random) if method == "rank_sum" else _by_mean(units, rules, random)
    places, shares = drawn
    low, high = _intervals(places, float(rules["interval_level"]))
    found = units[["test_id", "unit_type", "unit_code", "final_rank"]].rename(columns={"final_rank": "rank"})
    exam_id = cells["exam_id"].iloc[0] if len(cells) else test_id
    return found.assign(
        exam_id=exam_id, measure=MEASURE, rank_low=np.minimum(low, found["rank"]), rank_high=np.maximum(high, found["rank"]),
        p_bottom3=shares, draws=len(places), method=method,
    )  # fmt: skip


def compute(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Intervals of the places of one test's schools and townships, from the tables the mart declares."""
    rules = tables["plan.rules"].iloc[0]
    keys = ["test_id", "unit_type", "unit_code"]
    measures = tables["intermediate.unit_measures"].query("subject == 'total'")
    units = tables["intermediate.places"].merge(measures, on=keys, validate="one_to_one").sort_values(keys)
    cells = tables["intermediate.ranked_cells"]
    parts = [_unit_type_intervals(part, cells, rules) for _, part in units.groupby("unit_type")]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()
