"""Names of lines in a column at the right of a chart, at the height of their ends but never on each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.charts.theme import SIZE, SMALL, safe

_GAP = 0.075


@dataclass(frozen=True)
class EndLabel:
    """One name: the value where its line ends, its words, its colour, whether it is bold."""

    value: float
    words: str
    colour: str
    is_bold: bool = False


def end_labels(labels: Sequence[EndLabel], low: float, high: float) -> list[dict[str, Any]]:
    """Annotations for an axis that runs from low to high."""
    wanted = sorted(labels, key=lambda label: label.value)
    heights = spread([label.value for label in wanted], _GAP * (high - low))
    return [_annotation(label, height) for label, height in zip(wanted, heights, strict=True)]


def _annotation(label: EndLabel, height: float) -> dict[str, Any]:
    words = f"<b>{safe(label.words)}</b>" if label.is_bold else safe(label.words)
    font = {"color": label.colour, "size": SIZE if label.is_bold else SMALL}
    where = {"xref": "paper", "x": 1, "xanchor": "left", "xshift": 10, "y": height}
    return {"text": words, "font": font, "showarrow": False, **where}


def spread(values: Sequence[float], gap: float) -> list[float]:
    """The sorted values, moved up where they would come closer than the gap, then centred on where they were."""
    found: list[float] = []
    for value in values:
        found.append(max(value, found[-1] + gap) if found else value)
    shift = (sum(found) - sum(values)) / max(len(values), 1)
    return [value - shift for value in found]
