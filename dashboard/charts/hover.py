"""What every hover text of a chart ends with: who is counted, and what is not final yet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.charts.theme import MUTED, SMALL, safe

_CLAUSE = re.compile(r"[；。;]|\.(?=\s|$)")
_PIECE = re.compile(r"[\u2e80-\uffff]|[^\u2e80-\uffff\s]+\s*|\s+")
_WIDEST = 46.0


def hover_note(basis: str, notes: Sequence[str]) -> str:
    """The first clause of the counting basis and the badges, in lines short enough for a hover text."""
    told = [_CLAUSE.split(basis, maxsplit=1)[0], *notes]
    lines = [safe(line) for words in told if words for line in _broken(words.strip())]
    return f"<span style='color:{MUTED};font-size:{SMALL}px'>{'<br>'.join(lines)}</span>" if lines else ""


def _broken(words: str) -> list[str]:
    """Lines of about equal width: between Chinese letters, between words of others."""
    lines = [""]
    for piece in _PIECE.findall(words):
        if lines[-1] and _width(lines[-1] + piece.rstrip()) > _WIDEST:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines]


def _width(words: str) -> float:
    """In Latin letters; a Chinese one is twice as wide."""
    return sum(2.0 if ord(letter) > 0x2E7F else 1.0 for letter in words)
