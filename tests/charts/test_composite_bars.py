"""Composite scores: weighted parts side by side, and no total where one is missing."""

from typing import Any

import pandas as pd

from dashboard.charts.composite_bars import composite_bars
from dashboard.language import use_language


def part(unit: str, indicator: str, value: float | None, state: str, known: int, **more: Any) -> dict[str, Any]:
    whole = 85.0 if state == "complete" else None
    return {
        "unit_type": "school", "unit_code": unit, "unit_name": unit, "indicator_id": indicator, "part": "",
        "name_en": indicator, "name_zh": indicator, "weight": 0.5, "value": value, "composite": whole, "state": state,
        "known_n": known, "parts_n": 2, "schools_n": 1, "complete_n": 1,
    } | more  # fmt: skip


def test_a_composite_adds_its_weighted_parts_and_says_when_one_is_missing() -> None:
    """A: 0.5 x 80 + 0.5 x 90 = 40 + 45 = 85. B has one part: 0.5 x 70 = 35 drawn, no total."""
    use_language("en")
    rows = [
        part("A", "process", 80.0, "complete", 2), part("A", "result", 90.0, "complete", 2),
        part("B", "process", 70.0, "incomplete", 1), part("B", "result", None, "incomplete", 1),
    ]  # fmt: skip
    figure = composite_bars(pd.DataFrame(rows))
    assert list(figure.data[0].x) == [40.0, 35.0]
    assert figure.data[1].x[0] == 45.0
    assert [note.text for note in figure.layout.annotations[1:]] == ["<b>85.0</b>", "incomplete: 1 of 2 parts"]
    assert figure.data[0].marker.pattern.shape == ("", "/")
