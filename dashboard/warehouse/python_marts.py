"""Marts that Python computes: declared by a .toml beside the SQL, computed slice by slice, kept while unchanged."""

import hashlib
import importlib
import tomllib
from collections.abc import Mapping
from pathlib import Path

import duckdb
import pandas as pd

from dashboard.warehouse.carried import Previous
from dashboard.warehouse.catalog import Query

STATISTICS = Path(__file__).resolve().parents[1] / "statistics"
Frames = Mapping[str, pd.DataFrame]


def _code_digest() -> str:
    texts = [path.read_bytes() for path in sorted(STATISTICS.glob("*.py"))]
    return hashlib.sha256(b"\0".join(texts)).hexdigest()


def _fingerprint(frames: Frames, text: str) -> str:
    digest = hashlib.sha256((text + _code_digest()).encode())
    for name, frame in sorted(frames.items()):
        digest.update(name.encode())
        digest.update(pd.util.hash_pandas_object(frame, index=False).to_numpy().tobytes())
    return digest.hexdigest()


def _slice(con: duckdb.DuckDBPyConnection, reads: list[str], column: str, value: str) -> dict[str, pd.DataFrame]:
    """What the mart reads of one slice, in one order, so that the same data give the same digits."""
    frames: dict[str, pd.DataFrame] = {}
    for table in reads:
        relation = con.table(table)
        if column in relation.columns:
            relation = relation.filter(duckdb.ColumnExpression(column) == duckdb.ConstantExpression(value))
        frame = relation.df()
        frames[table] = frame.sort_values(list(frame.columns), ignore_index=True)
    return frames


def _ensure_tables(con: duckdb.DuckDBPyConnection, query: Query, columns: Mapping[str, str]) -> None:
    typed = ", ".join(f"{name} {kind}" for name, kind in columns.items())
    con.execute(f"create or replace table warehouse.{query.table} ({typed})")
    builds = ", ".join(f"{name} varchar" for name in ("table_name", "slice", "fingerprint"))
    con.execute(f"create table if not exists warehouse.marts.slice_builds ({builds})")


def _kept(con: duckdb.DuckDBPyConnection, query: Query, previous: Previous) -> dict[str, str]:
    if not previous.attach(con):
        return {}
    is_mine = duckdb.ColumnExpression("table_name") == duckdb.ConstantExpression(query.table)
    rows = con.table("previous.marts.slice_builds").filter(is_mine).project("slice, fingerprint").fetchall()
    return dict(rows)


def _store(con: duckdb.DuckDBPyConnection, query: Query, rows: pd.DataFrame) -> None:
    if len(rows):
        con.register("computed_rows", rows)
        con.execute(f"insert into warehouse.{query.table} by name from computed_rows")
        con.unregister("computed_rows")


def make_python_mart(con: duckdb.DuckDBPyConnection, query: Query, previous: Previous) -> None:
    """Compute the declared mart; a slice whose inputs, declaration and code are unchanged is taken over."""
    declared = tomllib.loads(query.text)
    by, reads = declared["slice_by"], declared["reads"]
    compute = importlib.import_module(query.module).compute
    _ensure_tables(con, query, declared["columns"])
    kept = _kept(con, query, previous)
    for (value,) in con.table(reads[0]).project(by).distinct().order(by).fetchall():
        frames = _slice(con, reads, by, value)
        fingerprint = _fingerprint(frames, query.text)
        if kept.get(value) == fingerprint:
            same = duckdb.ColumnExpression(by) == duckdb.ConstantExpression(value)
            con.table(f"previous.{query.table}").filter(same).insert_into(f"warehouse.{query.table}")
        else:
            _store(con, query, compute(frames))
        con.execute("insert into warehouse.marts.slice_builds values ($1, $2, $3)", [query.table, value, fingerprint])
