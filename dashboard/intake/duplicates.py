"""Entries of several rows that speak of the same thing: one is enough where they agree, none is taken where not."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from dashboard.contract import TABLES
from dashboard.intake.entries import BadRow, Entry, Origin
from dashboard.language import gettext as _

KEYS = {"roster": ("exam_id", "student_id")}
SHOWN = 3
Key = tuple[object, ...]


@dataclass(frozen=True)
class Distinct:
    """Entries with a key each, rows at odds with others, and how many rows said again what was said."""

    entries: tuple[Entry, ...]
    bad: tuple[BadRow, ...]
    repeated: int


def key_of(table: str, values: Mapping[str, Any]) -> Key:
    """What a row is about; a pupil stands once on the roster of an exam, whatever the school."""
    found = ((values.get(name), default) for name, default in _key_columns(table))
    return tuple(default if value is None else value for value, default in found)


@cache
def _key_columns(table: str) -> tuple[tuple[str, object], ...]:
    defaults = {column.name: column.default for column in TABLES[table].columns}
    return tuple((name, defaults[name]) for name in KEYS.get(table, TABLES[table].key))


def distinct(entries: Iterable[Entry]) -> Distinct:
    """Sort out rows that speak of the same thing, in whatever order they come."""
    groups: dict[tuple[str, Key], list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[entry.table, key_of(entry.table, entry.values)].append(entry)
    reasons: dict[int, tuple[Origin, str]] = {}
    for group in groups.values():
        if len(group) > 1 and any(entry.values != group[0].values for entry in group):
            for entry in group:
                reasons.setdefault(id(entry.origin.row), (entry.origin, _odds(entry, group)))
    kept = [group[0] for group in groups.values() if not any(id(entry.origin.row) in reasons for entry in group)]
    repeated = sum(len(group) - 1 for group in groups.values() if id(group[0].origin.row) not in reasons)
    bad = tuple(BadRow(origin, (reason,)) for origin, reason in reasons.values())
    return Distinct(tuple(kept), bad, repeated)


def _odds(entry: Entry, group: Sequence[Entry]) -> str:
    others = [other.origin.where for other in group if other.origin.row is not entry.origin.row]
    names = ", ".join(dict.fromkeys(others[:SHOWN])) or entry.origin.where
    told = _("the same pupil or thing stands with other values in {others}; keep the right row")
    return told.format(others=names)
