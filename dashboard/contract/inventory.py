"""The files of a data folder and what their Parquet metadata say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.contract.problems import Problem
from dashboard.contract.tables import TABLES


@dataclass(frozen=True)
class DataFile:
    """One Parquet file; `columns` are (name, Arrow type), `partitions` are (name, value) of its hive folders."""

    path: Path
    rows: int
    bytes: int
    mtime_ns: int
    columns: tuple[tuple[str, str], ...]
    partitions: tuple[tuple[str, str], ...]

    def type_of(self, column: str) -> str:
        """The Arrow type of a column: `hive` for a partition, an empty text when the file has no such column."""
        if column in dict(self.partitions):
            return "hive"
        return dict(self.columns).get(column, "")


@dataclass(frozen=True)
class Inventory:
    """All files by table; `broken` are the tables that must not be read before their problems are mended."""

    folder: Path
    files: Mapping[str, tuple[DataFile, ...]]
    problems: tuple[Problem, ...] = ()
    broken: frozenset[str] = field(default_factory=frozenset)

    def readable(self, table: str) -> tuple[DataFile, ...]:
        """The files of a table, none when the table is broken."""
        return () if table in self.broken else self.files.get(table, ())


def empty_inventory() -> Inventory:
    """An inventory without a folder: every table is there and has no files."""
    return Inventory(Path(), dict.fromkeys(TABLES, ()))
