"""What a target still asks for, and which of its numbers may be judged by colour."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
import pytest

from dashboard.charts.bullet import bullets
from dashboard.charts.target_pace import needed_words
from dashboard.charts.target_units import target_units
from dashboard.charts.target_words import bar_colour, basis_words
from dashboard.charts.theme import BELOW, UNCLEAR
from dashboard.language import use_language
from tests.charts.target_rows import target, unit


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "needs +10.0 points a term until 2025-08-31"),
        ({"steps_n": 1}, "needs +20.0 points by 2025-08-31"),
        ({"to_go": -0.021, "steps_n": 1}, "needs −2.1 points by 2025-08-31"),
        ({"to_go": 0.0004, "steps_n": 1}, "needs +0.04 points by 2025-08-31"),
        ({"unit": "rank", "to_go": -2.0}, "needs −1 places a term until 2025-08-31"),
        ({"unit": "count", "to_go": 4.0, "steps_n": 1}, "needs +4 by 2025-08-31"),
        ({"unit": "yesno", "to_go": 1.0}, "to be done by 2025-08-31"),
        ({"unit": "index", "to_go": 0.0}, "must go beyond it by 2025-08-31"),
        ({"has_ended": True, "state": "not_met"}, "20.0 points short"),
        ({"state": "met", "to_go": np.nan}, "+20.0 points since the baseline"),
        ({"state": "met", "change": np.nan}, ""),
        ({"state": "report_only"}, ""),
        ({"to_go": np.nan}, ""),
    ],
)
def test_what_is_needed_is_told_in_the_unit_of_the_target(changes: dict[str, Any], told: str) -> None:
    assert needed_words(target(**changes)) == told


@pytest.mark.parametrize(
    ("changes", "colour"),
    [
        ({"state": "not_met"}, BELOW),
        ({"state": "not_met", "basis": "D"}, UNCLEAR),
        ({"state": "met", "basis": "P"}, UNCLEAR),
        ({"state": "met", "reference": True}, UNCLEAR),
        ({"state": "not_met", "is_incomplete": True}, UNCLEAR),
    ],
)
def test_only_a_number_of_the_policy_is_judged_by_colour(changes: dict[str, Any], colour: str) -> None:
    assert bar_colour(target(**changes)) == colour
    assert bullets(pd.DataFrame([target(**changes)])).data[0].marker.color[1] == colour
    units = target_units(pd.DataFrame([unit("T1", 0.9, **changes)]))
    assert units.data[0].marker.color[0] == colour


def test_a_number_that_is_not_the_policys_says_where_it_comes_from() -> None:
    assert basis_words(target()) == ""
    assert basis_words(target(basis="D")) == " (set here)"
    assert basis_words(target(basis="P")) == " (common practice)"
    assert basis_words(target(basis="P", reference=True)) == " (reference)"
    assert basis_words(target(basis="D", target=np.nan)) == ""
