"""Value added of schools: by hand, and what each school is told when little is known."""

import numpy as np
import pandas as pd
import pytest

from dashboard.statistics.value_added import Pairs, Settings, bands, compute

RULES = pd.DataFrame({"small_cell": [2], "matched_grey_below": [0.7]})
BASES = {"exam_id": "late", "baseline_exam_id": "early", "subject": "math", "baseline_subject": "math"}
# Baseline 48 and 52 in each school; the school's own level is 40, 50, 60, its pupils 4 below and 4 above.
LEVELS = {"A": [36.0, 44.0], "B": [46.0, 54.0], "C": [56.0, 64.0]}


def _moments(marks: dict[str, list[float]], start: list[float] | None = None) -> pd.DataFrame:
    """As marts.pair_moments has them: sums about the county's means."""
    start = start or [48.0, 52.0]
    pupils = pd.DataFrame(
        [(school, x, y) for school, end in marks.items() for x, y in zip(start, end, strict=True)],
        columns=["school_code", "x", "y"],
    )
    centres = {"x_centre": pupils["x"].mean(), "y_centre": pupils["y"].mean()}
    x, y = pupils["x"] - centres["x_centre"], pupils["y"] - centres["y_centre"]
    sums = {"x": x, "y": y, "xx": x**2, "xy": x * y, "yy": y**2, "xxx": x**3, "xxxx": x**4, "xxy": x**2 * y}
    rows = pupils.assign(n=1, **{f"sum_{name}": values for name, values in sums.items()})
    return rows.drop(columns=["x", "y"]).groupby("school_code", as_index=False).sum().assign(**BASES, **centres)


def _computed(pairs: pd.DataFrame, eligible: dict[str, int], rules: pd.DataFrame = RULES) -> pd.DataFrame:
    schools = pd.DataFrame({"school_code": list(eligible), "eligible_n": list(eligible.values())})
    results = schools.assign(test_id="t", exam_id="late", subject="math")
    tables = {"marts.pair_moments": pairs, "marts.school_subject_results": results, "plan.rules": rules}
    return compute(tables).set_index("school_code")


def test_what_a_school_adds_by_hand() -> None:
    # Baseline -2, 2 about its mean, outcome -4, 4 about the school's, turned round in B: slope (16 - 16 + 16) / 24.
    rows = _computed(_moments({"A": [36.0, 44.0], "B": [54.0, 46.0], "C": [56.0, 64.0]}), {"A": 2, "B": 2, "C": 2})
    # Within: 3 * 32 - 24 * (2 / 3) ** 2 = 96 - 32 / 3 = 256 / 3 over 6 pupils - 3 schools - 1 slope = 128 / 3.
    # Between: mean squares of schools 2 * 200 / 2 = 200 = within + 2 * between: between 236 / 3 at within 128 / 3.
    assert rows["raw_marks"].tolist() == pytest.approx([-10, 0, 10])
    spread = np.sqrt((2 * 200 + 3 * 32) / 6)
    assert rows["raw_effect"].tolist() == pytest.approx([-10 / spread, 0, 10 / spread])
    assert rows["degree"].tolist() == [1, 1, 1]
    assert rows["within_variance"].iloc[0] * spread**2 == pytest.approx(128 / 3, rel=1e-5)
    assert rows["between_variance"].iloc[0] * spread**2 == pytest.approx(236 / 3, rel=1e-5)
    # Kept: 2 * 236 / (2 * 236 + 128) = 472 / 600; error sqrt(236 / 3 * 128 / 600) = 4.0965; 7.8667 -+ 8.029.
    assert rows["shrinkage"].iloc[0] == pytest.approx(472 / 600, rel=1e-5)
    assert rows["shrunken_marks"].tolist() == pytest.approx([-7.86667, 0, 7.86667], abs=1e-3)
    assert rows.loc["C", ["low_marks", "high_marks"]].tolist() == pytest.approx([-0.16224, 15.89557], abs=1e-3)
    assert rows["band"].tolist() == ["around"] * 3


def test_progress_in_standard_scores_by_hand() -> None:
    # All start alike (mean 50, spread 2). At the end A 40, B 50, C 60; spread sqrt((2 * 200 + 3 * 32) / 6) = 9.0921.
    rows = _computed(_moments({"A": [36.0, 44.0], "B": [54.0, 46.0], "C": [56.0, 64.0]}), {"A": 2, "B": 2, "C": 2})
    assert rows["gain"].tolist() == pytest.approx([-10 / 9.09212, 0, 10 / 9.09212], rel=1e-5)
    assert rows["outcome_sd"].iloc[0] == pytest.approx(9.09212, rel=1e-5)
    # A starts 4 marks higher in both its pupils: starts 52, 56, 48, 52, 48, 52, mean 51.3333.
    uneven = _moments({"A": [36.0, 44.0], "B": [54.0, 46.0], "C": [56.0, 64.0]})
    pupils = np.array([52, 56, 48, 52, 48, 52])
    spread = np.sqrt(np.mean((pupils - 51.33333) ** 2))
    uneven = uneven.assign(sum_x=[2 * (54 - pupils.mean()), 2 * (50 - pupils.mean()), 2 * (50 - pupils.mean())])
    uneven = uneven.assign(sum_xx=[(0.66667**2 + 4.66667**2), (3.33333**2 + 0.66667**2), (3.33333**2 + 0.66667**2)])
    gains = _computed(uneven, {"A": 2, "B": 2, "C": 2})["gain"]
    assert gains["A"] == pytest.approx(-10 / 9.09212 - 2.66667 / spread, rel=1e-4)


def test_a_school_outside_its_interval_is_told_so() -> None:
    rows = _computed(_moments({"A": [16.0, 24.0], "B": [54.0, 46.0], "C": [76.0, 84.0]}), {"A": 2, "B": 2, "C": 2})
    assert rows["band"].tolist() == ["below", "around", "above"]


def test_few_pupils_and_few_matches_come_before_the_words() -> None:
    marks = {"A": [16.0, 24.0], "B": [54.0, 46.0], "C": [76.0, 84.0]}
    rows = _computed(_moments(marks), {"A": 3, "B": 2, "C": 2, "D": 4})
    assert rows["matched_share"].tolist() == pytest.approx([2 / 3, 1, 1, 0])
    assert rows["band"].tolist() == ["low_match", "around", "above", "too_few"]
    assert pd.isna(rows.loc["D", "raw_effect"])
    small = _computed(_moments(marks), {"A": 2, "B": 2, "C": 2}, RULES.assign(small_cell=3))
    assert set(small["band"]) == {"too_few"}
    assert small["raw_effect"].notna().all()


def test_exactly_the_least_share_is_enough() -> None:
    rows = pd.DataFrame({"model_state": "ok", "matched_n": 7, "matched_share": [0.7], "ci_low": [1.0], "ci_high": 2.0})
    assert bands(rows, Settings(2, 0.7)).tolist() == ["above"]


def test_schools_alike_have_no_interval() -> None:
    rows = _computed(_moments({"A": [46.0, 54.0], "B": [53.0, 47.0]}), {"A": 2, "B": 2})
    assert set(rows["model_state"]) == {"no_difference"}
    assert rows["shrunken_effect"].tolist() == [0, 0]
    assert rows["ci_low"].isna().all()
    assert set(rows["band"]) == {"around"}


@pytest.mark.parametrize(
    ("marks", "start", "state"),
    [
        ({"A": [36.0, 44.0]}, None, "one_school"),
        ({"A": [36.0], "B": [40.0]}, [50.0], "too_few"),
        (LEVELS, [70.1, 70.1], "no_spread"),
        ({"A": [70.1, 70.1], "B": [70.1, 70.1]}, None, "all_equal"),
        (LEVELS, None, "no_residual"),
    ],
)
def test_without_a_model_there_is_a_reason_and_no_number(
    marks: dict[str, list[float]], start: list[float] | None, state: str
) -> None:
    rows = _computed(_moments(marks, start), dict.fromkeys(marks, 2))
    assert set(rows["model_state"]) == {state}
    assert set(rows["band"]) == {"not_computed"}
    assert rows[["raw_effect", "shrunken_effect", "se", "ci_low", "raw_marks"]].isna().all().all()


def test_a_curve_is_followed_where_the_baseline_allows_one() -> None:
    # y = x squared about 50 but for a mark or two: a line would leave most of it.
    start = [30.0, 40.0, 50.0, 60.0, 70.0]
    curve = [40.0, 10.0, 0.0, 10.0, 40.0]
    marks = {school: [y + sign * (k % 2) for k, y in enumerate(curve)] for school, sign in (("A", 1), ("B", -1))}
    rows = _computed(_moments(marks, start), {"A": 5, "B": 5})
    assert set(rows["degree"]) == {2}
    assert rows["within_variance"].iloc[0] < 0.01


def test_sums_are_those_of_standardised_pupils() -> None:
    pairs = Pairs.of(_moments(LEVELS, [46.0, 54.0]))
    sums = pairs.standardised(2)
    assert pairs.spread("x") == pytest.approx(4)
    # z is -1 and 1 in each school: 1 + 1 pupils, sum 0, squares 2.
    assert sums.columns.tolist() == [[2, 0, 2]] * 3
    assert sums.gram.tolist() == pytest.approx(np.array([[6, 0, 6], [0, 6, 0], [6, 0, 6]]))
    assert sums.squares == pytest.approx(6)
