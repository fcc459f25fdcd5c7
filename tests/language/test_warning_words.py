"""What is said of a mark: never more than the place behind it carries."""

import pytest

from dashboard.language import use_language
from dashboard.language.warning_words import distance, fact, short, unsure


@pytest.fixture(autouse=True)
def english() -> object:
    use_language("en")
    yield
    use_language("zh")


def _of_38(place: int, tied: int = 1) -> dict[str, object]:
    """Of 38 ranked units the last three stand on the places 36 to 38."""
    return {"band": "bottom", "places_to_leave": place - (38 - 3), "tied_n": tied}


@pytest.mark.parametrize(
    ("place", "tied", "told"),
    [
        (38, 1, "Places to climb to leave the bottom three: 3"),
        (36, 3, "Places to climb to leave the bottom three: 1"),
        (35, 2, "Level with the edge of the bottom three"),
        (34, 3, "Level with the edge of the bottom three"),
        (35, 1, "Places above the edge: 1"),
        (34, 2, "Places above the edge: 2"),
    ],
)
def test_only_a_tie_across_the_edge_is_level_with_it(place: int, tied: int, told: str) -> None:
    assert distance(_of_38(place, tied)) == told


def test_what_rests_on_provisional_results_says_so() -> None:
    assert fact("orange", "orange_provisional", "last") == "Last place this time (provisional)"
    assert fact("orange", "orange_one_year", "last") == "Last place this time"
    assert short("credit", "reward_met", True, "top") == "Credit met (provisional)"
    assert fact("credit", "reward_met", "top", "credit", provisional=True) == "Condition for credit met (provisional)"


def test_a_place_of_which_the_draws_say_nothing_is_still_a_place() -> None:
    assert unsure({"place": None}) == "Not ranked this time."
    assert unsure({"place": 7}) == "No probability can be given for this place."
