"""Two schools side by side."""

import pytest

from dashboard.charts.school_pair import drawn_pair, school_pair
from dashboard.language import use_language
from tests.ui import fake_comparison

ROWS = fake_comparison.school_pair({})


@pytest.fixture(autouse=True)
def _english() -> None:
    use_language("en")


def test_the_total_comes_first_and_only_standard_scores_are_drawn() -> None:
    assert list(drawn_pair(ROWS)["subject"]) == ["total", "math"]
    assert set(drawn_pair(ROWS)["measure"]) == {"z"}


def test_a_subject_with_too_few_pupils_is_not_drawn() -> None:
    hidden = ROWS.assign(difference_low=ROWS["difference_low"].where(ROWS["subject"] != "math"))
    assert list(drawn_pair(hidden)["subject"]) == ["total"]


def test_the_lines_are_those_for_the_eye_and_the_words_those_of_the_difference() -> None:
    figure = school_pair(drawn_pair(ROWS), "甲校", "<i>乙校</i>")
    one, two = figure.data
    assert list(one.x) == [0.4, 0.4]
    assert list(one.error_x.array) == pytest.approx([0.1, 0.1])
    assert list(two.error_x.arrayminus) == pytest.approx([0.1, 0.1])
    heading, total, math = (note.text for note in figure.layout.annotations)
    assert "甲校" in heading
    assert "&lt;i&gt;乙校" in heading
    assert total == "+0.30 differ clearly"
    assert math == "−0.10 cannot be told apart"
