"""Holding a data folder against the contract: metadata first, then the rows, every finding at once."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from dashboard.contract import Inventory, Problem, inspect_folder
from dashboard.contract.messages import Message, problem_of
from dashboard.plan import PlanError, PlanSet, load_plans
from dashboard.warehouse.check_run import CheckRun

MEMORY_LIMIT = "400MB"


@dataclass(frozen=True)
class CheckReport:
    """The files of a folder and all that is wrong with them."""

    inventory: Inventory
    problems: tuple[Problem, ...] = ()

    @property
    def has_problems(self) -> bool:
        """Whether anything keeps the data out; warnings do not."""
        return any(problem.severity == "problem" for problem in self.problems)


def check_folder(folder: Path, con: DuckDBPyConnection | None = None) -> CheckReport:
    """Every problem and warning of a data folder; `con` sets the limits of memory and threads."""
    inventory = inspect_folder(folder)
    plans, problems = _plans(folder)
    if con is not None:
        problems += CheckRun(con, inventory, plans).problems()
    else:
        with _own_connection() as own:
            problems += CheckRun(own, inventory, plans).problems()
    return CheckReport(inventory, (*inventory.problems, *problems))


@contextmanager
def _own_connection() -> Iterator[DuckDBPyConnection]:
    with tempfile.TemporaryDirectory() as spill:
        con = duckdb.connect(config={"memory_limit": MEMORY_LIMIT, "temp_directory": spill})
        try:
            con.execute("set preserve_insertion_order = false")
            yield con
        finally:
            con.close()


def _plans(folder: Path) -> tuple[PlanSet | None, list[Problem]]:
    try:
        return load_plans(folder), []
    except PlanError as error:
        found = [
            (mistake.file, Message(column=mistake.key, found=mistake.value, allowed=mistake.allowed))
            for mistake in error.mistakes
        ]
        return None, [problem_of("plan_mistake", "plans", file, message) for file, message in found]
