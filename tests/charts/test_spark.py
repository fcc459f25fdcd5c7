"""The small line of a card: its last number is marked, gaps are left out, two numbers are needed."""

from urllib.parse import unquote

from dashboard.charts.spark import spark


def test_the_line_runs_from_the_lowest_to_the_highest_number_and_marks_the_last() -> None:
    told = unquote(spark([0.5, 0.7, 0.6], "2023 <50%>"))
    assert "points='5.0,23.0 22.0,5.0 39.0,14.0'" in told
    assert "cx='39.0' cy='14.0'" in told
    assert 'alt="2023 &lt;50%&gt;"' in told


def test_a_gap_keeps_its_place_and_one_number_is_no_line() -> None:
    assert "points='5.0,23.0 39.0,5.0'" in unquote(spark([1.0, None, 2.0], ""))
    assert spark([None, 1.0], "") == ""
    assert spark([], "") == ""
