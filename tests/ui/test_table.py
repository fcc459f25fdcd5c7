"""Tables: finished texts beside raw sort values, four kinds of empty cell."""

import pandas as pd
import pytest

from dashboard.language import use_language
from dashboard.ui.table import Column, table_data


@pytest.fixture(autouse=True)
def _english() -> None:
    use_language("en")


def test_each_state_of_an_empty_cell_has_its_own_words_and_look() -> None:
    rows = pd.DataFrame({"mean": [None] * 4, "cell_state": ["suppressed", "no_data", "not_applicable", "not_ranked"]})
    told = table_data(rows, [Column("mean", "number")])
    assert [row["cells"][0] for row in told["rows"]] == [
        {"text": "– (too few pupils)", "sort": None, "look": "suppressed"},
        {"text": "No data", "sort": None, "look": "no_data"},
        {"text": "Not applicable", "sort": None, "look": "not_applicable"},
        {"text": "Not ranked", "sort": None, "look": "not_ranked"},
    ]


def test_numbers_keep_their_raw_value_for_sorting() -> None:
    rows = pd.DataFrame({"school_code": ["A"], "n": [1234], "rate": [0.98765], "diff": [-1.25], "place": [2.5]})
    columns = [Column("n", "count"), Column("rate", "percent"), Column("diff", "signed"), Column("place", "place")]
    cells = table_data(rows, columns)["rows"][0]["cells"]
    assert [cell["text"] for cell in cells] == ["1,234", "98.8%", "−1.2", "2.5"]
    assert [cell["sort"] for cell in cells] == [1234.0, 0.98765, -1.25, 2.5]


def test_the_highlighted_unit_is_marked() -> None:
    rows = pd.DataFrame({"school_code": ["A", "B"], "n": [1, 2]})
    assert [row["marked"] for row in table_data(rows, [Column("n", "count")], highlight="B")["rows"]] == [False, True]


def test_a_share_that_is_not_told_exactly_stands_as_its_band_and_a_hidden_one_says_why() -> None:
    rows = pd.DataFrame(
        {
            "rate": [0.25, None, None, None, None],
            "rate_at_least": [None, 0.9, None, None, None],
            "rate_at_most": [None, None, 0.1, None, None],
            "cell_state": ["ok", "ok", "ok", "suppressed", "not_ranked"],
        }
    )
    told = table_data(rows, [Column("rate", "percent", banded=True)])
    cells = [row["cells"][0] for row in told["rows"]]
    assert [cell["text"] for cell in cells] == ["25.0%", "≥90%", "≤10%", "– (too few pupils)", "–"]
    assert [cell["sort"] for cell in cells] == [0.25, 0.9, 0.1, None, None]
    counts = table_data(rows.assign(n=[7] + [None] * 4), [Column("n", "count", counted="rate")])["rows"]
    assert [row["cells"][0]["text"] for row in counts] == ["7", "–", "–", "– (too few pupils)", "–"]
    hints = [cell.get("hint", "") for cell in cells]
    assert hints[:4] == [""] * 4
    assert "protect a small count of a neighbouring school" in hints[4]
