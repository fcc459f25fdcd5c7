"""The frozen peer groups of a data folder as they stand, and what the warehouse would freeze."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from dashboard.contract import Problem, inspect_folder
from dashboard.records import PEER_FOLDER, PeerGroup, peer_table
from dashboard.warehouse.candidates import candidate_problems, small_tables, unreadable
from dashboard.warehouse.fingerprint import build_fingerprint
from dashboard.warehouse.raw import create_raw_views
from dashboard.warehouse.reader import open_file
from dashboard.warehouse.store import current, default_output

READ = ("schools", "exams", PEER_FOLDER)
FROZEN = tuple(PeerGroup.__dataclass_fields__)


class StaleWarehouseError(ValueError):
    """The folder has changed since its warehouse was built."""


@dataclass(frozen=True)
class HeldExam:
    """An exam of the school year in question."""

    exam_id: str
    stage: str
    held_on: date


class PeerDesk:
    """One look at the small tables that peer groups touch."""

    def __init__(self, folder: Path, con: duckdb.DuckDBPyConnection) -> None:
        self._con = con
        self._inventory = small_tables(inspect_folder(folder), READ)
        self.unreadable = unreadable(self._inventory)
        create_raw_views(con, self._inventory, tables=READ)

    def exams(self, school_year: str) -> tuple[HeldExam, ...]:
        """The exams of a school year that the folder holds, the earliest first."""
        rows = self._con.table("raw.exams").filter(_equals("school_year", school_year))
        found = rows.project("exam_id, stage, held_on").order("held_on, exam_id").fetchall()
        return tuple(HeldExam(*row) for row in found)

    def groups(self, school_year: str) -> tuple[PeerGroup, ...]:
        """Every frozen group and change by hand of a school year, the earliest record first."""
        rows = self._con.table(f"raw.{PEER_FOLDER}").filter(_equals("school_year", school_year))
        ordered = rows.project(", ".join(FROZEN)).order("recorded_at nulls first, stage, school_code")
        return tuple(PeerGroup(*row) for row in ordered.fetchall())

    def school_stages(self, code: str) -> tuple[str, ...]:
        """The stages in which the register has a school; empty where it has none of that code."""
        rows = self._con.table("raw.schools").filter(_equals("school_code", code))
        return tuple(stage for (stage,) in rows.project("stage").distinct().order("stage").fetchall())

    def problems(self, groups: Sequence[PeerGroup]) -> tuple[Problem, ...]:
        """What the checks of the contract would find in these rows were they written."""
        with tempfile.TemporaryDirectory() as scratch:
            path = Path(scratch) / "peer_groups.parquet"
            pq.write_table(peer_table(groups), path)
            return tuple(candidate_problems(self._con, self._inventory, PEER_FOLDER, path))


def _equals(column: str, text: str) -> duckdb.Expression:
    return duckdb.ColumnExpression(column) == duckdb.ConstantExpression(text)


@contextmanager
def peer_desk(folder: Path) -> Iterator[PeerDesk]:
    """The desk of one data folder, for as long as its connection lasts."""
    with duckdb.connect() as con:
        yield PeerDesk(folder, con)


def computed_groups(folder: Path, school_year: str, stage: str) -> tuple[PeerGroup, ...]:
    """What the warehouse in use would freeze; NoWarehouseError, or StaleWarehouseError where the folder has changed."""
    in_use = current(default_output(folder))
    warehouse = open_file(in_use.file, in_use.version)
    try:
        spoken_of = warehouse.report("build_info")["as_of"].iloc[0].date()
        if in_use.fingerprint not in (build_fingerprint(folder, None), build_fingerprint(folder, spoken_of)):
            raise StaleWarehouseError(str(folder))
        rows = warehouse.report("peer_freeze", school_year=school_year, stage=stage)
        told = rows.astype(object).where(rows.notna(), None)
        return tuple(PeerGroup(**{str(name): value for name, value in row.items()}) for row in told.to_dict("records"))
    finally:
        warehouse.close()
