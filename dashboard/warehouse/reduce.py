"""The reductions: pupil rows are read exam by exam, and only for exams whose files changed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

import duckdb
import pyarrow as pa

from dashboard.contract import Inventory
from dashboard.warehouse.carried import Pair, keep_unchanged
from dashboard.warehouse.catalog import Catalog, Query
from dashboard.warehouse.connection import set_pending_key
from dashboard.warehouse.progress import Progress
from dashboard.warehouse.raw import create_raw_view, create_raw_views
from dashboard.warehouse.reductions import PUPIL_TABLES, ExamSources, Reductions, exam_sources, find_reductions

TEXT = pa.string()
BUILDS = pa.schema({"exam_id": TEXT, "baseline_exam_id": TEXT, "fingerprint": TEXT})
Item = TypeVar("Item", str, Pair)
BATCH_ROWS = 1_000_000


def _set_pending(con: duckdb.DuckDBPyConnection, exams: Sequence[str], pairs: Sequence[Pair]) -> None:
    exam_rows = pa.table({"exam_id": pa.array(exams, TEXT)})
    pair_rows = pa.table(
        {"exam_id": pa.array([a for a, _ in pairs], TEXT), "baseline_exam_id": pa.array([b for _, b in pairs], TEXT)}
    )
    for name, rows in (("pending_exams", exam_rows), ("pending_pairs", pair_rows)):
        con.register("pending_rows", rows)
        con.execute(f"create or replace table memory.raw.{name} as from pending_rows")
        con.unregister("pending_rows")
    set_pending_key(con, exams)


def _make(con: duckdb.DuckDBPyConnection, reductions: Reductions, queries: Iterable[Query]) -> None:
    """In order: passing tables are made again in memory, marts take the rows of the pending exams."""
    for query in queries:
        if query.schema == "marts":
            con.execute(f"insert into warehouse.{query.table} by name {query.text}")
        elif query.table not in reductions.views:
            con.execute(f"create or replace table memory.{query.table} as {query.text}")


def _let_go(con: duckdb.DuckDBPyConnection, reductions: Reductions) -> None:
    """The passing tables without their rows: no pupil stays in memory."""
    _set_pending(con, [], [])
    for table in reductions.all_tables - reductions.views:
        if not table.startswith("marts."):
            con.execute(f"create or replace table memory.{table} as from memory.{table} limit 0")


def _show_files(
    con: duckdb.DuckDBPyConnection, inventory: Inventory, sources: ExamSources, exams: Sequence[str]
) -> None:
    for table in PUPIL_TABLES:
        wanted = {path for exam in exams for path in sources.files[exam][table]}
        create_raw_view(con, table, [file for file in inventory.readable(table) if file.path in wanted])


def _reduce(
    con: duckdb.DuckDBPyConnection, inventory: Inventory, sources: ExamSources, reductions: Reductions,
    exams: Sequence[str], pairs: Sequence[Pair],
) -> None:  # fmt: skip
    _show_files(con, inventory, sources, exams)
    _set_pending(con, exams, pairs)
    _make(con, reductions, reductions.pairs if pairs else reductions.exams)


def _record(con: duckdb.DuckDBPyConnection, sources: ExamSources) -> None:
    rows = [{"exam_id": exam, "fingerprint": text} for exam, text in sources.fingerprints.items()]
    rows += [
        {"exam_id": exam, "baseline_exam_id": base, "fingerprint": text} for (exam, base), text in sources.pairs.items()
    ]
    con.register("exam_builds", pa.Table.from_pylist(rows, schema=BUILDS))
    con.execute("create table warehouse.marts.exam_builds as from exam_builds")
    con.unregister("exam_builds")


def _batches(items: Iterable[Item], rows: Callable[[Item], int]) -> Iterator[list[Item]]:
    """Items together as long as their rows stay under the bound, so that many small exams cost one pass."""
    batch: list[Item] = []
    held = 0
    for item in items:
        held += rows(item)
        if batch and held > BATCH_ROWS:
            yield batch
            batch, held = [], rows(item)
        batch.append(item)
    if batch:
        yield batch


def _row_counts(inventory: Inventory, sources: ExamSources) -> dict[str, int]:
    rows = {file.path: file.rows for table in PUPIL_TABLES for file in inventory.readable(table)}
    return {
        exam: sum(rows[path] for paths in files.values() for path in paths) for exam, files in sources.files.items()
    }


def make_reductions(
    con: duckdb.DuckDBPyConnection, catalog: Catalog, inventory: Inventory, progress: Progress
) -> tuple[int, int]:
    """Fill the reduction marts; returns how many exams were computed and how many were taken over."""
    reductions = find_reductions(catalog)
    _make(con, reductions, reductions.first)
    sources = exam_sources(con, inventory, catalog)
    rows = _row_counts(inventory, sources)
    _set_pending(con, [], [])
    exams, pairs = keep_unchanged(con, reductions, sources)
    progress.expect(len(exams) + len(pairs))
    for batch in _batches(exams, rows.__getitem__):
        progress.step(batch[-1], len(batch))
        _reduce(con, inventory, sources, reductions, batch, [])
    for pair_batch in _batches(pairs, lambda pair: rows[pair[0]] + rows[pair[1]]):
        progress.step("marts.pair_moments", len(pair_batch))
        both = sorted({exam for pair in pair_batch for exam in pair})
        _reduce(con, inventory, sources, reductions, both, pair_batch)
    _record(con, sources)
    _let_go(con, reductions)
    create_raw_views(con, inventory, tables=PUPIL_TABLES)
    return len(exams), len(sources.fingerprints) - len(exams)
