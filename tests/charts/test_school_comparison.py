"""Schools against the county."""

import pytest

from dashboard.charts.school_comparison import Comparison, comparison, drawn_rows, heatmap_rows, subject_heatmap, tally
from dashboard.language import use_language
from tests.ui import fake_county

ROWS = fake_county.school_comparison({"test_id": "z25", "subject": "total", "township": ""})
CELLS = fake_county.school_heatmap({"test_id": "z25", "township": ""})


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


def test_the_heat_map_follows_the_chart_and_ends_with_the_hidden_schools() -> None:
    cells = heatmap_rows(CELLS, drawn_rows(ROWS, Comparison()))
    assert list(dict.fromkeys(cells["school_code"])) == [f"J0{n}01" for n in range(1, 10)]
    figure = subject_heatmap(cells)
    assert list(figure.data[1].x) == ["Total", "Chinese", "Mathematics", "English"]
