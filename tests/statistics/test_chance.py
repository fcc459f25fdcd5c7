"""What luck does alone: figures worked out by hand, and schools of different size."""

import numpy as np
import pytest

from dashboard.statistics.chance import chance_shares, variance_between
from dashboard.statistics.composite import Cohort, resample
from dashboard.statistics.places import bottom_shares


def test_units_of_one_size_share_the_bad_luck_evenly():
    shares = chance_shares(np.full(12, 2.0), 3, 4000, np.random.default_rng(1))
    assert shares.sum() == pytest.approx(3)
    assert shares == pytest.approx(np.full(12, 0.25), abs=0.03)


def test_by_mean_a_small_unit_is_last_by_luck_more_often():
    shares = chance_shares(np.array([6.0, *[1.0] * 19]), 3, 2000, np.random.default_rng(1))
    assert shares[0] > 0.35
    assert shares[1:].max() < 0.2


def _cohort(sizes: list[int], means: list[float]) -> Cohort:
    """Schools whose pupils' totals lie evenly around their mean."""
    totals = np.arange(600, -1, -1).astype(float)
    counts = np.zeros((len(sizes), 601), dtype=np.int64)
    for school, (size, mean) in enumerate(zip(sizes, means, strict=True)):
        marks = np.clip(np.round(mean + np.linspace(-150, 150, size)), 0, 600).astype(int)
        np.add.at(counts[school], 600 - marks, 1)
    whole = sum(sizes)
    return Cohort(
        tuple(map(str, range(len(sizes)))), counts, totals, (whole // 5, whole // 3, whole // 2), (0.4, 0.2, 0.4)
    )


def test_by_the_composite_small_schools_have_the_bad_luck_whatever_their_pupils_can_do():
    cohort = _cohort([20] * 4 + [300] * 8, [450.0] * 4 + [300.0] * 8)
    luck = resample(cohort, [np.eye(12)], 600, np.random.default_rng(2), by_chance=True)[0]
    own = resample(cohort, [np.eye(12)], 600, np.random.default_rng(2))[0]
    by_chance, by_work = bottom_shares(luck.places, 3), bottom_shares(own.places, 3)
    assert by_chance.sum() == pytest.approx(3)
    assert by_chance[:4].min() > 0.25 + 0.1
    assert by_chance[4:].max() < 0.25
    assert by_work[:4].max() < 0.01


def test_variance_between_takes_the_noise_away():
    # Means 40, 50, 60: variance 100, squared error 25, so 75 between them; noise larger than that leaves 0.
    assert variance_between(np.array([40.0, 50.0, 60.0]), np.full(3, 5.0)) == pytest.approx(75)
    assert variance_between(np.array([40.0, 50.0, 60.0]), np.full(3, 11.0)) == 0
    assert variance_between(np.array([40.0]), np.array([5.0])) == 0
