"""Funnel of value added: the limits of raw effects at each number of matched pupils."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from dashboard.statistics.funnel import Limits, Overdispersion, additive, overdispersion, sides
from dashboard.statistics.places import Array

PAIR = ["exam_id", "baseline_exam_id", "subject"]
TOLD = ["above", "below", "around"]
STEPS = 40
LIMITS = ("low_95", "high_95", "low_998", "high_998")


def compute(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Limits of one exam in every subject; the schools that are told set their width."""
    groups = tables["marts.value_added"].groupby(PAIR)
    return pd.concat([_for_all(_funnel(rows), dict(zip(PAIR, key, strict=True))) for key, rows in groups])


def _for_all(rows: pd.DataFrame, values: Mapping[str, Any]) -> pd.DataFrame:
    return rows.assign(**values)


def _funnel(rows: pd.DataFrame) -> pd.DataFrame:
    told = rows[rows["band"].isin(TOLD)]
    errors = np.sqrt(told["within_variance"].to_numpy(float) / told["matched_n"].to_numpy(float))
    found = overdispersion(told["raw_effect"].to_numpy(float), errors, 0.0)
    if found.state in ("one_unit", "no_error"):
        return _rows(found)
    drawn = _sizes(told["matched_n"].to_numpy(float))
    limits = additive(0.0, np.sqrt(told["within_variance"].iloc[0] / drawn), found.between)
    schools = additive(0.0, errors, found.between)
    beside = sides(told["raw_effect"].to_numpy(float), schools)
    lines = _in_both_units(limits, float(told["outcome_sd"].iloc[0])).assign(kind="line", pupils_n=drawn.astype(int))
    placed = pd.DataFrame({"kind": "school", "school_code": told["school_code"].to_numpy(), "side": beside})
    return pd.concat([_rows(found, lines), _rows(found, placed)])


def _sizes(n: Array) -> Array:
    """Numbers of pupils at which the lines are drawn: from the smallest to the largest school, closer at the left."""
    return np.unique(np.rint(np.geomspace(n.min(), n.max(), STEPS)))


def _in_both_units(limits: Limits, spread: float) -> pd.DataFrame:
    effects = pd.DataFrame({name: getattr(limits, name) for name in LIMITS})
    marks = (effects * spread).add_suffix("_marks")
    return pd.concat([effects, marks], axis=1)


def _rows(found: Overdispersion, rows: pd.DataFrame | None = None) -> pd.DataFrame:
    """The rows with what holds for the whole funnel; one row of that alone where there are none."""
    about = {"funnel_state": found.state, "phi": found.phi, "between_variance": found.between, "units_n": found.units}
    return _for_all(pd.DataFrame({"kind": ["none"]}) if rows is None else rows, about)
