"""The heat map of one measure: whose cells are drawn, how they are told, and what has a colour."""

import numpy as np
import pandas as pd

from dashboard.charts.caterpillar import MOST_ROWS
from dashboard.charts.measure_heatmap import heat_cells, measure_heatmap
from dashboard.language import use_language

CELLS = pd.DataFrame(
    [
        ("A", "School A", "total", 0.1, 0.0, 0.2, 0.0, False, 90, "ok"),
        ("A", "School A", "math", -0.5, -0.7, -0.3, -0.5, True, 90, "ok"),
        ("B", "School B", "total", 0.4, 0.2, 0.6, 0.4, False, 40, "not_ranked"),
        ("B", "School B", "math", 0.1, -0.1, 0.3, 0.0, False, 40, "not_ranked"),
        ("S", "School S", "total", None, None, None, 0.0, None, None, "suppressed"),
        ("S", "School S", "math", None, None, None, 0.0, None, None, "suppressed"),
    ],
    columns=[
        "unit_code",
        "unit_name",
        "subject",
        "value",
        "low",
        "high",
        "lean",
        "is_weak",
        "eligible_n",
        "cell_state",
    ],
)


def test_the_strongest_total_stands_first_and_the_hidden_last() -> None:
    assert list(heat_cells(CELLS)["unit_code"].unique()) == ["B", "A", "S"]


def test_the_units_of_the_chart_stand_in_its_order_and_the_hidden_ones_where_there_is_room() -> None:
    assert list(heat_cells(CELLS, ["A", "B"])["unit_code"].unique()) == ["A", "B", "S"]
    assert list(heat_cells(CELLS, ["A"])["unit_code"].unique()) == ["A", "S"]


def test_a_full_chart_has_no_room_for_hidden_units() -> None:
    full = pd.concat([CELLS.assign(unit_code=CELLS["unit_code"] + str(copy)) for copy in range(MOST_ROWS)])
    shown = [f"A{copy}" for copy in range(MOST_ROWS)]
    assert set(heat_cells(full, shown)["unit_code"]) == set(shown)


def test_what_lies_inside_its_interval_has_its_number_and_no_colour() -> None:
    use_language("en")
    figure = measure_heatmap(heat_cells(CELLS), "z")
    shades = np.array(figure.data[1].z)
    assert shades[0].tolist() == [0.4, 0.0]
    assert shades[1].tolist() == [0.0, -0.5]
    assert np.isnan(shades[2]).all()
    assert list(figure.data[2].text) == ["+0.40", "+0.10", "+0.10", "−0.50", "– (too few pupils)", "– (too few pupils)"]


def test_the_pointer_tells_the_interval_n_and_the_weak_subject() -> None:
    use_language("en")
    weak = measure_heatmap(heat_cells(CELLS), "z").data[2].hovertext[3]
    assert "95% interval −0.70 to −0.30 · weak subject" in weak
    assert "counted=90" in weak


def test_each_measure_has_its_own_numbers() -> None:
    use_language("en")
    first = {code: measure_heatmap(heat_cells(CELLS), code).data[2].text[0] for code in ("above_mean", "difficulty")}
    assert first == {"above_mean": "+40.0%", "difficulty": "40.0%"}
    assert measure_heatmap(heat_cells(CELLS), "discrimination").data[2].text[0] == "0.40"
