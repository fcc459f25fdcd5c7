"""The connection of a build: passing tables in memory, marts and plan in the new warehouse file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

MEMORY_SCHEMAS, FILE_SCHEMAS = ("raw", "staging", "intermediate", "what_if"), ("plan", "marts")
MEMORY_LIMIT = "230MB"


def home(schema: str) -> str:
    """The database that a schema lives in."""
    return "warehouse" if schema in FILE_SCHEMAS else "memory"


def quoted(path: Path | str) -> str:
    """A path as an SQL text."""
    return "'" + str(path).replace("'", "''") + "'"


def attach(con: duckdb.DuckDBPyConnection, path: str) -> None:
    """Attach a fresh database as `warehouse` and make `schema.table` mean the same in both databases."""
    con.execute(f"attach {path} as warehouse")
    schemas = [*MEMORY_SCHEMAS, *FILE_SCHEMAS]
    for schema in schemas:
        con.execute(f"create schema {home(schema)}.{schema}")
    set_pending_key(con, 0)


def set_pending_key(con: duckdb.DuckDBPyConnection, exams: int) -> None:
    """What tells rows of the pending exams apart; alone in its pass, an exam spares its rows the longer text."""
    key = "code" if exams == 1 else "concat(exam_id, '/', code)"
    con.execute(f"create or replace macro memory.raw.pending_key(exam_id, code) as {key}")


def search_path(con: duckdb.DuckDBPyConnection) -> None:
    """Let queries name tables as `schema.table`, wherever the schema lives."""
    schemas = [f"{home(schema)}.{schema}" for schema in [*MEMORY_SCHEMAS, *FILE_SCHEMAS]]
    con.execute(f"set search_path = '{','.join(schemas)}'")


@contextmanager
def build_connection(building: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A bounded connection that writes `building`; it spills beside that file."""
    con = duckdb.connect(config={"memory_limit": MEMORY_LIMIT, "temp_directory": f"{building}.spill"})
    try:
        con.execute("set preserve_insertion_order = false")
        con.execute("set checkpoint_threshold = '4GB'")
        attach(con, quoted(building))
        yield con
    finally:
        con.close()
