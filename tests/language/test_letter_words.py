"""Target letters in words: progress, signatures, verification, amendments, computed values."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from dashboard.language import use_language
from dashboard.language.letter_words import letter_counts, letter_rows, letter_title, told_items


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("")


def item(**changes: Any) -> dict[str, Any]:
    usual = {
        "item_name": "Participation", "basis": "last year", "target_value": 0.98, "comparator": ">=", "unit": "ratio",
        "weight": 1.0, "achieved_value": 0.9796, "checked_on": pd.Timestamp("2024-07-12"), "state": "not_met",
        "computed_value": np.nan, "computed_reaches": None, "is_entry_rate": False, "amendments": None,
    }  # fmt: skip
    return {**usual, **changes}


def told(**changes: Any) -> dict[Any, Any]:
    rows: list[dict[Any, Any]] = told_items(pd.DataFrame([item(**changes)])).to_dict("records")
    return rows[0]


def test_a_value_never_reads_like_the_aim_it_missed() -> None:
    row = told()
    assert row["aim_words"] == "≥98.0%"
    assert row["achieved_words"] == "97.96% (2024-07-12)"
    assert row["state_words"] == "✘ Not met"


def test_a_value_that_nobody_verified_says_so() -> None:
    assert told(checked_on=pd.NaT, state="open")["achieved_words"] == "97.96% (not verified)"
    assert told(checked_on=pd.NaT, achieved_value=np.nan)["achieved_words"] == "–"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "–"),
        ({"computed_reaches": True}, "reaches the aim"),
        ({"computed_reaches": False, "computed_value": 0.975}, "97.5%, below the aim"),
        ({"computed_reaches": False, "computed_value": 3.0, "comparator": "<=", "unit": "count", "target_value": 0.0},
         "3, above the aim"),
    ],
)  # fmt: skip
def test_what_is_computed_tells_its_side_even_where_the_value_is_hidden(changes: dict[str, Any], words: str) -> None:
    assert told(**changes)["computed_words"] == words


def test_every_amendment_is_told_with_its_day_and_reason() -> None:
    amendments = [
        {"version": 1, "amended_on": None, "target_value": 0.1, "reason": None},
        {"version": 2, "amended_on": date(2024, 3, 1), "target_value": 0.12, "reason": "roster"},
        {"version": 3, "amended_on": date(2024, 5, 1), "target_value": 0.125, "reason": None},
    ]
    words = told(amendments=amendments)["amended_words"]
    assert words == "2024-03-01: 10.0% → 12.0%, roster; 2024-05-01: 12.0% → 12.5%, no reason given"


def test_an_item_on_entry_rates_carries_the_sign_of_caution() -> None:
    assert told(is_entry_rate=True, weight=0.0)["item_words"] == "⚠ Participation (only reported)"


def letter(**changes: Any) -> dict[str, Any]:
    usual = {
        "school_year": "2024-2025", "outcome": "met", "items_n": 4, "items_met_n": 4, "items_open_n": 0,
        "is_signed": True, "signed_by_school": True, "signed_by_bureau": True, "signed_on": pd.Timestamp("2024-09-20"),
        "amended_n": 0, "entry_rate_n": 0,
    }  # fmt: skip
    return {**usual, **changes}


def test_letters_are_counted_by_outcome_and_signature() -> None:
    rows = pd.DataFrame([letter(), letter(outcome="open", is_signed=False), letter(outcome="not_met")])
    assert letter_counts(rows) == "3 letters, all items met 1, an item missed 1, not verified 1, not signed 1"
    assert list(letter_rows(rows)["signed_words"]) == ["signed", "✘ not signed by both", "signed"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "Target letter 2024-2025: 4/4 items met; signed on 20 September 2024"),
        ({"items_met_n": 3, "items_open_n": 1, "signed_by_bureau": False},
         "Target letter 2024-2025: 3/4 items met, 1 not verified; not signed by the bureau"),
        ({"signed_by_school": False, "signed_by_bureau": False},
         "Target letter 2024-2025: 4/4 items met; not signed by the school and the bureau"),
        ({"signed_on": pd.NaT}, "Target letter 2024-2025: 4/4 items met; signed by both, without a day"),
    ],
)  # fmt: skip
def test_the_heading_tells_k_of_m_and_who_has_not_signed(changes: dict[str, Any], words: str) -> None:
    assert letter_title(letter(**changes)) == words
