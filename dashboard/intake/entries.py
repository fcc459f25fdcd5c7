"""A row of a sheet as a row of a table, or why it is none."""

from dataclasses import dataclass
from typing import Any

from dashboard.intake.recognition import Layout
from dashboard.intake.sheets import Row
from dashboard.language import gettext as _

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Origin:
    """The row of a sheet from which an entry comes."""

    layout: Layout
    row: Row

    @property
    def where(self) -> str:
        """Sheet and row as the reader finds them."""
        return _("{sheet}, row {n}").format(sheet=self.layout.sheet.title, n=self.row.number)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a table: only the columns that the sheet has."""

    table: str
    values: Values
    origin: Origin


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was not taken, and why."""

    origin: Origin
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.origin.where}: {'; '.join(self.reasons)}"


@dataclass(frozen=True)
class Settled:
    """Of one sheet: its exam (empty when a column names it), and the digits that ids are filled up to (0: none)."""

    exam_id: str = ""
    digits: int = 0
