"""Counts, means and places of the warehouse against the source as pandas gives them."""

import numpy as np
import pandas as pd
import pytest

from dashboard.warehouse.reader import Warehouse
from tests.real.conftest import Built
from tests.real.sources import Paper, Source

SMALL = 10
PAPERS = ("baseline", "exam")


def _paper(built: Built, which: str) -> Paper:
    return built.source.baseline if which == "baseline" else built.source.exam


def _marts(warehouse: Warehouse, table: str, test_id: str) -> pd.DataFrame:
    cursor = warehouse.connection.cursor()
    rows: pd.DataFrame = cursor.table(f"marts.{table}").filter(f"test_id = '{test_id}'").df()
    return rows


def _by(source: Source, paper: Paper, unit: str) -> pd.DataFrame:
    """Pupils and mean by unit, straight from the pupils of the source."""
    marks = source.pupils.assign(mark=source.pupils[paper.column].astype(float))
    return marks.groupby(unit)["mark"].agg(["size", "mean"])


@pytest.mark.parametrize("which", PAPERS)
@pytest.mark.parametrize(("table", "unit"), [("school_results", "school_code"), ("township_results", "township_code")])
def test_units_have_the_counts_and_means_of_the_source(built: Built, which: str, table: str, unit: str) -> None:
    paper = _paper(built, which)
    found = _marts(built.warehouse, table, paper.exam_id).set_index(unit).sort_index()
    expected = _by(built.source, paper, unit).sort_index()
    assert list(found.index) == list(expected.index)
    assert list(found["eligible_n"].astype(int)) == list(expected["size"])
    assert list(found["sat_n"].astype(int)) == list(expected["size"])
    np.testing.assert_allclose(found["mean_total"].astype(float), expected["mean"], rtol=0, atol=1e-9)


@pytest.mark.parametrize("which", PAPERS)
def test_the_county_pools_every_pupil(built: Built, which: str) -> None:
    paper = _paper(built, which)
    found = _marts(built.warehouse, "county_results", paper.exam_id).iloc[0]
    marks = built.source.pupils[paper.column].astype(float)
    assert int(found["eligible_n"]) == len(marks)
    assert float(found["mean_total"]) == pytest.approx(marks.mean(), abs=1e-9)
    assert float(found["sd_total"]) == pytest.approx(marks.std(ddof=0), abs=1e-9)


def test_published_sizes(built: Built) -> None:
    sizes = {"london": (4059, 65, 3), "chemistry": (31022, 2410, 131)}
    pupils = built.source.pupils
    counts = (len(pupils), pupils["school_code"].nunique(), pupils["township_code"].nunique())
    assert counts == sizes[built.source.name]
    assert pupils["student_id"].is_unique


def _place(values: pd.Series) -> pd.Series:
    return values.round(9).rank(method="min", ascending=False).astype(int)


def _composite(source: Source) -> pd.DataFrame:
    """The rank sum of every school of ten pupils and more: mean, pupils above the first line, weighted three rates."""
    pupils = source.pupils.assign(mark=source.pupils[source.exam.column].astype(float))
    lines = [pupils["mark"].sort_values(ascending=False).iloc[n - 1] for n in source.top_n]
    above = pd.DataFrame({f"top{k}_n": pupils["mark"] >= line for k, line in enumerate(lines, start=1)})
    by_school = pd.concat([pupils, above], axis=1).groupby("school_code")
    units = by_school[list(above)].sum().assign(n=by_school.size(), mean=by_school["mark"].mean())
    units = units[units["n"] >= SMALL]
    rate = (0.4 * units["top1_n"] + 0.2 * units["top2_n"] + 0.4 * units["top3_n"]) / units["n"]
    rank_sum = _place(units["mean"]) + _place(units["top1_n"]) + _place(rate)
    return units.assign(rank_sum=rank_sum, final_rank=rank_sum.rank(method="min").astype(int))


def test_the_rank_sum_is_that_of_the_source(built: Built) -> None:
    found = _marts(built.warehouse, "school_results", built.source.exam.exam_id).set_index("school_code").sort_index()
    expected = _composite(built.source).sort_index()
    ranked = found[found["is_ranked"]]
    assert list(ranked.index) == list(expected.index)
    for column in ("top1_n", "top2_n", "top3_n", "rank_sum", "final_rank"):
        assert list(ranked[column].astype(int)) == list(expected[column]), column
    assert set(found.loc[~found["is_ranked"], "rank_state"]) <= {"too_few_pupils"}


def test_plausible_places_hold_the_official_place(built: Built) -> None:
    found = _marts(built.warehouse, "rank_intervals", built.source.exam.exam_id)
    schools = found[found["unit_type"] == "school"]
    assert len(schools) == len(_composite(built.source))
    assert (schools["rank_low"] <= schools["rank"]).all()
    assert (schools["rank"] <= schools["rank_high"]).all()
    assert schools["p_bottom3"].sum() == pytest.approx(3, abs=0.2)


def _comparison(built: Built) -> pd.DataFrame:
    paper = built.source.exam
    asked = {"test_id": paper.exam_id, "subject": paper.subject, "township": "", "post": ""}
    rows = built.warehouse.report("school_comparison", **asked)
    return rows.set_index("school_code")


def test_schools_of_fewer_than_ten_are_blanked(built: Built) -> None:
    rows = _comparison(built)
    sizes = built.source.pupils.groupby("school_code").size()
    small = rows.loc[sizes[sizes < SMALL].index]
    assert len(small) == {"london": 2, "chemistry": 1319}[built.source.name]
    assert set(small["cell_state"]) == {"suppressed"}
    measures = ["eligible_n", "sat_n", "mean_score", "diff", "z_mean", "pass_rate", "excellent_rate"]
    assert rows.loc[rows["cell_state"] == "suppressed", measures].isna().all().all()


def test_no_small_school_comes_back_as_a_difference(built: Built) -> None:
    rows = _comparison(built)
    schools = built.source.pupils.groupby("school_code").agg(
        n=("student_id", "size"), township=("township_code", "first")
    )
    hidden = rows["cell_state"].reindex(schools.index) == "suppressed"
    for _, siblings in schools.assign(hidden=hidden).groupby("township"):
        small = siblings["n"] < SMALL
        assert not small.any() or siblings["hidden"].sum() >= min(2, len(siblings))


def test_shown_means_are_those_of_the_source(built: Built) -> None:
    rows = _comparison(built)
    shown = rows[rows["cell_state"] != "suppressed"].sort_index()
    expected = _by(built.source, built.source.exam, "school_code").loc[shown.index]
    np.testing.assert_allclose(shown["mean_score"].astype(float), expected["mean"], rtol=0, atol=1e-9)
    assert len(shown) > 0
