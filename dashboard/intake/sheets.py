"""What was read from a file: its sheets, their rows, and remarks on what was passed over."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from dashboard.intake.cells import Cell

Place: TypeAlias = tuple[int, int]


@dataclass(frozen=True)
class Row:
    """One row that is not blank, with its number in the sheet, counted from 1."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, place: int) -> Cell:
        """The cell of a column counted from 0; None beyond the end of the row."""
        return self.cells[place] if place < len(self.cells) else None


@dataclass(frozen=True)
class Sheet:
    """One visible sheet; `merged` gives the first cell of a merged range by each cell that it covers."""

    file: str
    name: str
    rows: tuple[Row, ...]
    merged: Mapping[Place, Place] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The sheet as it is told to the reader and kept in the mapping."""
        return f"{self.file}/{self.name}" if self.name else self.file


@dataclass(frozen=True)
class Remark:
    """A line about a file, a sheet or a row; `refused` when what it speaks of was not taken."""

    where: str
    what: str
    refused: bool = False

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"
