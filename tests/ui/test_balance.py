"""The line beside scores: which measures it takes, and what it says where too few are on record."""

from typing import Any

import pandas as pd

from dashboard.language import use_language
from dashboard.language.process_words import chosen_measures, missing_words


def measures(*rows: tuple[str, str, str, Any]) -> pd.DataFrame:
    told = pd.DataFrame(rows, columns=["indicator_id", "area", "stage", "value"])
    states = ["ok" if value is not None else "no_data" for value in told["value"]]
    return told.assign(part="", cell_state=states)


ROWS = measures(
    ("participation", "participation", "junior", 0.98),
    ("home-visit", "teachers", "all", 0.9),
    ("leader-teaching-half", "teachers", "all", 0.8),
    ("sleep-hours", "pupils", "primary", 0.7),
    ("sleep-hours", "pupils", "junior", 0.6),
    ("pe-hour-daily", "pupils", "all", None),
    ("theory-books", "research", "all", 0.95),
)


def test_the_named_measures_of_the_stage_come_first_then_one_of_each_area() -> None:
    found = chosen_measures(ROWS, "junior", 5)
    assert list(found["indicator_id"]) == ["sleep-hours", "participation", "home-visit", "theory-books"]
    assert list(found["value"]) == [0.6, 0.98, 0.9, 0.95]


def test_no_more_than_asked_for() -> None:
    assert list(chosen_measures(ROWS, "junior", 2)["indicator_id"]) == ["sleep-hours", "participation"]


def test_what_is_missing_is_named() -> None:
    use_language("en")
    rows = chosen_measures(measures(("participation", "participation", "junior", 0.98)), "junior", 3)
    assert missing_words(rows) == "no record of sleep, sport, mental health, routine management: missing, not zero"
