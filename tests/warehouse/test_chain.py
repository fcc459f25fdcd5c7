"""What a chain does beyond the worked cases: ties, provisional results, heirs, credit, cumulative counts."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from tests.queries.cases import Schema
from tests.warehouse.chains import Change, Found, Story, Year, tell

YEARS = tuple(Year(year) for year in (2023, 2024, 2025, 2026))


def _story(*words: str, **changes: object) -> Story:
    """One unit A with a word for each year from 2023 on."""
    years = YEARS[: len(words)]
    bottom3 = {("A", one.year): word for one, word in zip(years, words, strict=True)}
    return replace(Story(years, bottom3), **changes)  # type: ignore[arg-type]


def _provisional(story: Story, year: int) -> Story:
    years = tuple(replace(one, final=False) if one.year == year else one for one in story.years)
    return replace(story, years=years)


def _levels(found: Mapping[tuple[str, int], Found], unit: str = "A") -> list[str]:
    return [one.level for (code, _year), one in sorted(found.items()) if code == unit]


def _states(found: Mapping[tuple[str, int], Found], unit: str = "A") -> list[str]:
    return [one.state for (code, _year), one in sorted(found.items()) if code == unit]


def _runs(found: Mapping[tuple[str, int], Found], unit: str = "A") -> list[int]:
    return [one.run for (code, _year), one in sorted(found.items()) if code == unit]


def test_a_pending_step_leaves_the_next_one_pending_and_never_red(schema: Schema) -> None:
    found = tell(_story("certain", "possible", "certain"), schema)
    assert _levels(found) == ["orange", "pending", "pending"]
    assert _runs(found) == [1, 1, 1]


def test_a_chain_that_was_pending_ends_with_a_step_above_the_bottom(schema: Schema) -> None:
    found = tell(_story("certain", "possible", "no", "certain"), schema)
    assert _levels(found) == ["orange", "pending", "blue", "orange"]


def test_a_first_tie_is_yellow_and_does_not_count_for_the_next_step(schema: Schema) -> None:
    found = tell(_story("possible", "certain"), schema)
    assert _states(found) == ["yellow_boundary_tie", "orange_one_year"]
    assert _runs(found) == [0, 1]


def test_a_provisional_run_never_feeds_on(schema: Schema) -> None:
    found = tell(_provisional(_story("certain", "certain", "certain"), 2024), schema)
    assert _states(found) == ["orange_one_year", "red_provisional", "orange_one_year"]
    assert _levels(found) == ["orange", "red", "orange"]
    assert [found["A", year].provisional for year in (2023, 2024, 2025)] == [False, True, False]
    assert _runs(found) == [1, 2, 1]


def test_a_provisional_first_step_is_orange_and_counts_for_nothing(schema: Schema) -> None:
    found = tell(_provisional(_story("certain", "certain"), 2023), schema)
    assert _states(found) == ["orange_provisional", "orange_one_year"]


def test_a_provisional_tie_is_pending_and_leaves_the_next_step_alone(schema: Schema) -> None:
    found = tell(_provisional(_story("certain", "possible", "certain"), 2024), schema)
    assert _states(found) == ["orange_one_year", "pending_determination", "orange_one_year"]


def test_leaving_the_bottom_is_blue_once_and_keeps_the_state_none(schema: Schema) -> None:
    found = tell(_story("certain", "no", "no"), schema)
    assert _levels(found) == ["orange", "blue", "none"]
    assert _states(found) == ["orange_one_year", "none", "none"]


def test_a_year_not_ranked_is_no_improvement(schema: Schema) -> None:
    found = tell(_story("certain", "unranked", "no"), schema)
    assert _levels(found) == ["orange", "unranked", "none"]


def test_a_likely_bottom_place_is_near_the_bottom(schema: Schema) -> None:
    """The shipped plan asks for a probability of 0.20."""
    chance = {("A", 2023): 0.19, ("A", 2024): 0.20}
    found = tell(_story("no", "no", chance=chance), schema)
    assert _states(found) == ["none", "near_bottom"]
    assert _levels(found) == ["none", "yellow"]


def test_credit_is_reached_and_never_a_concern(schema: Schema) -> None:
    found = tell(_story("certain", "certain", "no", polarity="credit"), schema)
    assert _states(found) == ["none", "reward_met", "none"]
    assert _levels(found) == ["none", "credit", "none"]


def test_a_cumulative_count_survives_years_between(schema: Schema) -> None:
    found = tell(_story("certain", "no", "unranked", "certain", counting="cumulative"), schema)
    assert _levels(found) == ["orange", "blue", "unranked", "red"]
    assert _runs(found) == [1, 1, 1, 2]


def test_a_cumulative_count_leaves_out_provisional_years_and_their_heads(schema: Schema) -> None:
    heads = {("A", 2023): "p1", ("A", 2024): "p2", ("A", 2025): "p1"}
    story = _story("certain", "certain", "certain", counting="cumulative", heads=heads)
    found = tell(_provisional(story, 2024), schema)
    assert _states(found) == ["orange_one_year", "red_provisional", "red_condition_met"]
    assert [found["A", year].attributable for year in (2024, 2025)] == [False, True]


def test_a_head_unknown_on_one_day_leaves_the_tenure_unknown(schema: Schema) -> None:
    found = tell(_story("certain", "certain", heads={("A", 2024): "p1"}), schema)
    assert (found["A", 2024].state, found["A", 2024].attributable) == ("red_condition_met", None)


def _heirs(inherits: bool) -> Story:
    """A is in the bottom three in 2023 and closes; B opens in its place and is there in 2024."""
    bottom3 = {("A", 2023): "certain", ("B", 2024): "certain"}
    change = Change(2024, "A", "B", "merge", inherits)
    return Story(YEARS[:2], bottom3, changes=(change,), closed={"A": date(2023, 8, 31)})


def test_a_history_that_is_inherited_continues_under_another_code(schema: Schema) -> None:
    found = tell(_heirs(True), schema)
    assert (_states(found, "B"), _runs(found, "B")) == (["unranked", "red_condition_met"], [0, 2])


def test_a_history_that_is_not_inherited_ends_with_its_code(schema: Schema) -> None:
    found = tell(_heirs(False), schema)
    assert (_states(found, "B"), _runs(found, "B")) == (["unranked", "orange_one_year"], [0, 1])


def test_a_closed_school_leaves_the_list(schema: Schema) -> None:
    assert ("A", 2024) not in tell(_heirs(False), schema)


def test_a_school_that_takes_in_another_keeps_its_own_history_when_told_to(schema: Schema) -> None:
    words = {("A", 2023): "certain", ("A", 2024): "certain", ("B", 2023): "no"}
    story = Story(YEARS[:2], words, changes=(Change(2024, "B", "A", "merge", True),), closed={"B": date(2023, 8, 31)})
    assert _states(tell(story, schema)) == ["orange_one_year", "red_condition_met"]


def test_of_two_merged_schools_one_inherited_history_is_enough(schema: Schema) -> None:
    words = {("A", 2023): "certain", ("B", 2023): "no", ("C", 2024): "certain"}
    changes = (Change(2024, "A", "C", "merge", True), Change(2024, "B", "C", "merge", False))
    assert _states(tell(Story(YEARS[:2], words, changes=changes), schema), "C") == ["unranked", "red_condition_met"]


def test_a_merger_ends_a_cumulative_count_too(schema: Schema) -> None:
    story = _story("certain", "certain", counting="cumulative", changes=(Change(2024, "B", "A"),))
    assert _states(tell(story, schema)) == ["orange_one_year", "orange_one_year"]
