"""The connection of a build: passing tables in memory, marts and plan in the new warehouse file."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb

MEMORY_SCHEMAS, FILE_SCHEMAS = ("raw", "staging", "intermediate", "what_if"), ("plan", "marts")
MEMORY_LIMIT = "230MB"
WRITING = "row_group_size 30720, recovery_mode no_wal_writes"
"""A row group is written as soon as it is full, by every thread: small ones spread the work.

There is no log of writes: a file that is not finished is thrown away, never recovered.
"""


def home(schema: str) -> str:
    """The database that a schema lives in."""
    return "warehouse" if schema in FILE_SCHEMAS else "memory"


def quoted(path: Path | str) -> str:
    """A path as an SQL text."""
    return "'" + str(path).replace("'", "''") + "'"


def attach(con: duckdb.DuckDBPyConnection, path: str, options: str = "") -> None:
    """Attach a database as `warehouse` and make `schema.table` mean the same in both databases."""
    con.execute(f"attach {path} as warehouse {options}")
    schemas = [*MEMORY_SCHEMAS, *FILE_SCHEMAS]
    for schema in schemas:
        con.execute(f"create schema if not exists {home(schema)}.{schema}")
    con.execute("create or replace table memory.raw.pending_exams (exam_id varchar)")
    set_pending_key(con, [])


def set_pending_key(con: duckdb.DuckDBPyConnection, exams: Sequence[str]) -> None:
    """What tells rows of the pending exams apart, the exam of a group of rows of one, and whether a row is of one.

    Alone in its pass, an exam spares its rows the longer text and the join, and needs not be looked for in them.
    """
    key, exam, found = "concat(exam_id, '/', code)", "any_value(exam_id)", "exam_id in (from memory.raw.pending_exams)"
    if len(exams) == 1:
        key, exam, found = "code", quoted(exams[0]), f"exam_id = {quoted(exams[0])}"
    con.execute(f"create or replace macro memory.raw.pending_key(exam_id, code) as {key}")
    con.execute(f"create or replace macro memory.raw.pending_exam(exam_id) as {exam}")
    con.execute(f"create or replace macro memory.raw.is_pending(exam_id) as {found}")


def search_path(con: duckdb.DuckDBPyConnection) -> None:
    """Let queries name tables as `schema.table`, wherever the schema lives."""
    schemas = [f"{home(schema)}.{schema}" for schema in [*MEMORY_SCHEMAS, *FILE_SCHEMAS]]
    con.execute(f"set search_path = '{','.join(schemas)}'")


def _begin(con: duckdb.DuckDBPyConnection, building: Path, previous: Path | None) -> None:
    """Attach a copy of `previous` without its plan, or an empty file when this version cannot read it."""
    if previous is not None:
        shutil.copyfile(previous, building)
    try:
        attach(con, quoted(building), f"({WRITING})")
    except duckdb.Error:
        if previous is None:
            raise
        building.unlink()
        attach(con, quoted(building), f"({WRITING})")
    con.execute("drop schema warehouse.plan cascade")
    con.execute("create schema warehouse.plan")


@contextmanager
def build_connection(building: Path, previous: Path | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A bounded connection that writes `building`, begun as a copy of `previous`; it spills beside that file."""
    con = duckdb.connect(config={"memory_limit": MEMORY_LIMIT, "temp_directory": f"{building}.spill"})
    try:
        con.execute("set preserve_insertion_order = false")
        con.execute("set checkpoint_threshold = '4GB'")
        _begin(con, building, previous)
        yield con
        con.execute("checkpoint warehouse")  # closing would write the rest too, but keep silent when it fails
    finally:
        con.close()
