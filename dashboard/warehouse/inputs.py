"""What a build starts from: the plans, the raw views, the list of files and the remarks of the check."""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from dashboard.contract import Inventory, Problem
from dashboard.plan import PlanSet
from dashboard.warehouse.connection import search_path
from dashboard.warehouse.raw import create_plan_tables, create_raw_views

TEXT, COUNT = pa.string(), pa.int64()
FILES = pa.schema({"table_name": TEXT, "file": TEXT, "rows": COUNT, "bytes": COUNT})
PROBLEMS = pa.schema(
    {"code": TEXT, "severity": TEXT, "table_name": TEXT, "file": TEXT, "rows_n": COUNT, "what": TEXT, "mend": TEXT}
)
INPUTS = pa.schema({"folder_name": TEXT, "built_at": pa.timestamp("s"), "result_version": TEXT, "as_of": pa.date32()})


def _bind(con: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    con.register("incoming_rows", rows)
    con.execute(f"create or replace table memory.raw.{name} as from incoming_rows")
    con.unregister("incoming_rows")


def _files(inventory: Inventory) -> pa.Table:
    found = [(table, file) for table, files in inventory.files.items() for file in files]
    rows = [
        {
            "table_name": table,
            "file": file.path.relative_to(inventory.folder).as_posix(),
            "rows": file.rows,
            "bytes": file.bytes,
        }
        for table, file in found
    ]
    return pa.Table.from_pylist(rows, schema=FILES)


def _problems(problems: Iterable[Problem]) -> pa.Table:
    rows = [
        {
            "code": problem.code, "severity": problem.severity, "table_name": problem.table, "file": problem.file,
            "rows_n": problem.rows, "what": problem.what, "mend": problem.mend,
        }
        for problem in problems
    ]  # fmt: skip
    return pa.Table.from_pylist(rows, schema=PROBLEMS)


def bind_inputs(
    con: duckdb.DuckDBPyConnection, plans: PlanSet, inventory: Inventory, problems: Iterable[Problem], inputs: pa.Table
) -> None:
    """Bind plan.* into the warehouse file, and raw.* into memory."""
    con.execute("use warehouse")
    create_plan_tables(con, plans)
    con.execute("use memory")
    create_raw_views(con, inventory)
    search_path(con)
    _bind(con, "build_inputs", inputs)
    _bind(con, "files", _files(inventory))
    _bind(con, "problems", _problems(problems))


def build_inputs(folder: Path, version: str, as_of: date | None, built_at: datetime) -> pa.Table:
    """One row: the folder's name, the version and the time of the build, and the day it is to speak of if set."""
    row = {"folder_name": folder.resolve().name, "built_at": built_at, "result_version": version, "as_of": as_of}
    return pa.Table.from_pylist([row], schema=INPUTS)
