"""One row of a target and one of a unit behind it, as the reports give them."""

from typing import Any

import numpy as np
import pandas as pd


def target(**changes: Any) -> dict[str, Any]:
    """60% now, 80% asked of a running phase with two terms left."""
    usual = {
        "target_id": "p.i..all", "phase_id": "p", "phase_name_zh": "一", "phase_name_en": "One", "name_zh": "指标",
        "name_en": "Indicator", "unit": "ratio", "comparator": ">=", "target": 0.8, "baseline": 0.4, "value": 0.6,
        "required_now": 0.7, "numerator": 6.0, "denominator": 10.0, "coverage": 1.0, "is_incomplete": False,
        "period_id": "2023-2024", "is_ahead": False, "has_ended": False, "state": "behind", "basis": "S",
        "reference": False, "provisional": False, "to_go": 0.2, "steps_n": 2, "change": 0.2,
        "ends_on": pd.Timestamp("2025-08-31"),
    }  # fmt: skip
    return {**usual, **changes}


def unit(code: str, value: float, **changes: Any) -> dict[str, Any]:
    """A unit below 95% after the end."""
    usual = {
        "entity_id": code, "entity_name": f"Town {code}", "unit": "ratio", "comparator": ">=", "target": 0.95,
        "baseline": np.nan, "value": value, "numerator": 9.0, "denominator": 10.0, "coverage": 1.0,
        "is_incomplete": False, "period_id": "p", "state": "not_met", "basis": "S", "reference": False,
        "has_ended": True, "to_go": 0.95 - value, "steps_n": np.nan, "ends_on": pd.Timestamp("2025-08-31"),
    }  # fmt: skip
    return {**usual, **changes}
