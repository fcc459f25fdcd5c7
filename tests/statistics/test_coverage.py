"""The intervals hold the true place about as often as they say: counties whose true places are known."""

import numpy as np
import pytest

from benchmarks.counties import County, true_places
from benchmarks.coverage import BELOW, shares, trials, try_composite, try_mean
from benchmarks.value_added import trials as value_added_trials


def test_the_plausible_places_of_the_composite_hold_the_true_place():
    found = trials(try_composite, 0.08, counties=24, draws=250)
    assert min(shares(found)) >= BELOW
    assert found["width"].mean() < 18
    assert found.groupby("county")["all_held"].first().mean() >= 0.9


@pytest.mark.parametrize("icc", [0.04, 0.12])
def test_the_plausible_places_of_means_hold_the_true_place(icc):
    found = trials(try_mean, icc, counties=40, draws=250)
    assert min(shares(found)) >= BELOW
    assert found.groupby("county")["all_held"].first().mean() >= 0.9


def test_places_found_are_not_always_the_true_ones():
    # Otherwise the simulation would prove nothing.
    found = trials(try_mean, 0.08, counties=10, draws=50)
    assert (found["truly_last"] & ~found["seen_last"]).any()


def test_the_true_place_of_schools_of_one_size_is_the_order_of_their_effects():
    effects = np.array([0.5, -0.5, 0.1, -0.1, 0.3])
    made = County(np.full(5, 2800), effects, effects, 0.12)
    assert true_places(made, effects).tolist() == [1, 5, 3, 4, 2]


def test_the_interval_of_value_added_holds_the_true_value_about_its_schools_mean():
    found = value_added_trials(60, 3000, 0.05, counties=40)
    assert 0.92 <= found.held.mean() <= 0.975
    assert found.held[found.small].mean() >= 0.91
    assert found.wrong[found.told].mean() < 0.03
    assert 0 < found.told.mean() < 1
