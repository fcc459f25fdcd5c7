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
MEASURED = [*IN_SPREADS.values(), *IN_MARKS.values(), "shrinkage"]
ABOUT = [*PAIR, "model_state", "degree", "between_variance", "within_variance", "outcome_sd"]
MOMENTS = [f"sum_{name}" for name in ("x", "y", "xx", "xy", "yy", "xxx", "xxxx", "xxy")]


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


@dataclass(frozen=True)
class Pairs:
    """Matched pupils of one pair of tests in one subject: sums (schools x names), and the county's means in marks."""

    sums: Mapping[str, Array]
    centres: Mapping[str, float]

    @classmethod
    def of(cls, rows: pd.DataFrame) -> "Pairs":
        """From the rows of marts.pair_moments."""
        sums = {name.removeprefix("sum_"): rows[name].to_numpy(float) for name in ("n", *MOMENTS)}
        return cls(sums, {name: float(rows[f"{name}_centre"].iloc[0]) for name in ("x", "y")})

    def spread(self, name: str) -> float:
        """Standard deviation over all pupils of `x` or `y`, in marks; 0 where only rounding differs."""
        pupils = self.sums["n"].sum()
        variance = self.sums[name * 2].sum() / pupils - (self.sums[name].sum() / pupils) ** 2
        return float(np.sqrt(variance)) if variance > TINY * (1 + self.centres[name] ** 2) else 0.0

    def gains(self) -> Array:
        """By school: mean standard score at the end less that at the start, over these pupils; nan without spread."""
        means = {name: self.sums[name] / self.sums["n"] for name in ("x", "y")}
        start, end = (means[name] / (self.spread(name) or np.nan) for name in ("x", "y"))
        gained: Array = end - start
        return gained

    def standardised(self, degree: int) -> Sums:
        """Sums of 1, z, z^2 up to `degree` and of the outcome, both tests in standard deviations of these pupils."""
        start, end = (1 / spread if (spread := self.spread(name)) else 0.0 for name in ("x", "y"))
        powers = [self.sums["x" * k or "n"] * start**k for k in range(2 * degree + 1)]
        products = [self.sums["x" * k + "y"] * start**k * end for k in range(degree + 1)]
        x, xy = np.column_stack(powers), np.column_stack(products)
        order = np.add.outer(np.arange(degree + 1), np.arange(degree + 1))
        squares = float(self.sums["yy"].sum()) * end**2
        return Sums(x[:, 0], x[:, : degree + 1], xy[:, 0], x.sum(axis=0)[order], xy.sum(axis=0), squares)


def _chosen(pairs: Pairs) -> tuple[int, Sums, str]:
    """Degree, sums and state: a curve where the baseline allows one, else a line."""
    curve = pairs.standardised(2)
    if model_state(curve) == "ok":
        return 2, curve, "ok"
    line = pairs.standardised(1)
    return 1, line, model_state(line)


def _measured(found: Effects, model: Model, spread: float) -> dict[str, Array]:
    """Effects and their 95% intervals in standard deviations and in marks; no interval where no school differs."""
    error = found.error if model.between > 0 else np.full(len(found.error), np.nan)
    low, high = found.shrunken - NORMAL_95 * error, found.shrunken + NORMAL_95 * error
    values = {"raw": found.raw, "shrunken": found.shrunken, "error": error, "low": low, "high": high}
    columns = {column: values[name] for name, column in IN_SPREADS.items()}
    columns |= {column: values[name] * spread for name, column in IN_MARKS.items()}
    return {**columns, "shrinkage": found.shrinkage}


def _modelled(key: tuple[object, ...], rows: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, object]]:
    """Effects of the schools of one pair of tests in one subject, none without a model; and what holds for them all."""
    pairs = Pairs.of(rows)
    degree, sums, state = _chosen(pairs)
    about: dict[str, object] = {**dict(zip(PAIR, key, strict=True)), "model_state": state}
    keys = {name: rows[name].to_numpy() for name in ("baseline_exam_id", "subject", "school_code")}
    schools = {**keys, "matched_n": sums.n.astype(int), "gain": pairs.gains()}
    if state != "ok":
        return pd.DataFrame(schools), about
    model = fit(sums)
    about |= {"degree": degree, "between_variance": model.between, "within_variance": model.within}
    about |= {"outcome_sd": pairs.spread("y")}
    about |= {} if model.between > 0 else {"model_state": "no_difference"}
    return pd.DataFrame({**schools, **_measured(effects(sums, model), model, pairs.spread("y"))}), about


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


def compute(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Value added of one exam's schools in every subject, also of those without a matched pupil."""
    results = tables["marts.school_subject_results"][["test_id", "subject", "school_code", "eligible_n"]]
    schools, about = zip(*(_modelled(*group) for group in tables["marts.pair_moments"].groupby(PAIR)), strict=True)
    columns = [*ABOUT, *MEASURED, "gain"]
    rows = results.merge(pd.DataFrame(list(about)), on="subject")
    rows = rows.merge(pd.concat(schools), on=["baseline_exam_id", "subject", "school_code"], how="left")
    rows = rows.reindex(columns=["test_id", "school_code", "eligible_n", "matched_n", *columns])
    rows = rows.assign(matched_n=rows["matched_n"].fillna(0).astype(int))
    rows = rows.assign(matched_share=rows["matched_n"] / rows["eligible_n"].where(rows["eligible_n"] > 0))
    return rows.assign(band=bands(rows, Settings.of(tables["plan.rules"])))
