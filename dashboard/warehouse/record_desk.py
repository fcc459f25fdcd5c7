"""The records of a data folder as they stand, and what a new one would spoil."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from dashboard.contract import Problem, inspect_folder
from dashboard.plan import load_plans
from dashboard.records import COLUMNS, FOLDER, Record, write_table
from dashboard.warehouse.candidates import candidate_problems, small_tables, unit_name, unreadable
from dashboard.warehouse.catalog import load_catalog
from dashboard.warehouse.raw import create_plan_tables, create_raw_views

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
        self._inventory = small_tables(inspect_folder(folder), READ)
        self.unreadable = unreadable(self._inventory)
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
        return unit_name(self._con, unit_type, code)

    def problems(self, record: Record) -> tuple[Problem, ...]:
        """What the checks of the contract find in this record were it written; remarks about others are not told."""
        with tempfile.TemporaryDirectory() as scratch:
            path = Path(scratch) / f"{record.decision_id}.parquet"
            write_table(record, path)
            return tuple(candidate_problems(self._con, self._inventory, FOLDER, path))


@contextmanager
def record_desk(folder: Path) -> Iterator[RecordDesk]:
    """The desk of one data folder, for as long as its connection lasts."""
    with duckdb.connect() as con:
        yield RecordDesk(folder, con)
