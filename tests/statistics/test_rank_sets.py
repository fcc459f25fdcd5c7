"""Sets of places that hold jointly: published figures, figures worked out by hand, and what must always hold."""

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.rank_sets import everyone, only, rank_sets

PISA = Path(__file__).parents[1] / "golden" / "pisa2018_math.csv"


@pytest.fixture(scope="module")
def pisa() -> tuple[list[str], np.ndarray, np.ndarray]:
    """OECD countries of PISA 2018, mathematics: names, scores, and draws of their errors."""
    with PISA.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    errors = np.array([float(row["se"]) for row in rows])
    draws = np.random.default_rng(2018).normal(0, errors, size=(20_000, len(rows)))
    return [row["jurisdiction"] for row in rows], np.array([float(row["score"]) for row in rows]), draws


def test_the_united_kingdom_stands_anywhere_from_place_7_or_8_to_23(pisa):
    names, scores, draws = pisa
    unit = names.index("United Kingdom")
    low, high = rank_sets(scores, draws, 0.95, only(unit, len(names)))
    assert 1 + (scores > scores[unit]).sum() == 13
    assert low[unit] in (7, 8)
    assert high[unit] == 23


def test_twelve_countries_may_be_among_the_best_five(pisa):
    _, scores, draws = pisa
    low, _ = rank_sets(scores, draws, 0.95)
    assert (low <= 5).sum() == 12


def test_jointly_the_set_of_one_country_is_no_narrower_than_alone(pisa):
    names, scores, draws = pisa
    unit = names.index("United Kingdom")
    low, high = rank_sets(scores, draws, 0.95)
    assert low[unit] <= 7
    assert high[unit] >= 23


def test_pairs_far_apart_are_decided_and_a_close_pair_is_not():
    # Errors of 1: a difference has a spread of 1.41, so 100 and 0 are apart, 50 and 50.5 are not.
    draws = np.random.default_rng(1).normal(size=(2000, 4))
    low, high = rank_sets(np.array([100.0, 50.0, 50.5, 0.0]), draws, 0.9)
    assert low.tolist() == [1, 2, 2, 4]
    assert high.tolist() == [1, 3, 3, 4]


def test_what_is_decided_makes_room_for_the_rest():
    # Two pairs of neighbours, 2.5 spreads apart inside a pair and hopelessly far between the pairs. In the first step
    # twelve comparisons ask for about 2.7 spreads; once the pairs are apart four are left and ask for about 2.2.
    values = np.array([2.5 * np.sqrt(2), 0.0, -1000.0, -1000 - 2.5 * np.sqrt(2)])
    draws = np.random.default_rng(3).normal(size=(20_000, 4))
    low, high = rank_sets(values, draws, 0.95)
    assert low.tolist() == [1, 2, 3, 4]
    assert high.tolist() == [1, 2, 3, 4]
    alone = np.quantile([(row[:, None] - row[None, :]).max() / np.sqrt(2) for row in draws[:4000]], 0.95)
    assert alone > 2.5


def test_without_any_spread_the_places_are_what_they_are():
    low, high = rank_sets(np.array([1.0, 3.0, 3.0]), np.zeros((50, 3)), 0.9)
    assert low.tolist() == [3, 1, 1]
    assert high.tolist() == [3, 2, 2]


def test_one_unit_has_one_place():
    low, high = rank_sets(np.array([5.0]), np.ones((10, 1)), 0.9)
    assert (low.tolist(), high.tolist()) == ([1], [1])


def test_alone_only_the_pairs_of_the_unit_are_compared():
    assert only(1, 3).tolist() == [[False, True, False], [True, False, True], [False, True, False]]
    assert everyone(3).sum() == 6


@given(
    st.lists(st.floats(-50, 50, allow_nan=False), min_size=2, max_size=9),
    st.floats(0.01, 30),
    st.sampled_from([0.5, 0.9, 0.99]),
)
def test_every_set_holds_the_place_found_and_a_higher_level_is_never_narrower(values, error, level):
    found = np.array(values)
    draws = np.random.default_rng(7).normal(0, error, size=(200, len(values)))
    low, high = rank_sets(found, draws, level)
    better, worse = (found[None, :] > found[:, None]).sum(axis=1), (found[None, :] < found[:, None]).sum(axis=1)
    assert (low <= 1 + better).all()
    assert (high >= len(values) - worse).all()
    surer_low, surer_high = rank_sets(found, draws, (1 + level) / 2)
    assert (surer_low <= low).all()
    assert (surer_high >= high).all()
