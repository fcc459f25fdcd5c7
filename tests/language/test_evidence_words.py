"""What is said of the evidence: never one child, never more than the figures carry, always enough."""

import pytest

from dashboard.language import use_language
from dashboard.language.evidence_words import absences, false_triggers, lever, luck, run


@pytest.fixture(autouse=True)
def english() -> object:
    use_language("en")
    yield
    use_language("zh")


def _absence(**changes: object) -> dict[str, object]:
    told = {"is_in_last_places": True, "is_disputed": True, "reachable": True, "cell_state": "ok", "least_count": 3,
            "available_n": 8, "needed_n": 5}  # fmt: skip
    return {**told, **changes}


def _part(**changes: object) -> dict[str, object]:
    told = {"is_in_last_places": True, "reachable": True, "cell_state": "ok", "strict": False, "measured_in": "marks",
            "change": 2.961}  # fmt: skip
    return {**told, **changes}


def test_disputed_absences_are_counts() -> None:
    assert "8. If 5 of them were excused, it would leave the last 3." in absences(_absence(), 3)


@pytest.mark.parametrize("m", [None, 8])
def test_fewer_than_three_is_never_one_child(m: int | None) -> None:
    told = absences(_absence(available_n=m, needed_n=None), 3)
    assert "If fewer than 3 of them" in told
    assert "1" not in told
    assert "2" not in told


def test_not_even_all() -> None:
    assert "8. Not even all of them" in absences(_absence(reachable=False, needed_n=None), 3)


def test_nothing_is_said_of_a_hidden_cell_or_a_unit_outside_the_last_places() -> None:
    assert absences(_absence(cell_state="suppressed"), 3) == ""
    assert absences(_absence(is_in_last_places=False), 3) == ""


def test_a_rise_is_rounded_up_so_that_it_suffices() -> None:
    assert lever(_part()) == "at least 2.97 marks"
    assert lever(_part(change=2.97)) == "at least 2.97 marks"
    assert lever(_part(strict=True)) == "more than 2.97 marks"
    assert lever(_part(change=0.0501, measured_in="share")) == "at least 5.01 percentage points"
    assert lever(_part(change=2.0, measured_in="pupils")) == "at least 2 more pupils"


def test_a_tie_needs_any_rise_and_some_parts_never_suffice() -> None:
    assert lever(_part(change=0.0, strict=True)) == "any rise at all"
    assert lever(_part(reachable=False, change=None)) == "not by this alone"
    assert lever(_part(is_in_last_places=False)) == "–"


def test_luck_and_false_triggers_are_told_with_one_decimal() -> None:
    row = {"by_luck_n": 0.488, "expected_false_n": 0.013, "red_n": 1}
    assert luck(row, 2).startswith("By luck alone about 0.5 units")
    assert "fewer than 0.1 would truly not be" in false_triggers(row)
    assert false_triggers({**row, "red_n": 0}) == ""


def test_the_count_so_far_stands_beside_what_the_rule_asks_for() -> None:
    row = {"run": 2, "runs": 2, "level": "red", "counting": "consecutive"}
    assert run(row) == "Counted 2 times in a row, the rule asks for 2"
    assert run({**row, "counting": "cumulative"}) == "2 times in all"
    assert run({**row, "level": "none", "run": 0}) == ""
