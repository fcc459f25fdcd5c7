"""Distance to leave: held against an obvious recomputation, the worked example, and figures worked out by hand."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dashboard.statistics.absences import Absences, excused_worse_counts
from dashboard.statistics.margins import compute, more_at_the_first_line, raised, worse_counts

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "rank_sum_golden.json").read_text(encoding="utf-8"))
WEIGHTS = np.array([0.4, 0.2, 0.4])
ENDLESS = float("inf")


def _worse_the_long_way(values: list[list[float]], unit: int) -> int:
    """Places one by one, "1224", summed over the parts; how many sums are larger than the unit's."""
    units = range(len(values[0]))
    sums = [sum(1 + sum(part[other] > part[one] for other in units) for part in values) for one in units]
    return sum(sums[other] > sums[unit] for other in units)


@st.composite
def fields(draw: st.DrawFn) -> tuple[np.ndarray, int]:
    """Whole values of three parts (many ties), and one unit."""
    parts, units = draw(st.sampled_from([1, 3])), draw(st.integers(3, 8))
    part = st.lists(st.integers(0, 5), min_size=units, max_size=units)
    values = draw(st.lists(part, min_size=parts, max_size=parts))
    return np.array(values, dtype=float), draw(st.integers(0, units - 1))


def _changed(values: np.ndarray, unit: int, **parts: float) -> list[list[float]]:
    moved = values.copy()
    for part, value in parts.items():
        moved[int(part[1:]), unit] = value
    return [list(part) for part in moved]


@given(fields())
def test_units_below_are_counted_as_the_long_way_counts_them(field: tuple[np.ndarray, int]) -> None:
    values, unit = field
    found = worse_counts(values, unit, values[:, unit][None])
    assert found.tolist() == [_worse_the_long_way(_changed(values, unit), unit)]


@given(fields(), st.integers(1, 3), st.data())
def test_the_least_rise_that_suffices_is_found(field: tuple[np.ndarray, int], places: int, data: st.DataObject) -> None:
    """With whole values every state is met at a whole or a half; a half stands for "more than"."""
    values, unit = field
    assume(_worse_the_long_way(_changed(values, unit), unit) < places)
    part = data.draw(st.integers(0, len(values) - 1))
    steps = np.arange(values[part, unit] + 0.5, 6.5, 0.5)
    enough = [x for x in steps if _worse_the_long_way(_changed(values, unit, **{f"p{part}": x}), unit) >= places]
    expected = (float(enough[0] // 1), bool(enough[0] % 1)) if enough else (None, False)
    assert raised(values, unit, part, places, ENDLESS) == expected


@given(fields(), st.integers(1, 3), st.lists(st.integers(0, 6), min_size=3, max_size=3), st.integers(0, 8))
def test_the_least_number_of_pupils_is_found(
    field: tuple[np.ndarray, int], places: int, tops: list[int], spare: int
) -> None:
    values, unit = np.repeat(field[0], 3, axis=0)[:3], field[1]
    reached, n = sorted(tops), max(tops) + spare + 1
    values[1, unit], values[2, unit] = reached[0], round(float(np.array(reached) @ WEIGHTS) / n, 9)
    expected = None
    for more in range(1, n - reached[0] + 1):
        lines = [max(line, reached[0] + more) for line in reached]
        rate = round(float(np.array(lines) @ WEIGHTS) / n, 9)
        if expected is None and _worse_the_long_way(_changed(values, unit, p1=lines[0], p2=rate), unit) >= places:
            expected = more
    assert more_at_the_first_line(values, unit, np.array(reached), n, WEIGHTS, places) == expected


def test_an_equal_value_or_only_a_larger_one() -> None:
    # By one value, last place counts: 1 leaves once somebody is below it, so only above 2; level with 2 both are last.
    assert raised(np.array([[1.0, 2.0, 9.0]]), 0, 0, 1, ENDLESS) == (2.0, True)
    # Last two places: more than 9 would be needed, and 9 is all that can be had.
    assert raised(np.array([[1.0, 2.0, 9.0]]), 0, 0, 2, 9.0) == (None, False)
    # Sums 9, 6, 3; level with the second in the first part its sum is 8 and the second's still 6: only above the first
    # in that part (1 + 3 + 3 = 7 against 3 + 2 + 2 = 7) they are level, which is not below.
    values = np.array([[1.0, 2.0, 3.0]] * 3)
    assert raised(values, 0, 0, 1, ENDLESS) == (None, False)


def _golden_units() -> pd.DataFrame:
    rows = [
        {
            "test_id": "t", "unit_type": "school", "unit_code": school, "places": 3, "method": "rank_sum",
            "eligible_n": found["eligible_n"], "sum_total": round(found["mean_total"] * found["eligible_n"], 6),
            "mean_total": found["mean_total"], "ranked_mean": found["mean_total"],
            "top1_n": found["top1_n"], "top2_n": found["top2_n"], "top3_n": found["top3_n"],
            "weighted_rate": found["weighted_rate"], "weight1": 0.4, "weight2": 0.2, "weight3": 0.4,
            "full_score": 200.0, "index_point": np.nan, "least_n": 1,
        }
        for school, found in GOLDEN["expected"].items()
    ]  # fmt: skip
    return pd.DataFrame(rows)


def _absences(rows: list[tuple[str, str, float, int]], kind: str) -> pd.DataFrame:
    cells = pd.DataFrame(rows, columns=["unit_code", "exam_id", "total", "n"])
    return cells.assign(test_id="t", unit_type=kind)


def _papers(rows: list[tuple[str, str, str, float, float, float]]) -> pd.DataFrame:
    names = ["unit_type", "unit_code", "exam_id", "n", "sum_mark", "sum_squares"]
    return pd.DataFrame(rows, columns=names).assign(test_id="t")


def _tables(units: pd.DataFrame, papers: pd.DataFrame, absences: pd.DataFrame) -> dict[str, pd.DataFrame]:
    names = ("intermediate.margin_units", "intermediate.margin_papers", "intermediate.margin_absences")
    return dict(zip(names, (units, papers, absences), strict=True))


@pytest.fixture
def golden() -> pd.DataFrame:
    """The worked example with the one absence that the school C disputes."""
    papers = _papers([("county", "county", "t", 20, 2713, 400_000)])
    found = compute(_tables(_golden_units(), papers, _absences([("C", "t", 0.0, 1)], "school")))
    return found.set_index(["unit_code", "lever"])


def test_one_absence_excused_lifts_the_school_out(golden: pd.DataFrame) -> None:
    # The worked example: C 449 / 3, R 1.8 / 3, S = 8, place 3, with D, E and F below it.
    assert golden.loc[("C", "absence"), ["needed", "available_n", "reachable"]].tolist() == [1, 1, True]
    # F has no disputed absence.
    assert golden.loc[("F", "absence"), ["available_n", "reachable"]].tolist() == [0, False]


def test_the_place_of_the_worked_example_is_reached() -> None:
    units = _golden_units()
    values = units[["ranked_mean", "top1_n", "weighted_rate"]].to_numpy(float).T
    papers = _papers([("county", "county", "t", 20, 2713, 400_000)])
    absences = Absences.of(_tables(units, papers, _absences([("C", "t", 0, 1)], "school")), "school", "C")
    below = excused_worse_counts(units, values, 2, absences, worse_counts)
    assert len(units) - below[0] == GOLDEN["s13_excused_instead"]["final_rank"]["C"]


def test_who_may_stand_in_the_last_places_has_its_distance_and_nobody_else(golden: pd.DataFrame) -> None:
    # D and E share place 3 (possible), C and F are certain, A and B are out.
    assert sorted(set(golden.index.get_level_values(0))) == ["C", "D", "E", "F"]
    # C by its mean alone: above D (148) it is third there, C 3 + 3 + 5 = 11, and D 11, E 11 are level with it. Level
    # with B (150) it is second, C 10, and D 11, E 11, F 18 are below.
    assert golden.loc[("C", "mean"), ["needed", "strict", "neighbour"]].tolist() == [150.0, False, "B"]
    # One more pupil at the first line: two of four as A and B (place 1), R (0.8 + 0.4 + 1.2) / 4 = 0.6, place 2 with B.
    # The count to be reached is that of A and of B.
    assert golden.loc[("C", "count"), ["needed", "available_n", "neighbour"]].tolist() == [2, 3, "A"]


def test_by_mean_the_distance_is_in_points_of_the_index() -> None:
    units = _mean_units([50.0, 40.0, 45.0], np.nan)
    found = compute(_tables(units, _papers([("county", "county", "g", 30, 0, 0)]), _absences([], "township")))
    mean = found.query("lever == 'mean'").set_index("unit_code")
    assert mean.loc["B", ["measured_in", "needed", "change", "strict"]].tolist() == ["index", 45.0, 5.0, True]


def test_by_mean_on_one_paper_the_distance_is_in_marks() -> None:
    # A point of the index is a tenth of the spread: 5 points of 2.5 marks above a mean of 100.
    units = _mean_units([50.0, 40.0, 45.0], 2.5)
    found = compute(_tables(units, _papers([("county", "county", "g", 30, 0, 0)]), _absences([], "township")))
    mean = found.query("lever == 'mean'").set_index("unit_code")
    assert mean.loc["B", ["measured_in", "needed", "change"]].tolist() == ["marks", 112.5, 12.5]


def _mean_units(index: list[float], point: float) -> pd.DataFrame:
    fixed = {"test_id": "t", "unit_type": "township", "places": 1, "method": "mean", "eligible_n": 10, "least_n": 1}
    rows = [{**fixed, "unit_code": code, "ranked_mean": mean} for code, mean in zip("ABC", index, strict=True)]
    return pd.DataFrame(rows).assign(mean_total=100.0, index_point=point)


def test_a_unit_left_with_too_few_pupils_to_be_ranked_is_out_of_the_last_places() -> None:
    # Ten pupils, four absent, eight needed: B stays last with nine or eight of them, with seven it has no place.
    units = _mean_units([50.0, 10.0, 45.0], np.nan).assign(least_n=8)
    rows = [("county", "county", "g", 30.0, 900.0, 60_000.0)]
    rows += [
        ("township", code, "g", 10.0, total, 20_000.0) for code, total in zip("ABC", (600.0, 1.0, 299.0), strict=True)
    ]
    found = compute(_tables(units, _papers(rows), _absences([("B", "g", 0.0, 4)], "township")))
    assert found.query("lever == 'absence'")[["needed", "available_n"]].to_numpy().tolist() == [[3, 4]]


def test_an_excused_zero_moves_the_county_too() -> None:
    """Two papers; B is last by one zero in paper g and leaves once it is excused; the long way gives the same index."""
    pupils = {
        "g": {"A": [60.0, 70.0, 80.0], "B": [75.0, 65.0, 0.0], "C": [50.0, 60.0, 70.0]},
        "h": {"A": [40.0, 50.0], "B": [45.0, 40.0], "C": [40.0, 43.0]},
    }
    index = _index(pupils)
    units = _mean_units([index[code] for code in "ABC"], np.nan)
    found = compute(_tables(units, _paper_rows(pupils), _absences([("B", "g", 0.0, 1)], "township")))
    assert min(index, key=index.__getitem__) == "B"
    assert found.query("lever == 'absence'")[["needed", "available_n"]].to_numpy().tolist() == [[1, 1]]
    pupils["g"]["B"].remove(0.0)
    assert min(_index(pupils), key=_index(pupils).__getitem__) == "C"


def test_the_index_after_an_excuse_is_the_index_computed_anew() -> None:
    pupils = {
        "g": {"A": [60.0, 70.0], "B": [75.0, 65.0, 0.0, 0.0], "C": [50.0, 60.0]},
        "h": {"A": [40.0, 50.0], "B": [45.0, 0.0], "C": [40.0, 43.0]},
    }
    units = _mean_units([1.0, 2.0, 3.0], np.nan)
    cells = _absences([("B", "g", 0.0, 2), ("B", "h", 0.0, 1)], "township")
    absences = Absences.of(_tables(units, _paper_rows(pupils), cells), "township", "B")
    below = excused_worse_counts(units, np.zeros((1, 3)), 1, absences, worse_counts)
    for number, exam in enumerate(absences.exams):
        pupils[exam]["B"].remove(0.0)
        index = _index(pupils)
        assert below[number] == sum(index[code] < index["B"] for code in "AC")


def _index(pupils: dict[str, dict[str, list[float]]]) -> dict[str, float]:
    """50 + 10 (mean - county mean) / county spread of each paper, weighted by pupils."""
    sums = dict.fromkeys("ABC", (0.0, 0))
    for marks in pupils.values():
        everyone = np.concatenate([np.array(part) for part in marks.values()])
        for code, part in marks.items():
            points = sum(50 + 10 * (mark - everyone.mean()) / everyone.std() for mark in part)
            sums[code] = (sums[code][0] + points, sums[code][1] + len(part))
    return {code: total / n for code, (total, n) in sums.items()}


def _paper_rows(pupils: dict[str, dict[str, list[float]]]) -> pd.DataFrame:
    rows = [
        ("township", code, exam, len(part), sum(part), sum(mark**2 for mark in part))
        for exam, marks in pupils.items()
        for code, part in marks.items()
    ]
    county = pd.DataFrame(rows).groupby(2, as_index=False).sum(numeric_only=True).itertuples(index=False)
    return _papers([*rows, *(("county", "county", *row) for row in county)])
