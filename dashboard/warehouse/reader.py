"""Reports: reading a finished warehouse, never changing it."""

from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from dashboard.warehouse.catalog import report_names, report_text
from dashboard.warehouse.store import Current, current

Value = str | int | float | bool | None


class DamagedWarehouseError(duckdb.IOException):
    """The file of the warehouse cannot be read; building again makes a new one."""


@dataclass(frozen=True)
class Warehouse:
    """One version of a warehouse, open for reading by any number of threads."""

    version: str
    file: Path
    connection: duckdb.DuckDBPyConnection

    def report(self, name: str, **params: Value) -> pd.DataFrame:
        """The rows of queries/reports/<name>.sql for the given `$name` values; KeyError for an unknown report."""
        cursor = self.connection.cursor()
        try:
            return cursor.execute(report_text(name), params or None).df()
        finally:
            cursor.close()

    def unreadable(self) -> tuple[str, ...]:
        """The reports that ask for what this file does not hold: it was made by another version of the dashboard."""
        return tuple(name for name in report_names() if not self._holds(name))

    def _holds(self, name: str) -> bool:
        try:
            self.connection.cursor().execute(f"prepare report as {report_text(name)}")
        except (duckdb.CatalogException, duckdb.BinderException):
            return False
        return True

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()


def open_file(file: Path, version: str = "") -> Warehouse:
    """Open one warehouse file read-only; DamagedWarehouseError when it is none."""
    try:
        connection = duckdb.connect(str(file), read_only=True)
    except duckdb.IOException as error:
        raise DamagedWarehouseError(str(file)) from error
    return Warehouse(version or file.stem, file, connection)


def open_warehouse(output: Path) -> Warehouse:
    """Open the version in use of the warehouse `output`; NoWarehouseError when there is none."""
    named: Current = current(output)
    return open_file(named.file, named.version)
