"""What the pages show, kept as it is drawn: a file of many pages holds the very figures and rows of the screen.

One collection for each process: a program that makes a file opens the pages one after the other, the server never does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from dashboard.exports.cover import Cover
from dashboard.exports.shown import Shown
from dashboard.ui.reader_rows import reader_rows
from dashboard.ui.session import mask


@dataclass
class Collection:
    """All that was shown, in its order, and the answer that waits for the chart it stands above."""

    shown: list[Shown] = field(default_factory=list)
    said: str = ""
    refused: list[str] = field(default_factory=list)


_now: list[Collection] = []


@contextmanager
def collecting() -> Iterator[Collection]:
    """Everything shown inside the `with`, by whatever thread draws the pages."""
    collection = Collection()
    _now.append(collection)
    try:
        yield collection
    finally:
        _now.remove(collection)


def collect_answer(words: str) -> None:
    """Remember a page's answer for the next chart or table."""
    for collection in _now:
        collection.said = words


def collect_refusal(words: str) -> None:
    """Remember that a page could not be drawn, though it says so itself."""
    for collection in _now:
        collection.refused.append(words)


def collect(
    key: str,
    cover: Cover,
    rows: pd.DataFrame,
    headings: Mapping[str, str] | None,
    figure: Any = None,
    table: Mapping[str, Any] | None = None,
) -> None:
    """Keep one chart or table, if a file is being made."""
    hides = mask() if _now else None
    for collection in _now:
        told, named = reader_rows(rows if hides is None else hides.without_codes(rows), headings)
        collection.shown.append(Shown(key, cover, told, named, figure, table or {}, collection.said))
        collection.said = ""
