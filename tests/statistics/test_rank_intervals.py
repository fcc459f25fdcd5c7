"""Plausible places: figures worked out by hand, and what must hold for any cohort."""

import numpy as np
import pandas as pd
import pytest

from dashboard.statistics.places import bottom_shares, competition_places
from dashboard.statistics.rank_intervals import compute, normal_places, posterior, random_source

RULES = pd.DataFrame({"resamples": [400], "interval_level": [0.9], "bottom_places": [3]})


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


def test_the_posterior_pulls_small_units_to_the_middle() -> None:
    # Means 40, 50, 60: variance 100; SE 5 everywhere: between = 75, shrinkage 0.75, spread sqrt(75 * 0.25).
    centre, spread = posterior(np.array([40.0, 50.0, 60.0]), np.array([5.0, 5.0, 5.0]))
    assert centre.tolist() == pytest.approx([42.5, 50, 57.5])
    assert spread.tolist() == pytest.approx([4.330127] * 3)


def test_no_difference_between_units_leaves_only_the_mean() -> None:
    centre, spread = posterior(np.array([50.0, 50.0]), np.array([5.0, 5.0]))
    assert centre.tolist() == [50, 50]
    assert spread.tolist() == [0, 0]


def test_without_error_every_draw_has_the_same_places() -> None:
    places = normal_places(np.array([1.0, 3.0, 2.0]), np.zeros(3), 50, random_source("t"))
    assert np.unique(places, axis=0).tolist() == [[3, 1, 2]]


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
    return pd.DataFrame([{**keys, "unit_code": unit, "final_rank": place} for unit, place in places.items()])


def _compute(marks: dict[str, list[float]], places: dict[str, int]) -> pd.DataFrame:
    cells = _cells(marks)
    units = _units(cells, places)
    measures = units[["test_id", "unit_type", "unit_code"]].assign(subject="total", mean_index=50.0, se_index=1.0)
    tables = {
        "plan.rules": RULES, "intermediate.places": units, "intermediate.unit_measures": measures,
        "intermediate.ranked_cells": cells,
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
