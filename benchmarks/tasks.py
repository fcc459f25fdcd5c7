"""What a child process does: a bare scan, a check, or a build; prints what it measured."""

import sys
import time
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from benchmarks.measured import measure, report
from dashboard.contract import inspect_folder
from dashboard.plan import load_plans
from dashboard.warehouse.carried import Previous
from dashboard.warehouse.catalog import Catalog, load_catalog
from dashboard.warehouse.check import check_folder
from dashboard.warehouse.connection import MEMORY_LIMIT, build_connection
from dashboard.warehouse.fill import fill
from dashboard.warehouse.inputs import bind_inputs, build_inputs
from dashboard.warehouse.progress import Progress

SCAN = """
select
    sum(hash(exam_id)),
    sum(hash(student_id)),
    sum(hash(subject)),
    sum(score),
    sum(hash(attendance)),
from read_parquet($files, hive_partitioning = true, hive_types_autocast = false)
"""


UNITS = ("school", "township", "county")
RESULTS = tuple(f"marts.{unit}_{kind}" for unit in UNITS for kind in ("results", "subject_results"))


class Stopwatch(Progress):
    """A silent progress bar that remembers how long each step took."""

    def __init__(self) -> None:
        super().__init__(enabled=False)
        self.steps: dict[str, float] = {}
        self._name, self._since = "", time.perf_counter()

    def expect(self, steps: int) -> None:
        """The number of steps does not matter here."""

    def step(self, name: str, steps: int = 1) -> None:
        """Ends the step before; the last one is ended by the step ''."""
        now = time.perf_counter()
        if self._name:
            self.steps[self._name] = self.steps.get(self._name, 0.0) + now - self._since
        self._name, self._since = name, now


def scan(folder: Path) -> Mapping[str, float]:
    """Sum or hash exam_id, student_id, subject, score and attendance of every score, under the limits of the build."""
    with TemporaryDirectory() as spill:
        con = duckdb.connect(config={"memory_limit": MEMORY_LIMIT, "temp_directory": spill})
        con.execute("set preserve_insertion_order = false")
        con.execute(SCAN, {"files": f"{folder}/scores/**/*.parquet"}).fetchall()
    return {}


def check(folder: Path) -> Mapping[str, float]:
    """The check, which must find nothing."""
    if check_folder(folder).has_problems:
        raise ValueError(f"{folder} has problems")
    return {}


def _build(catalog: Catalog, folder: Path, output: Path, previous: Path | None) -> Mapping[str, float]:
    output.unlink(missing_ok=True)
    inventory, stopwatch = inspect_folder(folder), Stopwatch()
    inputs = build_inputs(folder, "benchmark", None, datetime.now().replace(microsecond=0))
    with build_connection(output, previous) as con:
        bind_inputs(con, load_plans(folder), inventory, [], inputs)
        fill(con, catalog, inventory, Previous(previous), stopwatch)
        stopwatch.step("")
    return stopwatch.steps


def build(folder: Path, output: Path, previous: Path | None = None) -> Mapping[str, float]:
    """The build without the check, into a fresh file; rows of unchanged exams come from `previous`."""
    return _build(load_catalog(), folder, output, previous)


def official(folder: Path, output: Path, previous: Path | None = None) -> Mapping[str, float]:
    """The same of the reductions and the official results, and of nothing that these do not read."""
    catalog = load_catalog()
    needed = set(RESULTS).union(*(catalog.closure(table) for table in RESULTS))
    results = Catalog({table: query for table, query in catalog.queries.items() if table in needed})
    return _build(results, folder, output, previous)


TASKS = {"scan": scan, "check": check, "build": build, "official": official}

if __name__ == "__main__":
    task, *arguments = sys.argv[1:]
    report(measure(lambda: TASKS[task](*map(Path, arguments))))
