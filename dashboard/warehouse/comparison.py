"""Two versions of a warehouse side by side: every place and mark that changed, and why."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

from dashboard.warehouse.catalog import QUERIES, Catalog, Query, tables_read
from dashboard.warehouse.connection import quoted

SIDES = ("before", "after")
SCHEMAS = tuple(f"{side}_{schema}" for side in SIDES for schema in ("marts", "plan"))
Columns = dict[str, str]


class TooOldError(ValueError):
    """A version was made by a program that did not keep what the comparison needs."""


@dataclass(frozen=True)
class Comparison:
    """What differs: places, marks, records in force, settings of the plan, and every test of either version."""

    places: pd.DataFrame
    marks: pd.DataFrame
    decisions: pd.DataFrame
    settings: pd.DataFrame
    tests: pd.DataFrame

    @property
    def is_empty(self) -> bool:
        """Whether no place, mark, record or setting differs."""
        return all(rows.empty for rows in (self.places, self.marks, self.decisions, self.settings))


@cache
def diff_catalog() -> Catalog:
    """The queries of queries/diff."""
    paths = sorted((QUERIES / "diff").glob("*.sql"))
    texts = [(path.stem, path.read_text(encoding="utf-8")) for path in paths]
    queries = [Query("diff", name, text, tables_read(text)) for name, text in texts]
    return Catalog({query.table: query for query in queries})


def compare(before: Path, after: Path) -> Comparison:
    """Compare two warehouse files, neither of which is changed; TooOldError when one lacks what is compared."""
    with _both(before, after) as con:
        make_comparison(con, "before", "before" if before.samefile(after) else "after")
        return Comparison(**{name: _rows(con, name) for name in Comparison.__dataclass_fields__})


def make_comparison(con: duckdb.DuckDBPyConnection, before: str, after: str) -> None:
    """Mirror two attached databases as `before_*` and `after_*`, and make the tables of queries/diff."""
    catalog = diff_catalog()
    for schema in (*SCHEMAS, "diff"):
        con.execute(f"create schema if not exists memory.{schema}")
    read = frozenset().union(*(query.reads for query in catalog.queries.values())) - catalog.queries.keys()
    for name in sorted({table.split("_", 1)[1] for table in read}):
        _mirror(con, name, dict(zip(SIDES, (before, after), strict=True)))
    for query in catalog.order():
        con.execute(f"create or replace table memory.{query.table} as {query.text}")


def _mirror(con: duckdb.DuckDBPyConnection, name: str, databases: dict[str, str]) -> None:
    """A view of one table on each side; what only one version knows is empty on the other."""
    found = {side: _columns(con, database, name) for side, database in databases.items()}
    known = found["before"] | found["after"]
    if not known:
        raise TooOldError(name)
    for side, database in databases.items():
        values = [
            f'"{column}"' if column in found[side] else f'cast(null as {kind}) as "{column}"'
            for column, kind in known.items()
        ]
        source = f"from {database}.{name}" if found[side] else "where false"
        con.execute(f"create or replace view memory.{side}_{name} as select {', '.join(values)} {source}")


def _columns(con: duckdb.DuckDBPyConnection, database: str, name: str) -> Columns:
    schema, table = name.split(".")
    rows = con.execute(
        "select column_name, data_type from duckdb_columns() "
        "where database_name = $database and schema_name = $schema and table_name = $table order by column_index",
        {"database": database, "schema": schema, "table": table},
    ).fetchall()
    return dict(rows)


def _rows(con: duckdb.DuckDBPyConnection, name: str) -> pd.DataFrame:
    orders = {
        "places": "held_on, test_id, unit_type desc, unit_code",
        "marks": "held_on, rule_id, unit_code",
        "decisions": "decision_id",
        "settings": "rule_id, setting",
        "tests": "held_on, test_id",
    }
    rows: pd.DataFrame = con.table(f"diff.{name}").order(orders[name]).df()
    return rows


@contextmanager
def _both(before: Path, after: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        con.execute(f"attach {quoted(before)} as before (read_only)")
        if not before.samefile(after):
            con.execute(f"attach {quoted(after)} as after (read_only)")
        yield con
