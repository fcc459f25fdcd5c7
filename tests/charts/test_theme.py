"""The one look of every chart."""

import json

import pytest

from dashboard.charts.theme import ABOVE, BELOW, SIZE, UNCLEAR, difference_colour, figure, safe, text_width


@pytest.mark.parametrize(
    ("low", "high", "colour"),
    [(0.1, 2.0, ABOVE), (-2.0, -0.1, BELOW), (-1.0, 1.0, UNCLEAR), (0.0, 1.0, UNCLEAR), (None, None, UNCLEAR)],
)
def test_no_colour_inside_the_interval(low: float | None, high: float | None, colour: str) -> None:
    assert difference_colour(low, high) == colour


def test_an_interval_that_is_not_a_number_has_no_colour() -> None:
    assert difference_colour(float("nan"), float("nan")) == UNCLEAR


def test_names_cannot_bring_html_into_a_chart() -> None:
    assert safe("<b>一中</b> & Co") == "&lt;b&gt;一中&lt;/b&gt; &amp; Co"


def test_text_is_readable_from_the_back_and_there_is_no_legend() -> None:
    layout = json.loads(figure([]).to_json())["layout"]["template"]["layout"]
    assert layout["font"]["size"] == SIZE >= 16
    assert layout["showlegend"] is False


def test_a_figure_carries_only_a_small_template() -> None:
    assert len(figure([]).to_json()) < 2500


def test_chinese_letters_are_square_and_others_a_little_over_half_as_wide() -> None:
    assert text_width(["一中", "n=1"], 10) == 20
    assert text_width(["abcde"], 10) == 29
    assert text_width([], 10) == 0
