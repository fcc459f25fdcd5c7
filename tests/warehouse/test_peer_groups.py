"""The grouping of schools as a whole: the order of rows says nothing, and no group is smaller than it need be."""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.warehouse.catalog import load_catalog

STEPS = ("peer_sizes", "peer_levels", "peer_merges", "peer_names", "peer_variants")
PER_GROUP, MOST, SPLIT, LEAST = 8, 4, 12, 5


@dataclass(frozen=True)
class Row:
    """One school before the year: its place, pupils of a grade and level."""

    code: str
    location: str
    roster_n: int
    level_z: float | None


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as found:
        found.execute("create schema plan; create schema intermediate")
        found.execute(
            f"create table plan.rules as select {PER_GROUP} as peer_schools_per_group, {MOST} as peer_most_sizes, "
            f"{SPLIT} as peer_split_from, {LEAST} as peer_least_schools"
        )
        found.execute(
            "create table intermediate.peer_schools (school_year varchar, stage varchar, school_code varchar, "
            "location_class varchar, roster_n double, level_z double)"
        )
        yield found


def grouped(con: duckdb.DuckDBPyConnection, rows: list[Row]) -> dict[str, tuple[str, str, int]]:
    """Group, level and size class of every school, as the queries of the build give them."""
    con.execute("delete from intermediate.peer_schools")
    for row in rows:
        values = ["2024-2025", "junior", row.code, row.location, row.roster_n, row.level_z]
        con.execute("insert into intermediate.peer_schools values (?, ?, ?, ?, ?, ?)", values)
    for step in STEPS:
        con.execute(
            f"create or replace table intermediate.{step} as {load_catalog().queries[f'intermediate.{step}'].text}"
        )
    told = con.table("intermediate.peer_variants").filter("scenario = 'base'")
    return {row[0]: row[1:] for row in told.project("school_code, peer_group_id, level_class, size_class").fetchall()}


SCHOOLS = st.lists(
    st.tuples(
        st.sampled_from(["seat", "township"]),
        st.integers(1, 60),
        st.one_of(st.none(), st.integers(-6, 6).map(lambda tenths: tenths / 10)),
    ),
    min_size=1,
    max_size=45,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=SCHOOLS, order=st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_the_same_groups(
    con: duckdb.DuckDBPyConnection, drawn: list[tuple[str, int, float | None]], order: object
) -> None:
    rows = [Row(f"S{number:02}", *one) for number, one in enumerate(drawn)]
    shuffled = list(rows)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    found = grouped(con, rows)
    assert grouped(con, shuffled) == found
    assert set(found) == {row.code for row in rows}
    sizes = Counter(group for group, _level, _size in found.values())
    assert len(sizes) == 1 or min(sizes.values()) >= LEAST


def test_a_stage_of_forty_schools_by_hand(con: duckdb.DuckDBPyConnection) -> None:
    """36 in townships: round(36 / 8) = 5, at most 4 sizes of 9, none split; 4 in the county town join the largest."""
    rows = [Row(f"T{n:02}", "township", n, 0.0) for n in range(1, 37)]
    rows += [Row(f"C{n}", "seat", 100 + n, 0.0) for n in range(4)]
    found = grouped(con, rows)
    for n in range(1, 37):
        assert found[f"T{n:02}"][2] == math.ceil(n / 9)
    sizes = Counter(group for group, _level, _size in found.values())
    joined = "junior-seat-1-all_junior-township-4-all"
    assert sizes == {**{f"junior-township-{k}-all": 9 for k in (1, 2, 3)}, joined: 13}


def test_a_level_of_four_returns_to_its_size(con: duckdb.DuckDBPyConnection) -> None:
    """Twelve of one size with eight levels: halves of four are under five, so the twelve stay together."""
    rows = [Row(f"S{n:02}", "township", 10, float(n) if n < 8 else None) for n in range(12)]
    found = grouped(con, rows)
    assert len({group for group, _level, _size in found.values()}) == 1
    assert Counter(level for _group, level, _size in found.values()) == {"all": 8, "new": 4}
