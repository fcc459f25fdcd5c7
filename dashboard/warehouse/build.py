"""The build: accepted files in, one finished warehouse file out; the old one serves until the new one is whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import duckdb

from dashboard.plan import load_plans
from dashboard.warehouse import store
from dashboard.warehouse.carried import Previous
from dashboard.warehouse.catalog import load_catalog
from dashboard.warehouse.check import CheckReport, check_folder
from dashboard.warehouse.connection import build_connection
from dashboard.warehouse.fill import fill
from dashboard.warehouse.fingerprint import build_fingerprint
from dashboard.warehouse.inputs import bind_inputs, build_inputs
from dashboard.warehouse.progress import Progress

WRITE_ERRORS = (
    OSError, duckdb.IOException, duckdb.TransactionException, duckdb.FatalException, duckdb.OutOfMemoryException,
)  # fmt: skip


class ProblemsFoundError(ValueError):
    """The data folder has problems; nothing was built and the warehouse in use was not touched."""

    def __init__(self, report: CheckReport) -> None:
        super().__init__(f"{len(report.problems)} problems")
        self.report = report


class BuildFailedError(OSError):
    """The new warehouse could not be written; the one in use was not touched."""


@dataclass(frozen=True)
class BuildReport:
    """What a build did: the file in use, its version, and how many exams were computed or taken over."""

    file: Path
    version: str
    changed: bool
    exams_computed: int = 0
    exams_kept: int = 0


def _checked(folder: Path) -> CheckReport:
    report = check_folder(folder)
    if report.has_problems:
        raise ProblemsFoundError(report)
    return report


def _in_use(target: Path) -> store.Current | None:
    try:
        return store.current(target)
    except store.NoWarehouseError:
        return None


@contextmanager
def _discarded_on_failure(building: Path) -> Iterator[None]:
    try:
        yield
    except WRITE_ERRORS as error:
        store.discard(building)
        raise BuildFailedError(str(error)) from error
    except BaseException:
        store.discard(building)
        raise


def build(folder: Path, output: Path | None = None, as_of: date | None = None, progress: bool = True) -> BuildReport:
    """Build `folder`'s warehouse if anything changed; PlanError or ProblemsFoundError leave the one in use alone."""
    target = output or store.default_output(folder)
    fingerprint, in_use = build_fingerprint(folder, as_of), _in_use(target)
    if in_use and in_use.fingerprint == fingerprint:
        return BuildReport(in_use.file, in_use.version, changed=False)
    plans, report = load_plans(folder), _checked(folder)
    now = datetime.now().replace(microsecond=0)
    version = f"{now:%Y%m%d%H%M%S}-{fingerprint[:8]}"
    building, old = store.building_file(target, version), in_use.file if in_use else None
    with _discarded_on_failure(building), Progress(enabled=progress) as bar, build_connection(building, old) as con:
        bind_inputs(con, plans, report.inventory, report.problems, build_inputs(folder, version, as_of, now))
        counts = fill(con, load_catalog(), report.inventory, Previous(old), bar)
    file = store.publish(building, target, version, fingerprint)
    return BuildReport(file, version, True, *counts)
