"""Schools against the county."""

import pytest

from dashboard.charts.school_comparison import Comparison, comparison, drawn_rows, in_order, tally
from dashboard.language import use_language
from tests.ui import fake_county

ROWS = fake_county.school_comparison({"test_id": "z25", "subject": "total", "township": ""})


@pytest.fixture(autouse=True)
def _english() -> None:
    use_language("en")


def test_the_answer_counts_by_the_interval() -> None:
    # Differences 40, 30, ..., -30 with 15 either side: 3 above, 2 below, 3 hold 0; the ninth school is hidden.
    counted = tally(ROWS)
    assert (counted.above, counted.below, counted.unclear, counted.hidden) == (3, 2, 3, 1)
    assert counted.words().endswith("Not shown (no data or too few pupils): 1.")


def test_the_download_holds_the_rows_of_the_chart_in_its_order() -> None:
    drawn = drawn_rows(ROWS, Comparison())
    dots = comparison(ROWS, Comparison()).data[1]
    assert list(drawn["school_code"]) == [code for (code,) in dots.customdata]
    assert list(drawn.columns) == list(ROWS.columns)


def test_the_second_scale_is_the_standard_score() -> None:
    assert comparison(ROWS, Comparison("z")).data[1].x[0] == 0.4


def test_the_schools_of_the_chosen_township_are_marked() -> None:
    sizes = comparison(ROWS, Comparison(township="T01")).data[1].marker.size
    assert list(sizes) == [17, 13, 13, 17, 13, 13, 17, 13]


def test_the_hover_text_tells_everything() -> None:
    told = comparison(ROWS, Comparison()).data[1].hovertext[0]
    for part in (
        "第1初级中学",
        "青石镇",
        "440.0",
        "+40.0 (+25.0 to +55.0)",
        "Place 1 (1–3) of 8 schools",
        "Counted 200",
        "98.0%",
    ):
        assert part in told


def test_one_choice_orders_chart_and_table() -> None:
    """G1 holds the schools 2, 4, 6 and 8, G2 1, 3, 5 and 7; the ninth is hidden and comes last everywhere."""
    table = ROWS.sort_index(ascending=False)
    orders = {
        "value": ["J0101", "J0201", "J0301", "J0401", "J0501", "J0601", "J0701", "J0801"],
        "name": ["J0801", "J0701", "J0601", "J0501", "J0401", "J0301", "J0201", "J0101"],
        "peers": ["J0201", "J0401", "J0601", "J0801", "J0101", "J0301", "J0501", "J0701"],
    }
    for order, codes in orders.items():
        view = Comparison(order=order)
        assert list(drawn_rows(ROWS, view)["school_code"]) == codes
        assert list(in_order(table, ROWS, view)["school_code"]) == [*codes, "J0901"]


def test_peer_groups_are_headings_and_without_any_there_are_none() -> None:
    told = comparison(ROWS, Comparison(order="peers")).layout.yaxis.ticktext
    assert ["Large" in told[0], "Small" in told[5], len(told)] == [True, True, 10]
    none = ROWS.assign(peer_group_id=None, group_order=1)
    assert len(comparison(none, Comparison(order="peers")).layout.yaxis.ticktext) == 8
