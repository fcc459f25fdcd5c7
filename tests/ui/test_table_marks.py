"""Series and bars in the cells of a table: one scale, no colour inside the interval, numbers in the files."""

import pandas as pd
import pytest

from dashboard.charts.theme import ABOVE, BELOW, UNCLEAR
from dashboard.language import use_language
from dashboard.ui.table import Column, table_data
from dashboard.ui.table_marks import file_rows

SERIES = Column("series", "spark", title="Trend", to="years")
ROWS = pd.DataFrame(
    {
        "school_code": ["A", "B", "C"],
        "series": [[0.5, None, -0.25], [0.75], None],
        "years": [["2022", "2023", "2024"], ["2024"], None],
        "cell_state": ["ok", "ok", "suppressed"],
    }
)


@pytest.fixture(autouse=True)
def _english() -> None:
    use_language("en")


def test_all_series_share_one_scale_that_the_heading_states() -> None:
    told = table_data(ROWS, [SERIES])
    assert told["columns"][0]["title"] == "Trend (−0.2 to +0.8)"
    assert told["columns"][0]["reach"] == (-0.25, 0.75)


def test_a_series_keeps_its_gaps_sorts_by_its_last_number_and_tells_its_numbers() -> None:
    cell = table_data(ROWS, [SERIES])["rows"][0]["cells"][0]
    assert (cell["spark"], cell["sort"]) == ([0.5, None, -0.25], -0.25)
    assert cell["told"] == "2022 +0.5; 2023 –; 2024 −0.2"


def test_a_unit_without_a_series_is_an_empty_cell_that_says_why() -> None:
    cell = table_data(ROWS, [SERIES])["rows"][2]["cells"][0]
    assert cell == {"text": "– (too few pupils)", "sort": None, "look": "suppressed"}


def test_files_hold_a_number_for_each_step_instead_of_the_drawing() -> None:
    kept, headings = file_rows(ROWS, [SERIES])
    assert list(kept.columns) == ["school_code", "cell_state", "series_2022", "series_2023", "series_2024"]
    assert kept["series_2024"].tolist()[:2] == [-0.25, 0.75]
    assert kept[["series_2022", "series_2023"]].loc[1].isna().all()
    assert headings["series_2022"] == "Trend 2022"


def test_a_bar_is_grey_while_its_interval_holds_zero() -> None:
    rows = pd.DataFrame({"diff": [5.0, -5.0, 2.0], "low": [1.0, -9.0, -1.0], "high": [9.0, -1.0, 5.0]})
    told = table_data(rows, [Column("diff", "bar", between=("low", "high"))])
    assert [row["cells"][0]["colour"] for row in told["rows"]] == [ABOVE, BELOW, UNCLEAR]
    assert told["rows"][0]["cells"][0]["told"] == "+5.0 (+1.0 to +9.0)"
    assert told["columns"][0]["reach"] == (-9.0, 9.0)


def test_a_bar_may_stand_beside_another_number() -> None:
    rows = pd.DataFrame({"diff": [5.0, None], "mean": [405.0, None], "low": [1.0, None], "high": [9.0, None]})
    cells = [
        row["cells"][0]
        for row in table_data(rows, [Column("diff", "bar", between=("low", "high"), beside="mean")])["rows"]
    ]
    assert (cells[0]["text"], cells[0]["sort"], cells[0]["bar"][0]) == ("405.0", 405.0, 5.0)
    assert cells[1]["text"] == "–"
