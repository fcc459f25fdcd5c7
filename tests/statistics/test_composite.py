"""The composite under drawing: the worked example, a recomputation the long way, and independence of the blocks."""

import json
import time
import tracemalloc
from pathlib import Path

import numpy as np
import pytest

from dashboard.statistics import composite
from dashboard.statistics.composite import Cohort, composite_places, resample, school_sums

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "rank_sum_golden.json").read_text(encoding="utf-8"))


def _golden_totals() -> dict[str, list[float]]:
    """School -> totals of its counted pupils: excused and guests out, unexcused 0."""
    totals: dict[str, list[float]] = {}
    for pupil in GOLDEN["students"]:
        if pupil["roster_school"] and pupil["status"] != "absent_excused":
            total = (pupil["chinese"] or 0) + (pupil["math"] or 0)
            totals.setdefault(pupil["roster_school"], []).append(float(total))
    return dict(sorted(totals.items()))


def _golden_cohort() -> Cohort:
    totals = _golden_totals()
    distinct = np.array(sorted({mark for marks in totals.values() for mark in marks}, reverse=True))
    counts = np.array([[marks.count(total) for total in distinct] for marks in totals.values()])
    return Cohort(tuple(totals), counts, distinct, tuple(GOLDEN["params"]["top_n"]), tuple(GOLDEN["params"]["weights"]))


def test_undrawn_marks_give_the_places_of_the_worked_example():
    cohort = _golden_cohort()
    sums, tops = school_sums(cohort.marks[None, :], cohort.sizes, cohort.top_n)
    place_sums, places = composite_places(sums / cohort.sizes, tops, cohort.sizes, cohort.weights)
    expected = GOLDEN["expected"]
    assert (sums[0] / cohort.sizes).tolist() == [expected[school]["mean_total"] for school in cohort.schools]
    for number, top in enumerate(tops, start=1):
        assert top[0].tolist() == [expected[school][f"top{number}_n"] for school in cohort.schools]
    assert place_sums[0].tolist() == [expected[school]["rank_sum"] for school in cohort.schools]
    assert places[0].tolist() == [expected[school]["final_rank"] for school in cohort.schools]


def test_townships_pool_their_pupils():
    cohort, towns = _golden_cohort(), sorted(GOLDEN["expected_township"])
    pooled = np.array([[float(GOLDEN["township"][school] == town) for town in towns] for school in cohort.schools])
    sums, tops = school_sums(cohort.marks[None, :], cohort.sizes, cohort.top_n)
    n = cohort.sizes @ pooled
    place_sums, places = composite_places(sums @ pooled / n, [top @ pooled for top in tops], n, cohort.weights)
    assert place_sums[0].tolist() == [GOLDEN["expected_township"][town]["rank_sum"] for town in towns]
    assert places[0].tolist() == [GOLDEN["expected_township"][town]["final_rank"] for town in towns]


def _place(values: list[float]) -> list[int]:
    return [1 + sum(round(other, 9) > round(value, 9) for other in values) for value in values]


def _the_long_way(marks: list[list[float]], top_n: list[int], weights: list[float]) -> list[int]:
    everyone = sorted((mark for school in marks for mark in school), reverse=True)
    tops = [[sum(mark >= everyone[n - 1] for mark in school) for school in marks] for n in top_n]
    sizes = [len(school) for school in marks]
    rates = [sum(w * top[s] / sizes[s] for w, top in zip(weights, tops, strict=True)) for s in range(len(marks))]
    means = _place([sum(school) / len(school) for school in marks])
    counts, shares = _place([float(top) for top in tops[0]]), _place(rates)
    return _place([-float(m + c + r) for m, c, r in zip(means, counts, shares, strict=True)])


@pytest.mark.parametrize("seed", range(20))
def test_places_are_those_of_a_recomputation_pupil_by_pupil(seed):
    random = np.random.default_rng(seed)
    sizes = random.integers(1, 9, size=7)
    marks = np.round(random.normal(60, 12, sizes.sum()) / 5) * 5
    top_n, weights = [5, 8, 12], [0.4, 0.2, 0.4]
    sums, tops = school_sums(marks[None, :], sizes, top_n)
    places = composite_places(sums / sizes, tops, sizes, weights)[1][0]
    by_school = [list(school) for school in np.split(marks, np.cumsum(sizes)[:-1])]
    assert places.tolist() == _the_long_way(by_school, top_n, weights)


def test_more_at_the_top_than_pupils_counts_everyone():
    _, tops = school_sums(np.array([[3.0, 2.0, 1.0]]), np.array([1, 2]), (99,))
    assert tops[0].tolist() == [[1, 2]]


def test_pupils_are_drawn_only_in_their_own_school():
    # Every pupil of A has 90, of B 80, of C 70: whoever is drawn, means are placed 1 2 3, counts 1 2 2, rates 1 2 3.
    marks = np.array([90.0, 80.0, 70.0])
    cohort = Cohort(("A", "B", "C"), 5 * np.eye(3, dtype=int), marks, (5, 6, 7), (0.4, 0.2, 0.4))
    drawn = resample(cohort, [np.eye(3)], 40, np.random.default_rng(1))[0]
    assert np.unique(drawn.sums, axis=0).tolist() == [[3, 6, 8]]
    assert np.unique(drawn.places, axis=0).tolist() == [[1, 2, 3]]


def test_blocks_of_any_size_give_the_same_draws(monkeypatch):
    whole = resample(_golden_cohort(), [np.eye(6)], 50, np.random.default_rng(4))[0]
    monkeypatch.setattr(composite, "BLOCK_BYTES", 7 * 20 * composite.BYTES_PER_PUPIL)
    parts = resample(_golden_cohort(), [np.eye(6)], 50, np.random.default_rng(4))[0]
    assert (whole.places == parts.places).all()
    assert (whole.sums == parts.sums).all()


def test_sixty_schools_of_14000_pupils_are_drawn_a_thousand_times_in_seconds_and_little_memory():
    random = np.random.default_rng(6)
    totals = np.arange(1400, -1, -1) / 2
    counts = random.multinomial(14_000, np.full(60 * 1401, 1 / (60 * 1401))).reshape(60, 1401)
    cohort = Cohort(tuple(map(str, range(60))), counts, totals, (3000, 5000, 7000), (0.4, 0.2, 0.4))
    tracemalloc.start()
    began = time.process_time()
    drawn = resample(cohort, [np.eye(60)], 1000, random)[0]
    seconds, (_, peak) = time.process_time() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert drawn.places.shape == (1000, 60)
    assert seconds < 6
    assert peak < 60e6
