"""Query cases: tiny given rows, one query, and the rows worked out by hand."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from dashboard.warehouse.catalog import QUERIES, load_catalog, report_text, tables_read
from dashboard.warehouse.comparison import SCHEMAS
from dashboard.warehouse.connection import attach, home, search_path

CASES = Path(__file__).parent
BY_DEFAULT = ("plan.rules", "plan.plans", "plan.lines", "plan.compliance")
Columns = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PipeTable:
    """Rows written as text: cells between bars, an empty cell is null, '' an empty text."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]


@dataclass(frozen=True)
class Schema:
    """Columns of every table of a warehouse, and the rows of the plan that cases take unless they give their own."""

    columns: Mapping[str, Columns]
    defaults: Mapping[str, list[tuple[object, ...]]]


@dataclass(frozen=True)
class Case:
    """One claim about one query."""

    layer: str
    query: str
    claim: str
    given: Mapping[str, PipeTable]
    expected: PipeTable
    params: Mapping[str, object] = field(default_factory=dict)
    ordered: bool = False

    @property
    def text(self) -> str:
        """The SQL under test."""
        if self.layer == "reports":
            return report_text(self.query)
        if self.layer in ("checks", "diff"):
            return (QUERIES / self.layer / f"{self.query}.sql").read_text(encoding="utf-8")
        return load_catalog().queries[f"{self.layer}.{self.query}"].text


def _cells(line: str) -> tuple[str | None, ...]:
    parts = [part.strip() for part in line.split("|")]
    return tuple(None if part == "" else ("" if part == "''" else part) for part in parts)


def parse(text: str) -> PipeTable:
    """The first line names the columns."""
    lines = [line for line in text.strip().splitlines() if line.strip()]
    return PipeTable(tuple(str(name) for name in _cells(lines[0])), tuple(_cells(line) for line in lines[1:]))


def read_case(path: Path) -> Case:
    """One .toml file; its folder names the query and its layer."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    given = {name: parse(text) for name, text in content.get("given", {}).items()}
    return Case(
        layer=path.parent.parent.name, query=path.parent.name, claim=path.stem, given=given,
        expected=parse(content["expected"]["rows"]), params=content.get("params", {}),
        ordered=content["expected"].get("ordered", False),
    )  # fmt: skip


def all_cases() -> list[Case]:
    """Every case below this folder."""
    return [read_case(path) for path in sorted(CASES.glob("*/*/*.toml"))]


def _create(con: duckdb.DuckDBPyConnection, table: str, schema: Schema) -> None:
    typed = ", ".join(f'"{name}" {kind}' for name, kind in schema.columns[table.replace("what_if.", "marts.")])
    con.execute(f"create or replace table {home(table.split('.')[0])}.{table} ({typed})")


def _insert(con: duckdb.DuckDBPyConnection, table: str, names: tuple[str, ...], rows: list[tuple[object, ...]]) -> None:
    columns, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" for _ in names)
    if rows:
        con.executemany(f"insert into {home(table.split('.')[0])}.{table} ({columns}) values ({marks})", rows)


def run_case(case: Case, schema: Schema) -> tuple[list[str], list[tuple[object, ...]]]:
    """Columns and rows that the query gives for the case's rows."""
    with duckdb.connect() as con:
        attach(con, "':memory:'")
        for name in (*SCHEMAS, "diff"):
            con.execute(f"create schema memory.{name}")
        search_path(con)
        for table in sorted(tables_read(case.text) | case.given.keys()):
            _create(con, table, schema)
            given = case.given.get(table)
            if given is not None:
                _insert(con, table, given.columns, list(given.rows))
            elif table in BY_DEFAULT:
                _insert(con, table, tuple(name for name, _ in schema.columns[table]), schema.defaults[table])
        found = con.execute(case.text, dict(case.params) or None)
        return [column[0] for column in found.description or []], found.fetchall()


def _matches(found: object, expected: str | None) -> bool:
    if found is None or expected is None:
        return found is None and expected is None
    if isinstance(found, bool):
        return str(found).lower() == expected
    if isinstance(found, int | float | Decimal):
        digits = len(expected.partition(".")[2])
        return float(found) == pytest.approx(float(expected), abs=0.5 * 10**-digits + 1e-12 if digits else 1e-9)
    if isinstance(found, date | datetime):
        return found.isoformat(" ") == expected if isinstance(found, datetime) else found.isoformat() == expected
    if isinstance(found, list):
        return ", ".join(map(str, found)) == expected
    return str(found) == expected


def _same_row(found: tuple[object, ...], expected: tuple[str | None, ...]) -> bool:
    return all(_matches(value, text) for value, text in zip(found, expected, strict=True))


def assert_rows(case: Case, columns: list[str], rows: list[tuple[object, ...]]) -> None:
    """Hold the found rows against the expected ones, in any order unless the case says otherwise."""
    at = [columns.index(name) for name in case.expected.columns]
    found = [tuple(row[i] for i in at) for row in rows]
    shown = f"\ncolumns {case.expected.columns}\nfound {found}\nexpected {list(case.expected.rows)}"
    assert len(found) == len(case.expected.rows), shown
    waiting = list(found)
    for row in case.expected.rows:
        candidates = waiting[:1] if case.ordered else waiting
        match = next((value for value in candidates if _same_row(value, row)), None)
        assert match is not None, f"no row {row}{shown}"
        waiting.remove(match)
