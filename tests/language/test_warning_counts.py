"""A rule that counts over all years is told by its count; a place alone would hide why a good year stays marked."""

from datetime import date

import pytest

from dashboard.language import use_language
from dashboard.language.warning_words import in_all

TWICE = {"counting": "cumulative", "band": "last", "run": 2, "runs": 2, "place": 2, "held_on": date(2025, 5, 15)}


@pytest.fixture(autouse=True)
def language() -> object:
    yield
    use_language("zh")


def test_the_count_stands_against_the_clauses_and_before_the_place() -> None:
    use_language("zh")
    assert in_all(TWICE) == "累计末位2次（条款2次），2025年5月15日第2名"
    use_language("en")
    assert in_all(TWICE) == "last 2 times in all (clause: 2), place 2 on 15 May 2025"


def test_a_place_of_an_earlier_occasion_is_told_with_its_day_and_never_as_the_newest() -> None:
    earlier = {**TWICE, "run": 1, "place": 59, "held_on": date(2024, 12, 5)}
    use_language("zh")
    assert in_all(earlier) == "累计末位1次（条款2次），2024年12月5日第59名"
    use_language("en")
    assert in_all(earlier) == "last 1 times in all (clause: 2), place 59 on 5 December 2024"


def test_without_a_place_or_a_last_place_only_the_count_is_told() -> None:
    use_language("en")
    assert in_all({**TWICE, "band": "bottom", "run": 1, "place": None}) == "1 times in all (clause: 2)"


def test_a_rule_that_counts_in_a_row_keeps_its_place() -> None:
    assert in_all({**TWICE, "counting": "consecutive"}) == ""
