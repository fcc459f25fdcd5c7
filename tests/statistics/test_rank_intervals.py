"""Plausible places: figures worked out by hand, and what must hold for any cohort."""

import numpy as np
import pandas as pd
import pytest

from dashboard.statistics.places import bottom_shares, competition_places, plausible_range
from dashboard.statistics.rank_intervals import Settings, compute, found_by_mean, posterior, random_source

RULES = pd.DataFrame({"resamples": [400], "interval_level": [0.9], "bottom_places": [3], "small_cell": [2]})


def test_equal_values_share_the_better_place() -> None:
    found = competition_places(np.array([[5.0, 7.0, 5.0, 1.0], [1.0, 2.0, 3.0, 4.0]]))
    assert found.tolist() == [[2, 1, 2, 4], [4, 3, 2, 1]]


def test_values_equal_to_nine_decimals_are_tied() -> None:
    assert competition_places(np.array([[0.1 + 0.2, 0.3]])).tolist() == [[1, 1]]


def test_a_tie_across_the_edge_of_the_bottom_three_is_split_evenly() -> None:
    # Places 1, 2, 2, 4, 5 of five units: 4 and 5 are last, the two on place 2 share the third seat.
    assert bottom_shares(np.array([[1, 2, 2, 4, 5]]), 3).tolist() == [0, 0.5, 0.5, 1, 1]


def test_many_units_are_counted_like_few() -> None:
    places = competition_places(np.random.default_rng(1).integers(0, 30, size=(20, 80)).astype(float))
    shares = bottom_shares(places, 3)
    assert shares.sum() == pytest.approx(3)


def test_plausible_places_widen_by_what_drawing_moves_a_unit():
    # Ten draws of three units. A: always 1. B, found at 1: draws 1 x 2 then 2 x 6 then 3 x 2, mean 2, moved by 1; the
    # middle 80% is 1 to 2, widened to 0 to 3, within the draws 1 to 3. C, found at 3: always 3.
    places = np.array([[1, place, 3] for place in [1, 1, 2, 2, 2, 2, 2, 2, 3, 3]])
    low, high = plausible_range(places, np.array([1, 1, 3]), 0.8)
    assert (low.tolist(), high.tolist()) == ([1, 1, 3], [1, 3, 3])


def test_plausible_places_widen_towards_the_better_places_as_well():
    # Found at 5, drawn 1 once, 4 seventeen times, 5 and 6 once each: mean 4, moved by 1; the middle 80% is 4 to 4.
    places = np.array([[place] for place in [1, *[4] * 17, 5, 6]])
    low, high = plausible_range(places, np.array([5]), 0.8)
    assert (low.tolist(), high.tolist()) == ([3], [5])


def test_plausible_places_reach_no_place_that_no_draw_reached():
    # Found at 6, drawn 3, 4 or 5: moved by 2, but nothing better than 3 was drawn; the place found is always inside.
    places = np.array([[3], [4], [4], [4], [5]] * 4)
    low, high = plausible_range(places, np.array([6]), 0.9)
    assert (low.tolist(), high.tolist()) == ([3], [6])


def test_the_posterior_pulls_small_units_to_the_middle() -> None:
    # Means 40, 50, 60: variance 100; SE 5 everywhere: between = 75, shrinkage 0.75, spread sqrt(75 * 0.25).
    centre, spread = posterior(np.array([40.0, 50.0, 60.0]), np.array([5.0, 5.0, 5.0]))
    assert centre.tolist() == pytest.approx([42.5, 50, 57.5])
    assert spread.tolist() == pytest.approx([4.330127] * 3)


def test_no_difference_between_units_leaves_only_the_mean() -> None:
    centre, spread = posterior(np.array([50.0, 50.0]), np.array([5.0, 5.0]))
    assert centre.tolist() == [50, 50]
    assert spread.tolist() == [0, 0]


def test_the_likelihood_of_being_last_by_hand() -> None:
    # Means 40 and 60, errors 10: variance 200, between 100, kept 0.5: 45 and 55, spread sqrt(50). The difference of 10
    # has a spread of sqrt(50 + 50) = 10, so the lower one is last with the chance below one spread, 0.8413.
    found = found_by_mean(np.array([40.0, 60.0]), np.full(2, 10.0), Settings(40_000, 0.9, 1, 2), random_source("t"))
    assert found.p_bottom.tolist() == pytest.approx([0.8413, 0.1587], abs=0.01)
    # From the means as they are it would be the chance below 20 / sqrt(200), 0.9214: too sure.
    assert (found.places[:, 0] == 2).mean() == pytest.approx(0.9214, abs=0.01)


def test_without_error_every_draw_has_the_same_places() -> None:
    found = found_by_mean(np.array([1.0, 3.0, 2.0]), np.zeros(3), Settings(50, 0.9, 3, 2), random_source("t"))
    assert np.unique(found.places, axis=0).tolist() == [[3, 1, 2]]


def _cells(marks: dict[str, list[float]]) -> pd.DataFrame:
    rows = [(school, total, 1) for school, totals in marks.items() for total in totals]
    cells = (
        pd.DataFrame(rows, columns=["school_code", "total", "n"])
        .groupby(["school_code", "total"], as_index=False)
        .sum()
    )
    fixed = {"top_n1": 10, "top_n2": 20, "top_n3": 30, "weight1": 0.4, "weight2": 0.2, "weight3": 0.4}
    return cells.assign(test_id="t", exam_id="t", township_code=cells["school_code"].str[0], sat_n=cells["n"], **fixed)


def _units(cells: pd.DataFrame, places: dict[str, int]) -> pd.DataFrame:
    keys = {"test_id": "t", "unit_type": "school", "method": "rank_sum"}
    return pd.DataFrame(
        [{**keys, "unit_code": unit, "final_rank": place, "rank_sum": 3 * place} for unit, place in places.items()]
    )


def _tables(marks: dict[str, list[float]], places: dict[str, int]) -> dict[str, pd.DataFrame]:
    cells = _cells(marks)
    units = _units(cells, places)
    eligible = [len(marks[unit]) for unit in units["unit_code"]]
    measures = units[["test_id", "unit_type", "unit_code"]].assign(
        subject="total", mean_index=50.0, se_index=1.0, eligible_n=eligible
    )
    return {
        "plan.rules": RULES, "intermediate.places": units, "intermediate.unit_measures": measures,
        "intermediate.ranked_cells": cells,
    }  # fmt: skip


def _compute(marks: dict[str, list[float]], places: dict[str, int]) -> pd.DataFrame:
    return compute(_tables(marks, places)).set_index("unit_code")


NUMBERS = ["rank_low", "rank_high", "set_low", "set_high", "p_bottom3", "p_chance"]


def _by_mean(errors: list[float | None], places: list[int], sizes: list[int] | None = None) -> pd.DataFrame:
    """A table ranked by mean: U0 with mean 60, U1 with 59 ..."""
    count = len(errors)
    keys = {"test_id": ["t"] * count, "unit_type": ["school"] * count, "unit_code": [f"U{n}" for n in range(count)]}
    measures = pd.DataFrame(keys).assign(
        subject="total", mean_index=[60.0 - n for n in range(count)], se_index=errors, eligible_n=sizes or [50] * count
    )
    cells = pd.DataFrame({"exam_id": pd.Series(dtype=str)})
    tables = {
        "plan.rules": RULES, "intermediate.places": pd.DataFrame(keys).assign(method="mean", final_rank=places),
        "intermediate.unit_measures": measures, "intermediate.ranked_cells": cells,
    }  # fmt: skip
    return compute(tables).set_index("unit_code")


def _county() -> dict[str, list[float]]:
    """Six schools: A far above, F far below, B to E drawn from the same marks."""
    middle = {name: [300.0 + 10 * k for k in range(10)] for name in ("BX", "CX", "DX", "EX")}
    return {"AX": [500.0 + k for k in range(10)], **middle, "FX": [100.0 + k for k in range(10)]}


def test_schools_far_apart_keep_their_places_and_equal_ones_could_stand_anywhere_between() -> None:
    found = _compute(_county(), {"AX": 1, "BX": 2, "CX": 2, "DX": 2, "EX": 2, "FX": 6})
    assert found.loc["AX", ["rank_low", "rank_high"]].tolist() == [1, 1]
    assert found.loc["FX", ["rank_low", "rank_high"]].tolist() == [6, 6]
    assert found.loc["BX", "rank_low"] == 2
    assert found.loc["BX", "rank_high"] >= 4
    assert found.loc["FX", "p_bottom3"] == pytest.approx(1)
    assert found["p_bottom3"].sum() == pytest.approx(3)


def test_a_rebuild_gives_the_same_figures() -> None:
    places = {"AX": 1, "BX": 2, "CX": 2, "DX": 2, "EX": 2, "FX": 6}
    pd.testing.assert_frame_equal(_compute(_county(), places), _compute(_county(), places))


def test_jointly_plausible_places_are_wider_and_luck_is_even_among_schools_of_one_size():
    found = _compute(_county(), {"AX": 1, "BX": 2, "CX": 2, "DX": 2, "EX": 2, "FX": 6})
    assert (found["set_low"] <= found["rank"]).all()
    assert (found["set_high"] >= found["rank"]).all()
    assert found.loc["AX", "set_high"] < 6
    assert found["p_chance"].astype(float).to_numpy() == pytest.approx(np.full(6, 0.5), abs=0.08)
    assert (found["interval_state"] == "ok").all()


def test_one_unit_has_no_interval():
    found = _by_mean([1.0], [1])
    assert found["interval_state"].tolist() == ["one_unit"]
    assert found[NUMBERS].isna().all(axis=None)


def test_units_that_all_share_the_first_place_have_no_interval():
    found = _by_mean([1.0] * 4, [1] * 4)
    assert set(found["interval_state"]) == {"all_equal"}
    assert found[NUMBERS].isna().all(axis=None)


def test_among_three_units_the_bottom_three_say_nothing():
    found = _by_mean([1.0] * 3, [1, 2, 3])
    assert set(found["interval_state"]) == {"few_units"}
    assert found[["p_bottom3", "p_chance"]].isna().all(axis=None)
    assert (found["rank_high"] >= found["rank"]).all()


def test_no_error_and_too_few_pupils_leave_only_their_own_unit_without_numbers():
    found = _by_mean([1.0, 0.0, None, 1.0, 1.0], [1, 2, 3, 4, 5], [50, 50, 50, 1, 2])
    assert found["interval_state"].tolist() == ["ok", "no_spread", "no_spread", "too_few_pupils", "ok"]
    assert found[NUMBERS].isna().all(axis=1).tolist() == [False, True, True, True, False]


def test_a_school_whose_pupils_are_all_alike_has_no_spread():
    marks = {**_county(), "FX": [100.0] * 10}
    found = _compute(marks, {"AX": 1, "BX": 2, "CX": 2, "DX": 2, "EX": 2, "FX": 6})
    assert found.loc["FX", "interval_state"] == "no_spread"
    assert found.loc["FX", NUMBERS].isna().all()


def test_every_test_has_draws_of_its_own():
    assert random_source("a").random() == random_source("a").random()
    assert random_source("a").random() != random_source("b").random()


def test_a_school_without_pupils_takes_no_part_in_the_draws():
    tables = _tables(_county(), {"AX": 1, "BX": 2, "CX": 2, "DX": 2, "EX": 2, "FX": 6})
    cells = tables["intermediate.ranked_cells"]
    nobody = cells.iloc[[0]].assign(school_code="ZX", n=0)
    found = compute({**tables, "intermediate.ranked_cells": pd.concat([cells, nobody], ignore_index=True)})
    pd.testing.assert_frame_equal(found, compute(tables))
