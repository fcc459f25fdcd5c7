"""The form of an entry of the methods page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """One measure or rule in the reader's language; words may name settings of the plan in braces.

    `anchor` is what the charts link to; `formula` and `clause` are empty where there is none.
    """

    anchor: str
    title: str
    words: tuple[str, ...]
    formula: str = ""
    clause: str = ""
