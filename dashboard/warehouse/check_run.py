"""One pass of all checks over the rows of a folder, the pupils' tables exam by exam."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from dashboard.contract import TABLES, DataFile, Inventory, Problem
from dashboard.contract.inspection import shown_path
from dashboard.contract.messages import Message, problem_of, table_of
from dashboard.plan import PlanSet
from dashboard.warehouse.catalog import QUERIES, tables_read
from dashboard.warehouse.check_rules import Finding, duplicate_findings, rule_findings
from dashboard.warehouse.raw import create_plan_tables, create_raw_views, first_unreadable

PUPIL_TABLES = ("scores", "roster")
ACROSS_EXAMS = frozenset({"class_size_gap", "roster_change"})
OWN_DUPLICATE_CHECK = frozenset({"scores", "roster"})
BATCH_ROWS = 3_000_000
Files = Mapping[str, Sequence[Path]]


@dataclass(frozen=True)
class Check:
    """One file of queries/checks: its code, its SQL and the tables that it reads."""

    code: str
    text: str
    reads: frozenset[str]

    @property
    def by_exam(self) -> bool:
        """Whether it may look at the pupils of one exam at a time."""
        return self.code not in ACROSS_EXAMS and any(f"raw.{name}" in self.reads for name in PUPIL_TABLES)


@cache
def load_checks() -> tuple[Check, ...]:
    """Every check of rows, by code."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted((QUERIES / "checks").glob("*.sql"))}
    return tuple(Check(code, text, tables_read(text)) for code, text in texts.items())


def exam_batches(inventory: Inventory) -> Iterator[Files]:
    """The pupils' files, some exams at a time, where folders part them by exam_id; else all at once."""
    exams: dict[str, list[tuple[str, DataFile]]] = defaultdict(list)
    for name in PUPIL_TABLES:
        for file in inventory.readable(name):
            exams[dict(file.partitions).get("exam_id", "")].append((name, file))
    batch: list[tuple[str, DataFile]] = []
    for exam_files in [] if "" in exams else exams.values():
        if batch and sum(file.rows for _, file in [*batch, *exam_files]) > BATCH_ROWS:
            yield _by_table(batch)
            batch = []
        batch += exam_files
    yield _by_table(batch if "" not in exams else [entry for files in exams.values() for entry in files])


def _by_table(files: Sequence[tuple[str, DataFile]]) -> Files:
    return {name: [file.path for table, file in files if table == name] for name in PUPIL_TABLES}


class CheckRun:
    """Collects findings; a table found damaged on the way is set aside and the checks that read it are not made."""

    def __init__(self, con: DuckDBPyConnection, inventory: Inventory, plans: PlanSet | None) -> None:
        self._con, self._inventory = con, inventory
        self._aside = {f"raw.{name}" for name in inventory.broken}
        self._problems: list[Problem] = []
        self._findings: dict[tuple[str, str, str], list[Finding]] = defaultdict(list)
        self._skipped: dict[str, set[str]] = defaultdict(set)
        if plans is None:
            self._aside |= {"plan.rules", "plan.lines", "plan.indicators", "plan.warnings"}
        else:
            create_plan_tables(con, plans)

    def problems(self) -> list[Problem]:
        """All findings of the rows, and which checks could not be made."""
        create_raw_views(self._con, self._inventory)
        self._look_at([name for name in TABLES if name not in PUPIL_TABLES], by_exam=False)
        for files in exam_batches(self._inventory):
            create_raw_views(self._con, self._inventory, files, PUPIL_TABLES)
            self._look_at(PUPIL_TABLES, by_exam=True)
        found = [self._problem(*key, findings) for key, findings in self._findings.items()]
        return self._problems + found + [self._left_out(*entry) for entry in sorted(self._skipped.items())]

    def _look_at(self, tables: Sequence[str], by_exam: bool) -> None:
        for name in tables:
            self._take(f"columns of {name}", frozenset({f"raw.{name}"}), partial(self._rules, name))
        for check in load_checks():
            if check.by_exam == by_exam:
                self._take(check.code, check.reads, partial(self._run, check))

    def _take(self, code: str, reads: frozenset[str], look: Callable[[], list[Finding]]) -> None:
        aside = reads & self._aside
        for table in aside:
            self._skipped[table].add(code)
        if aside:
            return
        try:
            found = look()
        except duckdb.Error:
            if not self._set_damaged_aside(code, reads):
                raise
            return
        for finding in found:
            self._findings[finding.table, finding.code, finding.file].append(finding)

    def _rules(self, name: str) -> list[Finding]:
        relation = self._con.table(f"raw.{name}")
        findings = rule_findings(relation, TABLES[name])
        return findings if name in OWN_DUPLICATE_CHECK else findings + duplicate_findings(relation, TABLES[name])

    def _run(self, check: Check) -> list[Finding]:
        rows = self._con.execute(check.text).fetchall()
        return [Finding(table_of(check.code), check.code, file, rows_n, samples) for file, rows_n, samples in rows]

    def _set_damaged_aside(self, code: str, reads: frozenset[str]) -> bool:
        """Find the damaged file among the tables read; false when every file can be read."""
        for name in sorted(table.removeprefix("raw.") for table in reads if table.startswith("raw.")):
            path = first_unreadable(self._con, self._inventory, name)
            if path is not None:
                self._aside.add(f"raw.{name}")
                self._skipped[f"raw.{name}"].add(code)
                self._problems.append(problem_of("damaged_file", name, shown_path(self._inventory.folder, path)))
                return True
        return False

    def _problem(self, table: str, code: str, file: str, findings: Sequence[Finding]) -> Problem:
        shown = shown_path(self._inventory.folder, Path(file))
        samples = sorted(sample for finding in findings for sample in finding.samples)[:3]
        rows = sum(finding.rows for finding in findings)
        name = table or shown.split("/")[0].removesuffix(".parquet")
        return problem_of(code, name, shown, findings[0].message, rows=rows, samples=tuple(samples))

    def _left_out(self, table: str, codes: set[str]) -> Problem:
        name = table.removeprefix("raw.")
        return problem_of("checks_left_out", name, "", Message(reason=", ".join(sorted(codes)), found=str(len(codes))))
