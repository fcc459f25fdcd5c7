"""A target in time, and places in the city: the steps still needed, lines that no plan sets."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
import pytest

from dashboard.charts.city_places import city_places
from dashboard.charts.target_path import target_path
from dashboard.charts.theme import BELOW
from dashboard.language import use_language


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("")


def path(*rows: dict[str, Any]) -> Any:
    usual = {
        "unit": "ratio", "target": 0.8, "comparator": ">=", "basis": "S", "reference": False, "provisional": None,
        "denominator": np.nan, "coverage": 1.0, "period_id": "p", "starts_on": pd.Timestamp("2024-09-01"),
        "ends_on": pd.Timestamp("2025-08-31"), "as_of": pd.Timestamp("2024-10-01"),
    }  # fmt: skip
    return target_path(pd.DataFrame([{**usual, **row, "due_on": pd.Timestamp(row["due_on"])} for row in rows]))


def test_the_steps_start_from_the_last_reported_value() -> None:
    figure = path(
        {"kind": "observed", "due_on": "2024-06-30", "value": 0.5, "provisional": False},
        {"kind": "observed", "due_on": "2024-09-30", "value": 0.6, "provisional": True},
        {"kind": "needed", "due_on": "2025-01-31", "value": 0.7},
        {"kind": "needed", "due_on": "2025-08-31", "value": 0.8},
    )
    reported, needed = figure.data
    assert list(needed.x) == ["2024-09-30", "2025-01-31", "2025-08-31"]
    assert list(needed.y) == [0.6, 0.7, 0.8]
    assert list(needed.text) == ["", "70.0% by 2025-01-31", "80.0% by 2025-08-31"]
    assert reported.marker.color[0] != reported.marker.color[1]
    assert figure.layout.shapes[0].line.dash == "solid"


def test_a_place_has_one_at_the_top_and_its_reference_is_dashed() -> None:
    figure = path({
        "kind": "observed", "due_on": "2024-09-30", "value": 3.0, "unit": "rank", "denominator": 10.0, "target": 4.0,
        "comparator": "<=", "basis": "D", "reference": True,
    })  # fmt: skip
    low, high = figure.layout.yaxis.range
    assert low > high
    assert list(figure.data[0].text) == ["no. 3 of 10 counties"]
    assert figure.layout.shapes[0].line.dash == "dash"
    assert figure.layout.annotations[0].text == "<b>Target ≤no. 4 (reference)</b>"


def test_city_places_tell_the_place_and_of_how_many_and_no_plan_sets_the_line() -> None:
    rows = [
        {"period_id": "2022-2023", "place": 5.0, "counties_n": 9.0, "line": 3.0, "provisional": False},
        {"period_id": "2023-2024", "place": 3.0, "counties_n": 10.0, "line": 4.0, "provisional": True},
    ]
    figure = city_places(pd.DataFrame(rows))
    assert list(figure.data[0].y) == [3.0, 4.0]
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1]
    assert [note.text for note in figure.layout.annotations] == [
        "place 5 of 9 counties", "place 3 of 10 counties", "For reference: no. 4<br>not set by the plan",
    ]  # fmt: skip
    assert {trace.line.color for trace in figure.data} & {BELOW} == set()
