"""Which tables touch pupil rows, and for which exams they must be computed again."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from dashboard.contract import TABLES, DataFile, Inventory
from dashboard.warehouse.catalog import Catalog, Query
from dashboard.warehouse.raw import table_relation

PENDING_EXAMS, PENDING_PAIRS = "raw.pending_exams", "raw.pending_pairs"
PUPIL_TABLES = ("scores", "roster")
PUPIL_ROWS = frozenset({PENDING_EXAMS, PENDING_PAIRS, *(f"raw.{table}" for table in PUPIL_TABLES)})


@dataclass(frozen=True)
class Reductions:
    """What is made exam by exam and pair by pair, each in order, and what must be made before the first of them."""

    exams: list[Query]
    pairs: list[Query]
    first: list[Query]
    views: frozenset[str]

    @property
    def all_tables(self) -> frozenset[str]:
        """Every table that must be made exam by exam, the passing ones included."""
        return frozenset(query.table for query in [*self.exams, *self.pairs])

    def tables(self, queries: Iterable[Query]) -> list[Query]:
        """Those of `queries` that stay in the warehouse."""
        return [query for query in queries if query.schema == "marts"]


def find_reductions(catalog: Catalog) -> Reductions:
    """Read from the SQL itself which tables depend on pupils or pending exams without going through another mart."""
    marts = frozenset(name for name in catalog.queries if name.startswith("marts."))
    reads = {name: catalog.closure(name, stop_at=marts) for name in catalog.queries}
    over_pupils = [query for query in catalog.order() if reads[query.table] & PUPIL_ROWS]
    pairs = [query for query in over_pupils if query.table in marts and PENDING_PAIRS in reads[query.table]]
    exams = [query for query in over_pupils if query.table in marts and query not in pairs]

    def needed(targets: Iterable[Query]) -> frozenset[str]:
        return frozenset().union(*(reads[query.table] for query in targets))

    def with_steps(targets: list[Query]) -> list[Query]:
        steps = needed(targets) - marts
        return [query for query in over_pupils if query in targets or query.table in steps]

    first = [query for query in catalog.order() if query.table in needed(exams) and query.schema == "intermediate"]
    first = [query for query in first if query not in over_pupils]
    views = _views(catalog) - marts - {query.table for query in first}
    return Reductions(with_steps(exams), with_steps(pairs), first, views)


def _views(catalog: Catalog) -> frozenset[str]:
    """Passing tables that only one query reads: there is nothing to share, so they need not be kept in memory."""
    readers = catalog.readers()
    return frozenset(name for name in catalog.queries if name.startswith("staging.") or readers[name] == 1)


@dataclass(frozen=True)
class ExamSources:
    """For each exam its files by table, and a fingerprint of all that its reductions depend on."""

    files: Mapping[str, Mapping[str, list[Path]]]
    fingerprints: Mapping[str, str]
    pairs: Mapping[tuple[str, str], str]


def _files_by_exam(con: duckdb.DuckDBPyConnection, inventory: Inventory, table: str) -> dict[str, list[Path]]:
    """The files that hold rows of each exam; a partition's folder names its exam, other files are looked into."""
    found: dict[str, list[Path]] = defaultdict(list)
    mixed: list[DataFile] = []
    for file in inventory.readable(table):
        exam_id = dict(file.partitions).get("exam_id")
        if exam_id is None:
            mixed.append(file)
        elif file.rows:
            found[exam_id].append(file.path)
    if mixed:
        rows = table_relation(con, TABLES[table], mixed).project("exam_id, filename").distinct()
        for exam_id, filename in rows.fetchall():
            found[exam_id].append(Path(filename))
    return {exam_id: sorted(paths) for exam_id, paths in found.items()}


def _digest(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, default=str, sort_keys=True).encode()).hexdigest()


def _rows_by_exam(con: duckdb.DuckDBPyConnection, table: str) -> dict[str, list[str]]:
    """For each exam, what a small table says of it."""
    rows: dict[str, list[str]] = defaultdict(list)
    relation = con.table(table)
    at = relation.columns.index("exam_id")
    for row in relation.fetchall():
        rows[row[at]].append(repr(row))
    return {exam_id: sorted(texts) for exam_id, texts in rows.items()}


def _facts(con: duckdb.DuckDBPyConnection, reductions: Reductions) -> list[Mapping[str, list[str]]]:
    tables = ["staging.exam_subjects", *(query.table for query in reductions.first)]
    return [_rows_by_exam(con, table) for table in tables]


def exam_sources(con: duckdb.DuckDBPyConnection, inventory: Inventory, catalog: Catalog) -> ExamSources:
    """Fingerprints by exam: its files (path, size, time), its subjects and lines, and the SQL of the reductions."""
    reductions = find_reductions(catalog)
    stamps = {
        file.path: (str(file.path), file.bytes, file.mtime_ns)
        for table in PUPIL_TABLES
        for file in inventory.readable(table)
    }
    files = {table: _files_by_exam(con, inventory, table) for table in PUPIL_TABLES}
    exam_sql = catalog.digest(frozenset(query.table for query in reductions.exams))
    pair_sql = catalog.digest(frozenset(query.table for query in reductions.pairs))
    exams = con.table("staging.exams").project("exam_id, baseline_exam_id, is_full_cohort").order("exam_id").fetchall()
    by_exam = {exam_id: {table: files[table].get(exam_id, []) for table in PUPIL_TABLES} for exam_id, _, _ in exams}
    facts = _facts(con, reductions)
    prints = {
        exam_id: _digest(
            exam_sql, whole, [fact.get(exam_id) for fact in facts],
            [[stamps[file] for file in by_exam[exam_id][table]] for table in PUPIL_TABLES],
        )
        for exam_id, _, whole in exams
    }  # fmt: skip
    pairs = {
        (exam_id, baseline): _digest(pair_sql, prints[exam_id], prints[baseline])
        for exam_id, baseline, _ in exams
        if baseline in prints
    }
    return ExamSources(by_exam, prints, pairs)
