"""Records of an observation may arrive in any order: the same ones count."""

from itertools import permutations

import duckdb
import pytest

from dashboard.warehouse.catalog import load_catalog

# obs_id, supersedes_id, entity_id, status, recorded_at, value. A: corrected twice; B: its correction is a draft;
# C: verified, then taken back. What counts, by hand: A 3, B 4, nothing of C.
RECORDS = (
    ("a1", None, "A", "final", "2024-01-03", 1.0),
    ("a2", "a1", "A", "final", "2024-01-02", 2.0),
    ("a3", "a2", "A", "final", "2024-01-01", 3.0),
    ("b1", None, "B", "final", "2024-01-01", 4.0),
    ("b2", "b1", "B", "draft", "2024-01-09", 5.0),
    ("c1", None, "C", "verified", "2024-01-01", 6.0),
    ("c2", "c1", "C", "withdrawn", "2024-01-02", None),
)
COUNTED = {("A", 3.0), ("B", 4.0)}


@pytest.fixture(scope="module")
def con() -> duckdb.DuckDBPyConnection:
    found = duckdb.connect()
    found.execute("create schema raw")
    return found


def counted(con: duckdb.DuckDBPyConnection, records: tuple[tuple[object, ...], ...]) -> list[tuple[object, ...]]:
    """Entity and value of the observations that count when the records stand in this order."""
    con.execute(
        "create or replace table raw.observations (filename text, indicator_id text, part text, entity_type text, stage"
        " text, period_id text, source text, obs_id text, supersedes_id text, entity_id text, status text,"
        " recorded_at timestamp, value double)"
    )
    row = "('f', 'i', '', 'school', 'all', 'p', 'report', ?, ?, ?, ?, ?, ?)"
    con.execute(f"insert into raw.observations values {', '.join([row] * len(records))}", [*sum(records, ())])
    text = load_catalog().queries["staging.observations"].text
    return con.execute(f"select entity_id, value from ({text})").fetchall()


def test_every_order_of_a_correction_twice_corrected_ends_in_the_last(con: duckdb.DuckDBPyConnection) -> None:
    for order in permutations(RECORDS[:3]):
        assert set(counted(con, (*order, *RECORDS[3:]))) == COUNTED


def test_any_rotation_and_reversal_counts_the_same(con: duckdb.DuckDBPyConnection) -> None:
    for start in range(len(RECORDS)):
        turned = (*RECORDS[start:], *RECORDS[:start])
        for order in (turned, turned[::-1]):
            found = counted(con, order)
            assert set(found) == COUNTED
            assert len(found) == len(COUNTED)
