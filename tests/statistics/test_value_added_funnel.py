"""The funnel of value added: limits by hand, who sets their width, and what is said when there is none."""

import numpy as np
import pandas as pd
import pytest

from dashboard.statistics.value_added_funnel import compute

PAIR = {"exam_id": "late", "baseline_exam_id": "early", "subject": "math"}


def _schools(raw: list[float], n: list[int], bands: list[str] | None = None, within: float = 1.0) -> pd.DataFrame:
    rows = pd.DataFrame({"school_code": list("ABCDEFGH")[: len(raw)], "raw_effect": raw, "matched_n": n})
    return rows.assign(**PAIR, band=bands or ["around"] * len(raw), within_variance=within, outcome_sd=10.0)


def _computed(rows: pd.DataFrame) -> pd.DataFrame:
    return compute({"marts.value_added": rows})


def test_limits_are_those_of_chance_where_schools_differ_no_more() -> None:
    # Within 1: errors 1 / 5 of 25 pupils and 1 / 10 of 100; effects of a tenth of their error.
    rows = _computed(_schools([0.02, -0.02, 0.01, -0.01], [25, 25, 100, 100]))
    assert set(rows["funnel_state"]) == {"like_chance"}
    lines = rows[rows["kind"] == "line"].set_index("pupils_n")
    assert lines.loc[25, ["low_95", "high_95"]].tolist() == pytest.approx([-0.3919928, 0.3919928])
    assert lines.loc[100, ["low_998", "high_998"]].tolist() == pytest.approx([-0.3090232, 0.3090232])
    assert lines.loc[100, "high_998_marks"] == pytest.approx(3.090232)
    assert (lines.index[0], lines.index[-1]) == (25, 100)


def test_what_is_usual_between_schools_is_added_to_chance() -> None:
    # Errors 0.1, effects -+0.5: z squared 25 in all four; phi 25 / 0.678655. Weights 100 each: 400 - 40000 / 400 = 300.
    rows = _computed(_schools([0.5, -0.5, 0.5, -0.5], [100, 100, 100, 100]))
    phi = 25 / 0.678655
    assert rows["phi"].iloc[0] == pytest.approx(phi)
    between = (4 * phi - 3) / 300
    assert rows["between_variance"].iloc[0] == pytest.approx(between)
    line = rows[rows["kind"] == "line"].iloc[0]
    assert line["high_95"] == pytest.approx(1.959964 * np.sqrt(0.01 + between))
    assert rows.loc[rows["kind"] == "school", "side"].tolist() == ["inside"] * 4


def test_a_school_far_out_is_named_by_its_side() -> None:
    rows = _computed(_schools([0.0, 0.1, -0.1, 0.05, -0.05, 0.02, -0.02, 3.0], [100] * 8))
    sides = rows[rows["kind"] == "school"].set_index("school_code")["side"]
    assert sides["H"] == "far_above"
    assert set(sides.drop("H")) == {"inside"}


def test_only_schools_that_are_told_set_the_width() -> None:
    told = _schools([0.02, -0.02, 0.01, -0.01], [25, 25, 100, 100])
    others = _schools([9.0, 9.0, np.nan], [5, 90, 0], ["too_few", "low_match", "not_computed"]).assign(
        school_code=["X", "Y", "Z"]
    )
    rows = _computed(pd.concat([told, others]))
    assert set(rows["units_n"]) == {4}
    assert set(rows["school_code"].dropna()) == set("ABCD")
    assert rows["pupils_n"].min() == 25


@pytest.mark.parametrize(
    ("rows", "state"),
    [
        (_schools([0.1], [50]), "one_unit"),
        (_schools([0.1, 0.2], [5, 5], ["too_few", "too_few"]), "one_unit"),
        (_schools([np.nan, np.nan], [50, 60], ["not_computed"] * 2, np.nan), "one_unit"),
        (_schools([0.0, 0.0, 0.0], [50, 50, 50]), "like_chance"),
        (_schools([0.1, 0.2], [50, 60], within=0.0), "no_error"),
    ],
)
def test_little_to_go_by_has_a_clear_state(rows: pd.DataFrame, state: str) -> None:
    found = _computed(rows)
    assert set(found["funnel_state"]) == {state}
    has_limits = "low_95" in found and bool(found["low_95"].notna().any())
    assert has_limits is (state == "like_chance")
