"""The records of a data folder as they stand, and what a new one would spoil."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from dashboard.contract import TABLES, Inventory, Problem, inspect_folder
from dashboard.contract.inspection import inspect_file
from dashboard.contract.messages import problem_of, table_of
from dashboard.plan import load_plans
from dashboard.records import COLUMNS, FOLDER, Record, write_table
from dashboard.warehouse.catalog import load_catalog
from dashboard.warehouse.check_rules import rule_findings
from dashboard.warehouse.check_run import load_checks
from dashboard.warehouse.raw import create_plan_tables, create_raw_view, create_raw_views

READ = ("townships", "schools", "exams", "events", "target_letters", "school_lineage", FOLDER)


@dataclass(frozen=True)
class RuleUnits:
    """A rule of a plan and the units that it is about; `stage` is None where it is about every stage."""

    rule_id: str
    unit_type: str
    stage: str | None


@dataclass(frozen=True)
class Change:
    """One merger, split or renaming of a school: the case in which a history may be inherited."""

    predecessor: str
    successor: str
    stage: str
    day: str


class RecordDesk:
    """One look at the small tables of a folder."""

    def __init__(self, folder: Path, con: duckdb.DuckDBPyConnection) -> None:
        self._con = con
        self._inventory = _small_tables(inspect_folder(folder))
        create_raw_views(con, self._inventory, tables=READ)
        create_plan_tables(con, load_plans(folder))

    def records(self) -> tuple[Record, ...]:
        """Every record of the folder, the earliest first."""
        return self._read(self._con.table(f"raw.{FOLDER}"))

    def in_force(self) -> tuple[Record, ...]:
        """The one record of each matter that counts."""
        return self._read(self._con.sql(load_catalog().queries[f"staging.{FOLDER}"].text))

    def _read(self, relation: duckdb.DuckDBPyRelation) -> tuple[Record, ...]:
        rows = relation.project(", ".join(COLUMNS)).order("recorded_at, decision_id").fetchall()
        return tuple(Record(**dict(zip(COLUMNS, row, strict=True))) for row in rows)

    def changes(self) -> tuple[Change, ...]:
        """The mergers and splits of the register, the latest first."""
        rows = self._con.table("raw.school_lineage").filter("kind in ('merge', 'split')")
        wanted = rows.project("predecessor, successor, stage, effective_date").order("effective_date desc, successor")
        return tuple(Change(row[0], row[1], row[2], str(row[3])) for row in wanted.fetchall())

    def rules(self) -> dict[str, RuleUnits]:
        """The rules of every plan by code."""
        rows = self._con.table("plan.warnings").project("rule_id, unit, stage").fetchall()
        return {row[0]: RuleUnits(*row) for row in rows}

    def appeal_days(self) -> int:
        """How many working days the governing plan gives for an appeal."""
        rows = self._con.table("plan.rules").project("appeal_working_days").fetchall()
        return min((int(days) for (days,) in rows), default=0)

    def exam_stages(self) -> dict[str, str]:
        """The stage of every exam."""
        return dict(self._con.table("raw.exams").project("exam_id, stage").fetchall())

    def unit_name(self, unit_type: str, code: str) -> str:
        """The latest name of a school or township, its code where it has none."""
        table, key = ("townships", "township_code") if unit_type == "township" else ("schools", "school_code")
        named = self._con.table(f"raw.{table}").filter(duckdb.ColumnExpression(key) == duckdb.ConstantExpression(code))
        order = "name" if unit_type == "township" else "valid_from desc nulls last"
        rows = named.order(order).project("name").fetchall()
        return str(rows[0][0]) if rows else code

    def problems(self, record: Record) -> tuple[Problem, ...]:
        """What the checks of the contract find in this record were it written; remarks about others are not told."""
        with tempfile.TemporaryDirectory() as scratch:
            path = Path(scratch) / f"{record.decision_id}.parquet"
            write_table(record, path)
            return tuple(self._problems(path))

    def _problems(self, path: Path) -> Iterator[Problem]:
        table = TABLES[FOLDER]
        candidate = inspect_file(path.parent, table, path)
        if isinstance(candidate, Problem):
            raise TypeError(candidate.code)
        create_raw_view(self._con, FOLDER, [*self._inventory.readable(FOLDER), candidate])
        try:
            for finding in rule_findings(self._con.table(f"raw.{FOLDER}"), table):
                if finding.file == str(path):
                    yield problem_of(finding.code, FOLDER, "", finding.message)
            for check in load_checks():
                if table_of(check.code) == FOLDER and self._finds(check.text, path):
                    yield problem_of(check.code, FOLDER, "")
        finally:
            create_raw_view(self._con, FOLDER, self._inventory.readable(FOLDER))

    def _finds(self, check: str, path: Path) -> bool:
        return any(row[0] == str(path) for row in self._con.execute(check).fetchall())


def _small_tables(inventory: Inventory) -> Inventory:
    return replace(inventory, files={name: inventory.files.get(name, ()) for name in TABLES if name in READ})


@contextmanager
def record_desk(folder: Path) -> Iterator[RecordDesk]:
    """The desk of one data folder, for as long as its connection lasts."""
    with duckdb.connect() as con:
        yield RecordDesk(folder, con)
