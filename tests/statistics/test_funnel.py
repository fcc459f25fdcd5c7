"""Funnel limits: figures worked out by hand, little known, and how often ordinary schools lie outside."""

from statistics import NormalDist

import numpy as np
import pytest

from benchmarks.funnels import shares, trials
from dashboard.statistics.funnel import (
    PULLED_IN,
    TAIL,
    additive,
    overdispersion,
    sides,
    winsorised,
)


@pytest.mark.parametrize(
    ("n", "near", "far"),
    [(30, (0.0951, 0.4049), (0.0057, 0.4943)), (100, (0.1651, 0.3349), (0.1162, 0.3838)),
     (400, (0.2076, 0.2924), (0.1831, 0.3169))],
)  # fmt: skip
def test_limits_of_a_rate_by_hand(n: int, near: tuple[float, float], far: tuple[float, float]) -> None:
    # sqrt(0.25 * 0.75 / 100) = 0.0433; 1.959964 and 3.090232 of it on either side of 0.25.
    limits = additive(0.25, np.sqrt(np.array([0.25 * 0.75 / n])))
    assert (round(limits.low_95[0], 4), round(limits.high_95[0], 4)) == near
    assert (round(limits.low_998[0], 4), round(limits.high_998[0], 4)) == far


def test_limits_of_a_mean_by_hand() -> None:
    # Spread 10, 25 pupils: error 2; with a variance of 2.25 between units 2.5.
    chance, wider = additive(50, np.array([2.0])), additive(50, np.array([2.0]), 2.25)
    assert (chance.low_95[0], chance.high_998[0]) == pytest.approx((46.080072, 56.180464))
    assert (wider.low_95[0], wider.high_998[0]) == pytest.approx((45.10009, 57.72558))


def test_what_is_usual_between_units_by_hand() -> None:
    # -5 ... 5, errors 1: pulled in to -4 ... 4, squares 2 * (16 + 16 + 9 + 4 + 1) = 92, mean 8.3636, through 0.678655
    # 12.3238; between: 11 * 12.3238 less 10 is 125.562, and that through 11 less 11 / 11.
    values = np.arange(-5.0, 6.0)
    assert winsorised(values).tolist() == [-4, -4, -3, -2, -1, 0, 1, 2, 3, 4, 4]
    found = overdispersion(values, np.ones(11), 0.0)
    assert (found.state, found.units) == ("ok", 11)
    assert (found.phi, found.between) == pytest.approx((12.3238, 12.5562), abs=1e-3)


def test_what_pulling_in_takes_from_chance_is_given_back() -> None:
    normal = np.array([NormalDist().inv_cdf((k + 0.5) / 100_000) for k in range(100_000)])
    assert np.mean(winsorised(normal, TAIL) ** 2) == pytest.approx(PULLED_IN, abs=1e-4)


@pytest.mark.parametrize(
    ("values", "errors", "state"),
    [([0.3], [1.0], "one_unit"), ([0.3, 0.1], [1.0, 0.0], "no_error"), ([0.5, -0.5, 0.2], [1.0] * 3, "like_chance"),
     ([0.0, 0.0, 0.0], [1.0] * 3, "like_chance")],
)  # fmt: skip
def test_nothing_is_added_where_nothing_can_be_told(values: list[float], errors: list[float], state: str) -> None:
    found = overdispersion(np.array(values), np.array(errors), 0.0)
    assert (found.state, found.between) == (state, 0)


def test_sides_by_hand() -> None:
    limits = additive(0, np.ones(6))
    found = sides(np.array([-4.0, -2.5, 0.0, 1.959, 2.0, 3.1]), limits)
    assert found.tolist() == ["far_below", "below", "inside", "inside", "above", "far_above"]


@pytest.mark.parametrize("icc", [0.0, 0.05])
def test_few_ordinary_schools_lie_outside(icc: float) -> None:
    near, far = shares(trials(icc, counties=30)[0])
    assert 0.03 < near < 0.08
    assert far < 0.012


def test_a_school_far_from_the_rest_is_seen() -> None:
    assert shares(trials(0.05, counties=12, shift=0.9)[0][:, :1])[0] > 0.8
