"""The schema that cases take their columns from: a warehouse built from nothing."""

from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from dashboard.contract import empty_inventory
from dashboard.plan import load_plans
from dashboard.warehouse.carried import Previous
from dashboard.warehouse.catalog import load_catalog
from dashboard.warehouse.comparison import make_comparison
from dashboard.warehouse.connection import attach
from dashboard.warehouse.fill import fill
from dashboard.warehouse.inputs import bind_inputs, build_inputs
from dashboard.warehouse.progress import Progress
from tests.queries.cases import BY_DEFAULT, Schema


def _columns(con: duckdb.DuckDBPyConnection) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = {}
    rows = con.execute(
        "select schema_name || '.' || table_name, column_name, data_type from duckdb_columns() order by 1, column_index"
    ).fetchall()
    for table, column, kind in rows:
        found.setdefault(table, []).append((column, kind))
    return {table: tuple(columns) for table, columns in found.items()}


@pytest.fixture(scope="session")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Schema:
    """Built once: every table with its columns and no rows."""
    folder: Path = tmp_path_factory.mktemp("nothing")
    with duckdb.connect() as con, Progress(enabled=False) as silent:
        attach(con, "':memory:'")
        inputs = build_inputs(folder, "empty", None, datetime(2024, 1, 1))
        bind_inputs(con, load_plans(folder), empty_inventory(), [], inputs)
        fill(con, load_catalog(), empty_inventory(), Previous(None), silent)
        make_comparison(con, "warehouse", "warehouse")
        return Schema(_columns(con), {table: con.table(table).fetchall() for table in BY_DEFAULT})
