"""Value added: how far a school's pupils stand above or below pupils of the whole county who started alike."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.statistics.places import Array
from dashboard.statistics.random_intercept import TINY, Effects, Model, Sums, effects, fit, model_state

NORMAL_95 = 1.959964
PAIR = ["exam_id", "baseline_exam_id", "subject", "baseline_subject"]
IN_SPREADS = {
    "raw": "raw_effect", "shrunken": "shrunken_effect", "error": "se", "low": "ci_low", "high": "ci_high",
}  # fmt: skip
IN_MARKS = {"raw": "raw_marks", "shrunken": "shrunken_marks", "low": "low_marks", "high": "high_marks"}


@dataclass(frozen=True)
class Settings:
    """Pupils below which nothing is said, and the share of matched pupils below which a school is greyed."""

    least_pupils: int
    least_share: float

    @classmethod
    def of(cls, rules: pd.DataFrame) -> "Settings":
        """From the one row of the governing plan's rules."""
        row = rules.iloc[0]
        return cls(int(row["small_cell"]), float(row["matched_grey_below"]))


def spread_of(pairs: pd.DataFrame, name: str) -> float:
    """Standard deviation over all matched pupils of `x` or `y`, in marks; 0 where only rounding differs."""
    pupils = pairs["n"].sum()
    variance = pairs[f"sum_{name}{name}"].sum() / pupils - (pairs[f"sum_{name}"].sum() / pupils) ** 2
    noise = TINY * (1 + float(pairs[f"{name}_centre"].iloc[0]) ** 2)
    return float(np.sqrt(variance)) if variance > noise else 0.0


def standardised(pairs: pd.DataFrame, degree: int) -> Sums:
    """Sums of 1, z, z^2 up to `degree` and of the outcome, both tests in standard deviations of the matched pupils."""
    start, end = (1 / spread if (spread := spread_of(pairs, name)) else 0.0 for name in ("x", "y"))
    powers = ["n", *(f"sum_{'x' * k}" for k in range(1, 2 * degree + 1))]
    products = [f"sum_{'x' * k}y" for k in range(degree + 1)]
    x = pairs[powers].to_numpy(float) * start ** np.arange(2 * degree + 1)
    xy = pairs[products].to_numpy(float) * start ** np.arange(degree + 1) * end
    order = np.add.outer(np.arange(degree + 1), np.arange(degree + 1))
    squares = float(pairs["sum_yy"].sum()) * end**2
    return Sums(x[:, 0], x[:, : degree + 1], xy[:, 0], x.sum(axis=0)[order], xy.sum(axis=0), squares)


def _chosen(pairs: pd.DataFrame) -> tuple[int, Sums, str]:
    """Degree, sums and state: a curve where the baseline allows one, else a line."""
    curve = standardised(pairs, 2)
    if model_state(curve) == "ok":
        return 2, curve, "ok"
    line = standardised(pairs, 1)
    return 1, line, model_state(line)


def _measured(found: Effects, model: Model, spread: float) -> dict[str, Array]:
    """Effects and their 95% intervals in standard deviations and in marks; no interval where no school differs."""
    error = found.error if model.between > 0 else np.full(len(found.error), np.nan)
    low, high = found.shrunken - NORMAL_95 * error, found.shrunken + NORMAL_95 * error
    values = {"raw": found.raw, "shrunken": found.shrunken, "error": error, "low": low, "high": high}
    columns = {column: values[name] for name, column in IN_SPREADS.items()}
    columns |= {column: values[name] * spread for name, column in IN_MARKS.items()}
    return {**columns, "shrinkage": found.shrinkage}


def _modelled(pairs: pd.DataFrame) -> pd.DataFrame:
    """The schools of one pair of tests in one subject with their effects, or without numbers and with the reason."""
    pairs = pairs.sort_values("school_code", ignore_index=True)
    degree, sums, state = _chosen(pairs)
    keys = pairs[["school_code"]].assign(matched_n=pairs["n"].astype(int))
    if state != "ok":
        return keys.assign(model_state=state)
    model = fit(sums)
    measured = _measured(effects(sums, model), model, spread_of(pairs, "y"))
    state = "ok" if model.between > 0 else "no_difference"
    variances = {"between_variance": model.between, "within_variance": model.within}
    return keys.assign(model_state=state, degree=degree, **variances, **measured)


def bands(rows: pd.DataFrame, settings: Settings) -> Array:
    """not_computed, too_few, low_match (both grey); above or below only if the interval excludes 0; else around."""
    is_known = rows["model_state"].isin(["ok", "no_difference"])
    conditions = {
        "not_computed": ~is_known,
        "too_few": rows["matched_n"] < max(1, settings.least_pupils),
        "low_match": ~(rows["matched_share"] >= settings.least_share),
        "above": rows["ci_low"] > 0,
        "below": rows["ci_high"] < 0,
    }
    return np.select([each.to_numpy(bool) for each in conditions.values()], list(conditions), default="around")


def _with_all_schools(modelled: pd.DataFrame, schools: pd.DataFrame) -> pd.DataFrame:
    """The modelled schools, and those without any matched pupil."""
    rows = schools[["test_id", "school_code", "eligible_n"]].merge(modelled, on="school_code", how="outer")
    share = rows["matched_n"].fillna(0) / rows["eligible_n"].where(rows["eligible_n"] > 0)
    return rows.assign(
        test_id=schools["test_id"].iloc[0],
        matched_n=rows["matched_n"].fillna(0).astype(int),
        matched_share=share.clip(upper=1),
        model_state=modelled["model_state"].iloc[0],
    )


def compute(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Value added of one exam's schools in every subject, from the tables that the mart declares."""
    settings, results = Settings.of(tables["plan.rules"]), tables["marts.school_subject_results"]
    found = []
    for _key, pairs in tables["marts.pair_moments"].groupby(PAIR):
        schools = results[results["subject"] == pairs["subject"].iloc[0]]
        rows = _with_all_schools(_modelled(pairs), schools).reindex(columns=[*COLUMNS])
        found.append(pairs[PAIR].head(1).merge(rows.assign(band=bands(rows, settings)), how="cross"))
    return pd.concat(found, ignore_index=True)


COLUMNS = (
    "test_id", "school_code", "matched_n", "eligible_n", "matched_share", "model_state", "degree", *IN_SPREADS.values(),
    *IN_MARKS.values(), "shrinkage", "between_variance", "within_variance",
)  # fmt: skip
