"""The worked example of the junior rank sum: exact results, and eight wrong variants that must not pass for it."""

import json
import tomllib
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import duckdb
import pytest

from dashboard.warehouse.catalog import Catalog, load_catalog
from tests.warehouse.counties import County, Exam, Mark, Pupil, mutated, open_built, write_county

GOLDEN_FOLDER = Path(__file__).parents[1] / "golden"
GOLDEN = json.loads((GOLDEN_FOLDER / "rank_sum_golden.json").read_text(encoding="utf-8"))
GUEST_SCHOOL = "E"


def _pupil(row: Mapping[str, object], excused: frozenset[str]) -> Pupil:
    status = "absent_excused" if row["student_id"] in excused else str(row["status"])
    marks = tuple(Mark(subject, row[subject], status, str(row["exam_site"])) for subject in ("chinese", "math"))  # type: ignore[arg-type]
    school = row["roster_school"]
    return Pupil(str(row["student_id"]), str(school or GUEST_SCHOOL), marks, is_guest=school is None)


def golden_county(excused: frozenset[str] = frozenset()) -> County:
    """The 22 pupils of six schools; `excused` pupils are absent with reason instead."""
    pupils = tuple(_pupil(row, excused) for row in GOLDEN["students"])
    return County(GOLDEN["township"], (Exam("zk2023", pupils),), GOLDEN["params"]["top_n"], GOLDEN["params"]["weights"])


MUTANTS = tomllib.loads((GOLDEN_FOLDER / "rank_sum_mutants.toml").read_text(encoding="utf-8"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_county(golden_county(), tmp_path)


def _results(con: duckdb.DuckDBPyConnection, table: str, key: str) -> dict[str, dict[str, object]]:
    relation = con.table(table)
    return {
        str(row[relation.columns.index(key)]): dict(zip(relation.columns, row, strict=True))
        for row in relation.fetchall()
    }


def _assert_official(found: Mapping[str, object], expected: Mapping[str, object]) -> None:
    exact = [
        "eligible_n",
        "top1_n",
        "top2_n",
        "top3_n",
        "rank_mean",
        "rank_count",
        "rank_rate",
        "rank_sum",
        "final_rank",
        "bottom3",
    ]
    assert {name: found[name] for name in exact} == {name: expected[name] for name in exact}
    assert found["mean_total"] == pytest.approx(expected["mean_total"], abs=5e-7)
    assert found["weighted_rate"] == pytest.approx(expected["weighted_rate"], abs=5e-7)
    rates = [Fraction(str(rate)) for rate in expected["rates"]]  # type: ignore[attr-defined]
    counts = [found[f"top{k}_n"] for k in (1, 2, 3)]
    assert [Fraction(int(count), int(found["eligible_n"])) for count in counts] == rates  # type: ignore[call-overload]


def test_schools_have_the_worked_results(folder: Path) -> None:
    with open_built(folder) as con:
        found = _results(con, "marts.school_results", "school_code")
        lines = con.table("marts.tests").project("cut_line1, cut_line2, cut_line3").fetchall()
    assert found.keys() == GOLDEN["expected"].keys()
    for school, expected in GOLDEN["expected"].items():
        _assert_official(found[school], expected)
    assert [float(line) for line in lines[0]] == GOLDEN["cut_lines"]


def test_townships_pool_their_pupils(folder: Path) -> None:
    with open_built(folder) as con:
        found = _results(con, "marts.township_results", "township_code")
    for township, expected in GOLDEN["expected_township"].items():
        _assert_official(found[township], expected)


def _assert_variant(con: duckdb.DuckDBPyConnection, variant: Mapping[str, Mapping[str, float]]) -> None:
    found = _results(con, "marts.school_results", "school_code")
    assert {school: row["final_rank"] for school, row in found.items()} == variant["final_rank"]
    assert {school: row["rank_sum"] for school, row in found.items()} == variant["rank_sum"]
    assert {school: row["mean_total"] for school, row in found.items()} == pytest.approx(variant["mean"], abs=5e-7)


def test_one_absence_excused_moves_a_school_out_of_the_bottom_three(tmp_path: Path) -> None:
    folder = write_county(golden_county(frozenset({"S13"})), tmp_path)
    with open_built(folder) as con:
        _assert_variant(con, GOLDEN["s13_excused_instead"])


def _wrong(name: str) -> Catalog:
    catalog = load_catalog()
    for edit in MUTANTS[name]:
        catalog = mutated(edit["table"], edit["old"], edit["new"], catalog)
    return catalog


def test_every_wrong_variant_is_planted() -> None:
    assert MUTANTS.keys() == GOLDEN["wrong_variants"].keys()


@pytest.mark.parametrize("name", sorted(MUTANTS))
def test_a_wrong_variant_planted_in_the_sql_is_caught(name: str, folder: Path) -> None:
    with open_built(folder, _wrong(name)) as con:
        found = _results(con, "marts.school_results", "school_code")
        _assert_variant(con, GOLDEN["wrong_variants"][name])
    official = {school: (row["rank_sum"], row["final_rank"], row["mean_total"]) for school, row in found.items()}
    expected = {s: (row["rank_sum"], row["final_rank"], row["mean_total"]) for s, row in GOLDEN["expected"].items()}
    assert official != expected
