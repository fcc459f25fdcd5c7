"""What a new warehouse keeps of the one it began as a copy of: the reductions of unchanged exams, and nothing else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from dashboard.warehouse.catalog import Query
from dashboard.warehouse.connection import home, quoted
from dashboard.warehouse.reductions import ExamSources, Reductions

Pair = tuple[str, str]
Key = tuple[str, str | None]
BUILDS = "marts.exam_builds"


@dataclass(frozen=True)
class Previous:
    """The warehouse in use, from which unchanged rows are taken over."""

    file: Path | None

    def attach(self, con: duckdb.DuckDBPyConnection) -> bool:
        """Make its tables readable as `previous.marts.*`; False when there is none that this version can read."""
        if self.file is None:
            return False
        try:
            con.execute(f"attach if not exists {quoted(self.file)} as previous (read_only)")
        except duckdb.Error:
            return False
        return True


def _tables(con: duckdb.DuckDBPyConnection) -> frozenset[str]:
    found = "select table_name from duckdb_tables() where database_name = 'warehouse' and schema_name = 'marts'"
    return frozenset(f"marts.{name}" for (name,) in con.execute(found).fetchall())


def _builds(con: duckdb.DuckDBPyConnection) -> dict[Key, str]:
    """The fingerprint of every exam and pair whose rows the copy holds."""
    if BUILDS not in _tables(con):
        return {}
    return {(exam, baseline): text for exam, baseline, text in con.table(f"warehouse.{BUILDS}").fetchall()}


def _columns(con: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[str, str]]:
    return [(name, kind) for name, kind, *_ in con.execute(f"describe {sql}").fetchall()]


def _create(con: duckdb.DuckDBPyConnection, query: Query, found: frozenset[str]) -> bool:
    """An empty table, unless the copy holds one of the same columns; whether it holds one."""
    if query.table in found and _columns(con, f"warehouse.{query.table}") == _columns(con, query.text):
        return True
    con.execute(f"create or replace table {home(query.schema)}.{query.table} as {query.text}")
    return False


def _create_all(con: duckdb.DuckDBPyConnection, reductions: Reductions) -> frozenset[str]:
    """Every table and view of the reductions, for no exam yet; returns the tables that the copy holds."""
    staying = frozenset(query.table for query in reductions.tables([*reductions.exams, *reductions.pairs]))
    found = _tables(con)
    for table in found - staying:
        con.execute(f"drop table warehouse.{table}")
    held = set()
    for query in {query.table: query for query in [*reductions.exams, *reductions.pairs]}.values():
        if query.table in reductions.views:
            con.execute(f"create view {home(query.schema)}.{query.table} as {query.text}")
        elif _create(con, query, found):
            held.add(query.table)
    return frozenset(held)


def _delete(con: duckdb.DuckDBPyConnection, tables: Iterable[Query], keys: Iterable[Key]) -> None:
    names = ("exam_id", "baseline_exam_id")
    rows = [{name: value for name, value in zip(names, key, strict=True) if value} for key in sorted(keys, key=str)]
    con.register("stale_keys", pa.Table.from_pylist(rows))
    same = " and ".join(f"kept.{name} = stale_keys.{name}" for name in names if name in rows[0])
    for query in tables:
        con.execute(f"delete from warehouse.{query.table} as kept using stale_keys where {same}")
    con.unregister("stale_keys")


def _keep(
    con: duckdb.DuckDBPyConnection, tables: list[Query], held: frozenset[str], before: Mapping[Key, str],
    now: Mapping[Key, str],
) -> frozenset[Key]:  # fmt: skip
    """Delete the rows of what changed; returns the exams or pairs whose rows stay."""
    kept = frozenset(key for key, text in now.items() if before.get(key) == text)
    if not kept or not all(query.table in held for query in tables):
        for query in tables:
            con.execute(f"create or replace table warehouse.{query.table} as from warehouse.{query.table} limit 0")
        return frozenset()
    if before.keys() - kept:
        _delete(con, tables, before.keys() - kept)
    return kept


def keep_unchanged(
    con: duckdb.DuckDBPyConnection, reductions: Reductions, sources: ExamSources
) -> tuple[list[str], list[Pair]]:
    """Leave only unchanged rows in the reduction marts; returns the exams and pairs that must be computed."""
    before = _builds(con)
    held = _create_all(con, reductions)
    exams, pairs = reductions.tables(reductions.exams), reductions.tables(reductions.pairs)
    alone = {key: text for key, text in before.items() if key[1] is None}
    kept = _keep(con, exams, held, alone, {(exam, None): text for exam, text in sources.fingerprints.items()})
    of_two = {key: text for key, text in before.items() if key[1] is not None}
    kept_pairs = _keep(con, pairs, held, of_two, {(exam, base): text for (exam, base), text in sources.pairs.items()})
    if before:
        con.execute("checkpoint warehouse")  # what was let go is room for what comes
    return [e for e in sources.fingerprints if (e, None) not in kept], [p for p in sources.pairs if p not in kept_pairs]
