"""A rule that counts over all years is told by its count; a place alone would hide why a good year stays marked."""

import pytest

from dashboard.language import use_language
from dashboard.language.warning_words import in_all

TWICE = {"counting": "cumulative", "band": "last", "run": 2, "runs": 2, "place": 2}


@pytest.fixture(autouse=True)
def language() -> object:
    yield
    use_language("zh")


def test_the_count_stands_against_the_clauses_and_before_the_newest_place() -> None:
    use_language("zh")
    assert in_all(TWICE) == "累计末位2次（条款2次），最近一次第2名"
    use_language("en")
    assert in_all(TWICE) == "last 2 times in all (clause: 2), newest place 2"


def test_without_a_place_or_a_last_place_only_the_count_is_told() -> None:
    use_language("en")
    assert in_all({**TWICE, "band": "bottom", "run": 1, "place": None}) == "1 times in all (clause: 2)"


def test_a_rule_that_counts_in_a_row_keeps_its_place() -> None:
    assert in_all({**TWICE, "counting": "consecutive"}) == ""
