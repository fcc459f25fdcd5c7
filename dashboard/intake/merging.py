"""New rows against those of the folder: what is new, what is the same, what would change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dashboard.contract import TABLES, Inventory
from dashboard.intake.duplicates import key_of
from dashboard.intake.entries import Entry
from dashboard.intake.tables_on_disk import BY_EXAM, read_rows
from dashboard.intake.words import column_label
from dashboard.language import gettext as _

Row = dict[str, Any]
NO_DIFFERENCE = ("", None)


@dataclass(frozen=True)
class Change:
    """A row that is there and would be replaced."""

    entry: Entry
    before: Row
    after: Row

    def __str__(self) -> str:
        names = [name for name in self.after if not same(self.entry.table, name, self.before, self.after)]
        parts = [
            f"{column_label(self.entry.table, name)} {_told(self.before.get(name))} → {_told(self.after[name])}"
            for name in names
        ]
        return f"{self.entry.origin.where}: {', '.join(parts)}"


@dataclass(frozen=True)
class Merged:
    """One table as it would be; `exams` are the exams whose files change, for the tables kept by exam."""

    table: str
    rows: tuple[Row, ...]
    new: int
    changes: tuple[Change, ...]
    exams: frozenset[str] = field(default_factory=frozenset)
    differs: bool = True


def merge(inventory: Inventory, entries: Iterable[Entry], *, replace: bool = True) -> tuple[Merged, ...]:
    """Every table that the entries speak of; rows that are there stay as they are where `replace` is false."""
    by_table: dict[str, list[Entry]] = {}
    for entry in entries:
        by_table.setdefault(entry.table, []).append(entry)
    return tuple(_merge(inventory, table, found, replace) for table, found in sorted(by_table.items()))


def _merge(inventory: Inventory, table: str, entries: list[Entry], replace: bool) -> Merged:
    by_exam = table in BY_EXAM
    parted = by_exam and all("exam_id" in dict(file.partitions) for file in inventory.files.get(table, ()))
    exams = frozenset(entry.values["exam_id"] for entry in entries) if parted else None
    rows = {key_of(table, row): row for row in read_rows(inventory, table, exams)}
    new, changes = 0, []
    touched: set[str] = set()
    for entry in entries:
        key = key_of(table, entry.values)
        before = rows.get(key)
        after = {**(before or {}), **entry.values}
        if before is None:
            new += 1
        elif all(same(table, name, before, after) for name in entry.values):
            continue
        else:
            changes.append(Change(entry, before, after))
            if not replace:
                continue
        rows[key] = after
        touched.add(entry.values.get("exam_id", ""))
    if touched and by_exam and not parted:
        touched = {row["exam_id"] for row in rows.values()}
    return Merged(
        table, tuple(rows.values()), new, tuple(changes), frozenset(touched) if by_exam else frozenset(), bool(touched)
    )


def same(table: str, name: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Whether a column says the same; an empty value is its default."""
    if before.get(name) == after.get(name):
        return True
    column = TABLES[table].column(name)
    default = column.default if column else None
    if column and column.default_column:
        default = before.get(column.default_column)
    old, new = (default if row.get(name) is None else row[name] for row in (before, after))
    return old in NO_DIFFERENCE and new in NO_DIFFERENCE if old is None or new is None else bool(old == new)


def _told(value: object) -> str:
    return _("(empty)") if value in NO_DIFFERENCE else str(value)
