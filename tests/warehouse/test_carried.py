"""What a new warehouse keeps of the one before: rows of unchanged exams in tables of the same columns, nothing else."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import duckdb
import pytest

from dashboard.warehouse.carried import BUILDS, Pair, Previous, keep_unchanged
from dashboard.warehouse.catalog import Query
from dashboard.warehouse.connection import attach, build_connection, search_path
from dashboard.warehouse.reductions import ExamSources, Reductions

NOTHING = frozenset[str]()
CELLS = Query("marts", "cells", "select 'x' as exam_id, 1 as n where false", NOTHING)
TOTALS = Query("marts", "totals", "select 'x' as exam_id, 1 as total where false", NOTHING)
PAIRS = Query("marts", "pairs", "select 'x' as exam_id, 'y' as baseline_exam_id, 1 as n where false", NOTHING)
STEP = Query("intermediate", "step", "select 1 as one", NOTHING)
REDUCTIONS = Reductions([STEP, CELLS, TOTALS], [PAIRS], [], frozenset({STEP.table}))
Rows = list[tuple[object, ...]]


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse that holds the exams a, b and c, and the pairs (b, a) and (c, a)."""
    with duckdb.connect() as con:
        attach(con, "':memory:'")
        search_path(con)
        con.execute(f"create table warehouse.{CELLS.table} as from (values ('a', 1), ('b', 2), ('c', 3)) t(exam_id, n)")
        con.execute(f"create table warehouse.{TOTALS.table} as from (values ('a', 4), ('b', 5)) t(exam_id, total)")
        con.execute(
            f"create table warehouse.{PAIRS.table} as from (values ('b', 'a', 7), ('c', 'a', 8)) "
            "t(exam_id, baseline_exam_id, n)"
        )
        _remember(con, {"a": "1", "b": "1", "c": "1"}, {("b", "a"): "1", ("c", "a"): "1"})
        yield con


def _remember(con: duckdb.DuckDBPyConnection, exams: Mapping[str, str], pairs: Mapping[Pair, str]) -> None:
    con.execute(f"create or replace table warehouse.{BUILDS} (exam_id varchar, baseline_exam_id varchar, told varchar)")
    rows = [*((exam, None, text) for exam, text in exams.items()), *((*pair, text) for pair, text in pairs.items())]
    con.executemany(f"insert into warehouse.{BUILDS} values (?, ?, ?)", rows)


def _sources(exams: Mapping[str, str], pairs: Mapping[Pair, str]) -> ExamSources:
    return ExamSources({}, exams, pairs)


def _rows(con: duckdb.DuckDBPyConnection, query: Query) -> Rows:
    return sorted(con.table(f"warehouse.{query.table}").fetchall())


def _tables(con: duckdb.DuckDBPyConnection) -> set[str]:
    found = con.execute("select table_name from duckdb_tables() where database_name = 'warehouse'").fetchall()
    return {name for (name,) in found}


def test_nothing_changed_keeps_every_row(con: duckdb.DuckDBPyConnection) -> None:
    sources = _sources({"a": "1", "b": "1", "c": "1"}, {("b", "a"): "1", ("c", "a"): "1"})
    assert keep_unchanged(con, REDUCTIONS, sources) == ([], [])
    assert _rows(con, CELLS) == [("a", 1), ("b", 2), ("c", 3)]
    assert _rows(con, TOTALS) == [("a", 4), ("b", 5)]
    assert _rows(con, PAIRS) == [("b", "a", 7), ("c", "a", 8)]


def test_a_changed_exam_goes_and_is_computed_and_so_are_its_pairs(con: duckdb.DuckDBPyConnection) -> None:
    sources = _sources({"a": "1", "b": "2", "c": "1"}, {("b", "a"): "2", ("c", "a"): "1"})
    assert keep_unchanged(con, REDUCTIONS, sources) == (["b"], [("b", "a")])
    assert _rows(con, CELLS) == [("a", 1), ("c", 3)]
    assert _rows(con, TOTALS) == [("a", 4)]
    assert _rows(con, PAIRS) == [("c", "a", 8)]


def test_an_exam_that_disappeared_leaves_no_row(con: duckdb.DuckDBPyConnection) -> None:
    assert keep_unchanged(con, REDUCTIONS, _sources({"a": "1", "b": "1"}, {("b", "a"): "1"})) == ([], [])
    assert _rows(con, CELLS) == [("a", 1), ("b", 2)]
    assert _rows(con, PAIRS) == [("b", "a", 7)]


def test_a_pair_that_was_taken_apart_leaves_the_exams_themselves(con: duckdb.DuckDBPyConnection) -> None:
    assert keep_unchanged(con, REDUCTIONS, _sources({"a": "1", "b": "1", "c": "1"}, {("c", "b"): "1"})) == (
        [],
        [("c", "b")],
    )
    assert _rows(con, CELLS) == [("a", 1), ("b", 2), ("c", 3)]
    assert _rows(con, PAIRS) == []


def test_a_new_exam_is_computed_beside_those_that_stay(con: duckdb.DuckDBPyConnection) -> None:
    sources = _sources({"a": "1", "b": "1", "c": "1", "d": "1"}, {("b", "a"): "1", ("c", "a"): "1", ("d", "a"): "1"})
    assert keep_unchanged(con, REDUCTIONS, sources) == (["d"], [("d", "a")])
    assert len(_rows(con, CELLS)) == 3


@pytest.mark.parametrize(
    "spoiling",
    [
        "alter table warehouse.marts.totals add column more integer",
        "alter table warehouse.marts.totals rename column total to sum_total",
        "alter table warehouse.marts.totals alter column total set data type varchar",
        "drop table warehouse.marts.totals",
    ],
)
def test_a_mart_of_other_columns_is_made_anew_with_all_that_are_made_with_it(
    con: duckdb.DuckDBPyConnection, spoiling: str
) -> None:
    con.execute(spoiling)
    sources = _sources({"a": "1", "b": "1", "c": "1"}, {("b", "a"): "1", ("c", "a"): "1"})
    assert keep_unchanged(con, REDUCTIONS, sources) == (["a", "b", "c"], [])
    assert con.table("warehouse.marts.totals").columns == ["exam_id", "total"]
    assert [_rows(con, CELLS), _rows(con, TOTALS)] == [[], []]
    assert len(_rows(con, PAIRS)) == 2


def test_rows_nobody_remembers_are_not_kept(con: duckdb.DuckDBPyConnection) -> None:
    con.execute(f"drop table warehouse.{BUILDS}")
    assert keep_unchanged(con, REDUCTIONS, _sources({"a": "1"}, {})) == (["a"], [])
    assert [_rows(con, CELLS), _rows(con, TOTALS), _rows(con, PAIRS)] == [[], [], []]


def test_other_marts_of_the_copy_are_dropped(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("create table warehouse.marts.schools as select 'A' as school_code")
    keep_unchanged(con, REDUCTIONS, _sources({"a": "1"}, {}))
    assert _tables(con) == {"cells", "totals", "pairs"}
    assert con.table("memory.intermediate.step").fetchall() == [(1,)]


def test_there_is_no_warehouse_before_the_first() -> None:
    with duckdb.connect() as con:
        assert not Previous(None).attach(con)


def test_a_previous_file_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "spoiled.duckdb").write_bytes(b"no database" * 1000)
    with duckdb.connect() as con:
        assert not Previous(tmp_path / "spoiled.duckdb").attach(con)
        assert not Previous(tmp_path / "gone.duckdb").attach(con)


def test_the_previous_file_is_read_under_its_name_and_twice(tmp_path: Path) -> None:
    file = tmp_path / "it's 县.duckdb"
    with duckdb.connect(str(file)) as before:
        before.execute("create schema marts")
        before.execute("create table marts.schools as select 'A' as school_code")
    with duckdb.connect() as con:
        assert Previous(file).attach(con)
        assert Previous(file).attach(con)
        assert con.table("previous.marts.schools").fetchall() == [("A",)]


def test_a_build_on_a_spoiled_file_begins_with_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "spoiled.duckdb").write_bytes(b"no database" * 1000)
    with build_connection(tmp_path / "new.duckdb", tmp_path / "spoiled.duckdb") as con:
        search_path(con)
        assert keep_unchanged(con, REDUCTIONS, _sources({"a": "1"}, {})) == (["a"], [])
        assert _rows(con, CELLS) == []
