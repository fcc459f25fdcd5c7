"""Which tables touch pupil rows, and for which exams they must be computed again."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from dashboard.contract import Inventory
from dashboard.warehouse.catalog import Catalog, Query

PENDING_EXAMS, PENDING_PAIRS = "raw.pending_exams", "raw.pending_pairs"
PUPIL_TABLES = ("scores", "roster")


@dataclass(frozen=True)
class Reductions:
    """The tables over pupil rows: reductions per exam, reductions per pair of exams, and the steps to each."""

    exam_tables: list[Query]
    pair_tables: list[Query]
    exam_steps: list[Query]
    pair_steps: list[Query]

    @property
    def all_tables(self) -> frozenset[str]:
        """Every table that must be made exam by exam, the passing ones included."""
        return frozenset(
            query.table for query in [*self.exam_tables, *self.pair_tables, *self.exam_steps, *self.pair_steps]
        )


def find_reductions(catalog: Catalog) -> Reductions:
    """Read from the SQL itself which tables depend on the pending exams without going through another mart."""
    marts = frozenset(name for name in catalog.queries if name.startswith("marts."))
    reads = {name: catalog.closure(name, stop_at=marts) for name in catalog.queries}
    over_pupils = [query for query in catalog.order() if reads[query.table] & {PENDING_EXAMS, PENDING_PAIRS}]
    reduced = [query for query in over_pupils if query.table in marts]
    pairs = [query for query in reduced if PENDING_PAIRS in reads[query.table]]
    exams = [query for query in reduced if query not in pairs]

    def steps(targets: Iterable[Query]) -> list[Query]:
        needed = frozenset().union(*(reads[query.table] for query in targets))
        return [query for query in over_pupils if query.table in needed and query.table not in marts]

    return Reductions(exams, pairs, steps(exams), steps(pairs))


@dataclass(frozen=True)
class ExamSources:
    """For each exam its files by table, and a fingerprint of all that its reductions depend on."""

    files: Mapping[str, Mapping[str, list[Path]]]
    fingerprints: Mapping[str, str]
    pairs: Mapping[tuple[str, str], str]


def _files_by_exam(con: duckdb.DuckDBPyConnection, table: str) -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = defaultdict(list)
    distinct = con.table(f"raw.{table}").project("exam_id, filename").distinct().order("exam_id, filename")
    for exam_id, filename in distinct.fetchall():
        found[exam_id].append(Path(filename))
    return found


def _digest(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, default=str, sort_keys=True).encode()).hexdigest()


def _rows_by_exam(con: duckdb.DuckDBPyConnection, table: str) -> dict[str, list[str]]:
    rows: dict[str, list[str]] = defaultdict(list)
    relation = con.table(table)
    at = relation.columns.index("exam_id")
    for row in relation.fetchall():
        rows[row[at]].append(repr(row))
    return {exam_id: sorted(texts) for exam_id, texts in rows.items()}


def exam_sources(con: duckdb.DuckDBPyConnection, inventory: Inventory, catalog: Catalog) -> ExamSources:
    """Fingerprints by exam: its files (path, size, time), its subjects, and the SQL of the reductions."""
    reductions = find_reductions(catalog)
    stamps = {
        file.path: (str(file.path), file.bytes, file.mtime_ns)
        for table in PUPIL_TABLES
        for file in inventory.readable(table)
    }
    files = {table: _files_by_exam(con, table) for table in PUPIL_TABLES}
    subjects = _rows_by_exam(con, "staging.exam_subjects")
    exam_sql = catalog.digest(frozenset(query.table for query in [*reductions.exam_tables, *reductions.exam_steps]))
    pair_sql = catalog.digest(frozenset(query.table for query in [*reductions.pair_tables, *reductions.pair_steps]))
    baselines = dict(con.table("staging.exams").project("exam_id, baseline_exam_id").order("exam_id").fetchall())
    by_exam = {exam_id: {table: files[table].get(exam_id, []) for table in PUPIL_TABLES} for exam_id in baselines}
    prints = {
        exam_id: _digest(
            exam_sql, subjects.get(exam_id), [[stamps[file] for file in found[table]] for table in PUPIL_TABLES]
        )
        for exam_id, found in by_exam.items()
    }
    pairs = {
        (exam_id, baseline): _digest(pair_sql, prints[exam_id], prints[baseline])
        for exam_id, baseline in baselines.items()
        if baseline in prints
    }
    return ExamSources(by_exam, prints, pairs)
