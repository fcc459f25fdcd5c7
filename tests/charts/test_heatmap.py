"""Units by measures."""

import numpy as np
import pandas as pd

from dashboard.charts.heatmap import Heatmap, heatmap

ROWS = pd.DataFrame(
    {
        "school_code": ["A", "A", "B", "B"],
        "subject": ["math", "total", "math", "total"],
        "z_mean": [0.25, -0.5, None, 0.0],
        "eligible_n": [40, 42, None, 12],
        "cell_state": ["ok", "ok", "suppressed", "ok"],
    }
)
SPEC = Heatmap(
    rows_order=[("B", "乙"), ("A", "甲")],
    columns_order=[("total", "总分"), ("math", "数学")],
    state_words=[("suppressed", "人数过少")],
)


def test_cells_stand_in_the_given_order() -> None:
    values = np.array(heatmap(ROWS, SPEC).data[1].z)
    assert values[0][0] == 0.0
    assert np.isnan(values[0][1])
    assert list(values[1]) == [-0.5, 0.25]


def test_every_cell_tells_its_number_or_why_it_has_none() -> None:
    assert list(heatmap(ROWS, SPEC).data[2].text) == ["+0.00", "人数过少", "−0.50", "+0.25"]


def test_a_hidden_cell_has_a_look_of_its_own() -> None:
    hidden = np.array(heatmap(ROWS, SPEC).data[0].z)
    assert hidden[0][1] == 0.0
    assert np.isnan(hidden[0][0])


def test_a_click_on_a_cell_names_the_unit() -> None:
    assert [code for (code,) in heatmap(ROWS, SPEC).data[2].customdata] == ["B", "B", "A", "A"]


def test_the_colours_are_centred_on_the_county() -> None:
    cells = heatmap(ROWS, SPEC).data[1]
    assert (cells.zmin, cells.zmid, cells.zmax) == (-1.0, 0, 1.0)
