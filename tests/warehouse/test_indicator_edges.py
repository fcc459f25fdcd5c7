"""Every judged indicator of the five policies is met by the value that its words include and missed by the next."""

import tomllib
from pathlib import Path

import duckdb
import pytest

from dashboard.plan import PlanSet, load_plan, plan_tables
from dashboard.plan.loading import SHIPPED
from dashboard.warehouse.catalog import load_catalog

EDGES = Path(__file__).parents[1] / "golden" / "indicator_edges.toml"
Name = tuple[str, str, str]


def _edges() -> list[tuple[Name, float, float]]:
    groups = tomllib.loads(EDGES.read_text(encoding="utf-8"))["edges"]
    return [(_name(name), group["met"], group["missed"]) for group in groups for name in group["names"].split()]


def _name(text: str) -> Name:
    """`id:part@stage`; without a stage it is all."""
    words, _, stage = text.partition("@")
    indicator, _, part = words.partition(":")
    return indicator, part, stage or "all"


def _shipped() -> PlanSet:
    folders = sorted(path for path in SHIPPED.iterdir() if path.is_dir())
    return PlanSet(tuple(load_plan(folder) for folder in folders), (), shipped=True)


@pytest.fixture(scope="module")
def judged() -> dict[tuple[Name, float], str]:
    """The state of every edge, as the warehouse judges it with the shipped plans."""
    con = duckdb.connect()
    for schema in ("plan", "intermediate", "marts"):
        con.execute(f"create schema {schema}")
    for name, table in plan_tables(_shipped()).items():
        con.register("plan_rows", table)
        con.execute(f"create table plan.{name} as select * from plan_rows")
    queries = load_catalog().queries
    definitions = "intermediate.indicator_definitions"
    con.execute(f"create view {definitions} as {queries[definitions].text}")
    con.execute(
        "create table marts.indicator_values (indicator_id text, part text, stage text, entity_type text,"
        " entity_id text, period_type text, period_id text, period_start date, period_end date, numerator double,"
        " denominator double, value double, is_final bool, is_own bool, reported_n int, expected_n int,"
        " coverage double)"
    )
    rows = [[*name, value] for name, *values in _edges() for value in values]
    con.executemany("insert into marts.indicator_values (indicator_id, part, stage, value) values (?, ?, ?, ?)", rows)
    found = con.execute(
        f"select indicator_id, part, stage, value, state from ({queries['marts.indicator_judgements'].text})"
    )
    return {((row[0], row[1], row[2]), row[3]): row[4] for row in found.fetchall()}


def test_every_judged_indicator_has_its_edge_once() -> None:
    named = [name for name, _met, _missed in _edges()]
    lined = {
        (row.id, row.part, row.stage)
        for plan in _shipped().plans
        for row in plan.indicators
        if row.threshold is not None and not row.reference
    }
    assert len(named) == len(set(named))
    assert set(named) == lined


@pytest.mark.parametrize(("name", "met", "missed"), _edges(), ids=str)
def test_the_value_that_the_words_include_meets_the_line_and_the_next_misses_it(
    judged: dict[tuple[Name, float], str], name: Name, met: float, missed: float
) -> None:
    assert judged[name, met] == "met"
    assert judged[name, missed] == "not_met"
