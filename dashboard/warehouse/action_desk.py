"""The actions of a data folder as they stand, and what a new record of one would spoil."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from dashboard.contract import Problem, inspect_folder
from dashboard.plan import load_plans
from dashboard.records import ACTION_COLUMNS, ACTION_FOLDER, Action, action_table
from dashboard.warehouse.candidates import candidate_problems, small_tables, unit_name, unreadable
from dashboard.warehouse.catalog import load_catalog
from dashboard.warehouse.raw import create_plan_tables, create_raw_views

READ = ("townships", "schools", "exams", "events", "target_letters", ACTION_FOLDER)


class ActionDesk:
    """One look at the small tables that actions speak of."""

    def __init__(self, folder: Path, con: duckdb.DuckDBPyConnection) -> None:
        self._con = con
        self._inventory = small_tables(inspect_folder(folder), READ)
        self.unreadable = unreadable(self._inventory)
        create_raw_views(con, self._inventory, tables=READ)
        create_plan_tables(con, load_plans(folder))

    def in_force(self) -> tuple[Action, ...]:
        """The newest record of every action, the earliest opened first."""
        rows = self._con.sql(load_catalog().queries[f"staging.{ACTION_FOLDER}"].text)
        found = rows.order("opened_on, action_id").project(", ".join(ACTION_COLUMNS)).fetchall()
        return tuple(Action(**dict(zip(ACTION_COLUMNS, row, strict=True))) for row in found)

    def unit_name(self, action: Action) -> str:
        """The latest name of the unit, its code where it has none."""
        return unit_name(self._con, action.unit_type, action.unit_code or "")

    def problems(self, action: Action) -> tuple[Problem, ...]:
        """What the checks of the contract find in this record were it written."""
        with tempfile.TemporaryDirectory() as scratch:
            path = Path(scratch) / "action.parquet"
            pq.write_table(action_table(action), path)
            return tuple(candidate_problems(self._con, self._inventory, ACTION_FOLDER, path))


@contextmanager
def action_desk(folder: Path) -> Iterator[ActionDesk]:
    """The desk of one data folder, for as long as its connection lasts."""
    with duckdb.connect() as con:
        yield ActionDesk(folder, con)
