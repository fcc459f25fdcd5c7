"""What a file of many pages is made of: charts and tables as the pages show them, under the items of a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from dashboard.exports.cover import Cover


@dataclass(frozen=True)
class Shown:
    """A chart (its figure) or a table (its cells as drawn) with the rows behind it and what its cover says.

    `said` is the page's answer that stands above it, empty where none does.
    """

    key: str
    cover: Cover
    rows: pd.DataFrame
    headings: Mapping[str, str]
    figure: Any = None
    table: Mapping[str, Any] = field(default_factory=dict)
    said: str = ""

    @property
    def title(self) -> str:
        """What the chart says: the page's answer, else its title."""
        return self.said or self.cover.title


@dataclass(frozen=True)
class PackItem:
    """One item of the meeting: its number, its title and what its page shows."""

    number: int
    title: str
    shown: tuple[Shown, ...]


@dataclass(frozen=True)
class Pack:
    """The whole: its items and the facts of its cover, heading and text in their order."""

    title: str
    facts: tuple[tuple[str, str], ...]
    footer: str
    items: tuple[PackItem, ...]
