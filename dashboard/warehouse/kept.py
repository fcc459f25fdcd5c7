"""Reading a published version: the same reports from a file that nothing overwrites."""

from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from dashboard.warehouse.publishing import Published, facts_of, is_whole, version_file
from dashboard.warehouse.reader import Value, Warehouse, open_file


class DamagedVersionError(ValueError):
    """The kept file is not what was published, or cannot be opened."""


class OutgrownVersionError(LookupError):
    """A report asks for what this version does not hold: it was published by another version of the dashboard."""


@dataclass(frozen=True)
class KeptWarehouse:
    """A published version, open for reading by any number of threads."""

    facts: Published
    opened: Warehouse

    @property
    def version(self) -> str:
        """The version that was published."""
        return self.facts.version

    @property
    def file(self) -> Path:
        """The kept file."""
        return self.opened.file

    def report(self, name: str, **params: Value) -> pd.DataFrame:
        """The rows of a report; OutgrownVersionError where the file does not hold what it asks for."""
        try:
            return self.opened.report(name, **params)
        except (duckdb.CatalogException, duckdb.BinderException) as error:
            raise OutgrownVersionError(f"{name}: {error}") from error


def open_version(folder: Path, name: str) -> KeptWarehouse:
    """Open a published version of a data folder; UnknownVersionError, DamagedVersionError."""
    facts, file = facts_of(folder, name), version_file(folder, name)
    try:
        if is_whole(file, facts):
            return KeptWarehouse(facts, open_file(file, facts.version))
    except (OSError, duckdb.Error) as error:
        raise DamagedVersionError(name) from error
    raise DamagedVersionError(name)
