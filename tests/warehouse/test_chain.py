"""What a chain does beyond the worked cases: ties, provisional results, heirs, credit, cumulative counts."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from tests.warehouse.chains import Change, Found, Room, Story, Year, tell

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


def test_a_pending_step_leaves_the_next_one_pending_and_never_red(room: Room) -> None:
    found = tell(_story("certain", "possible", "certain"), room)
    assert _levels(found) == ["orange", "pending", "pending"]
    assert _runs(found) == [1, 1, 1]


def test_a_chain_that_was_pending_ends_with_a_step_above_the_bottom(room: Room) -> None:
    found = tell(_story("certain", "possible", "no", "certain"), room)
    assert _levels(found) == ["orange", "pending", "none", "orange"]


def test_whoever_was_not_surely_in_the_bottom_three_has_not_left_it(room: Room) -> None:
    found = tell(_story("certain", "possible", "certain", "no"), room)
    assert _levels(found) == ["orange", "pending", "pending", "blue"]


def test_a_first_tie_is_yellow_and_does_not_count_for_the_next_step(room: Room) -> None:
    found = tell(_story("possible", "certain"), room)
    assert _states(found) == ["yellow_boundary_tie", "orange_one_year"]
    assert _runs(found) == [0, 1]


def test_a_provisional_run_never_feeds_on(room: Room) -> None:
    found = tell(_provisional(_story("certain", "certain", "certain"), 2024), room)
    assert _states(found) == ["orange_one_year", "red_provisional", "orange_one_year"]
    assert _levels(found) == ["orange", "red", "orange"]
    assert [found["A", year].provisional for year in (2023, 2024, 2025)] == [False, True, False]
    assert _runs(found) == [1, 2, 1]


def test_a_provisional_first_step_is_orange_and_counts_for_nothing(room: Room) -> None:
    found = tell(_provisional(_story("certain", "certain"), 2023), room)
    assert _states(found) == ["orange_provisional", "orange_one_year"]


def test_a_provisional_tie_is_pending_and_leaves_the_next_step_alone(room: Room) -> None:
    found = tell(_provisional(_story("certain", "possible", "certain"), 2024), room)
    assert _states(found) == ["orange_one_year", "pending_determination", "orange_one_year"]


def test_leaving_the_bottom_is_blue_once_and_keeps_the_state_none(room: Room) -> None:
    found = tell(_story("certain", "no", "no"), room)
    assert _levels(found) == ["orange", "blue", "none"]
    assert _states(found) == ["orange_one_year", "none", "none"]


def test_a_year_not_ranked_is_no_improvement(room: Room) -> None:
    found = tell(_story("certain", "unranked", "no"), room)
    assert _levels(found) == ["orange", "unranked", "none"]


def test_a_likely_bottom_place_is_near_the_bottom(room: Room) -> None:
    """The shipped plan asks for a probability of 0.20."""
    chance = {("A", 2023): 0.19, ("A", 2024): 0.20}
    found = tell(_story("no", "no", chance=chance), room)
    assert _states(found) == ["none", "near_bottom"]
    assert _levels(found) == ["none", "yellow"]


def test_credit_is_reached_and_never_a_concern(room: Room) -> None:
    found = tell(_story("certain", "certain", "no", polarity="credit"), room)
    assert _states(found) == ["none", "reward_met", "none"]
    assert _levels(found) == ["none", "credit", "none"]


def test_a_cumulative_count_survives_years_between(room: Room) -> None:
    found = tell(_story("certain", "no", "unranked", "certain", counting="cumulative"), room)
    assert _levels(found) == ["orange", "none", "unranked", "red"]
    assert _runs(found) == [1, 1, 1, 2]


def test_what_was_met_in_all_stays_met(room: Room) -> None:
    """The last year is provisional: what was met before it does not depend on it."""
    story = _story("certain", "certain", "unranked", "no", counting="cumulative")
    found = tell(_provisional(story, 2026), room)
    assert _levels(found) == ["orange", "red", "red", "red"]
    assert _runs(found) == [1, 2, 2, 2]
    assert [found["A", year].provisional for year in (2025, 2026)] == [False, False]


def test_one_more_last_place_that_is_not_final_leaves_what_was_met_as_it_stands(room: Room) -> None:
    """The new head's place is not counted yet, so the tenure of the one before is what is told."""
    heads = {("A", 2023): "p1", ("A", 2024): "p1", ("A", 2025): "p2"}
    story = _story("certain", "certain", "certain", counting="cumulative", heads=heads)
    found = tell(_provisional(story, 2025), room)["A", 2025]
    assert (found.state, found.level, found.run) == ("red_condition_met", "red", 2)
    assert (found.attributable, found.provisional) == (True, False)
    assert tell(story, room)["A", 2025].run == 3


def test_every_tie_of_a_cumulative_count_waits_and_the_count_with_it_where_it_would_be_complete(room: Room) -> None:
    found = tell(_story("possible", "no", "certain", "no", counting="cumulative"), room)
    assert _levels(found) == ["pending", "none", "pending", "pending"]
    assert _runs(found) == [0, 0, 1, 1]


def test_certain_times_alone_complete_a_cumulative_count_whatever_becomes_of_a_tie(room: Room) -> None:
    found = tell(_story("possible", "certain", "certain", counting="cumulative"), room)
    assert _levels(found) == ["pending", "pending", "red"]


def test_a_tie_that_was_determined_counts_like_a_certain_place_or_like_none(room: Room) -> None:
    counted = tell(_story("certain", "possible", determined={("A", 2024): "counted"}), room)
    assert (_states(counted), _runs(counted)) == (["orange_one_year", "red_condition_met"], [1, 2])
    passed = tell(_story("certain", "possible", "certain", determined={("A", 2024): "not_counted"}), room)
    assert (_levels(passed), _runs(passed)) == (["orange", "blue", "orange"], [1, 0, 1])


def test_a_new_schools_grace_breaks_its_row(room: Room) -> None:
    found = tell(_story("certain", "certain", "certain", accountable={"A": 2025}), room)
    assert _states(found) == ["not_applicable", "not_applicable", "orange_one_year"]


def test_the_bureaus_decision_to_inherit_wins_over_the_register(room: Room) -> None:
    for register, decided, state in ((False, True, "red_condition_met"), (True, False, "orange_one_year")):
        story = _heirs(register)
        changed = replace(story, changes=(replace(story.changes[0], decided=decided),))
        assert _states(tell(changed, room), "B") == ["unranked", state]


def test_a_cumulative_count_leaves_out_provisional_years_and_their_heads(room: Room) -> None:
    heads = {("A", 2023): "p1", ("A", 2024): "p2", ("A", 2025): "p1"}
    story = _story("certain", "certain", "certain", counting="cumulative", heads=heads)
    found = tell(_provisional(story, 2024), room)
    assert _states(found) == ["orange_one_year", "red_provisional", "red_condition_met"]
    assert [found["A", year].attributable for year in (2024, 2025)] == [False, True]


def test_a_head_unknown_on_one_day_leaves_the_tenure_unknown(room: Room) -> None:
    found = tell(_story("certain", "certain", heads={("A", 2024): "p1"}), room)
    assert (found["A", 2024].state, found["A", 2024].attributable) == ("red_condition_met", None)


def _heirs(inherits: bool) -> Story:
    """A is in the bottom three in 2023 and closes; B opens in its place and is there in 2024."""
    bottom3 = {("A", 2023): "certain", ("B", 2024): "certain"}
    change = Change(2024, "A", "B", "merge", inherits)
    return Story(YEARS[:2], bottom3, changes=(change,), closed={"A": date(2023, 8, 31)})


def test_a_history_that_is_inherited_continues_under_another_code(room: Room) -> None:
    found = tell(_heirs(True), room)
    assert (_states(found, "B"), _runs(found, "B")) == (["unranked", "red_condition_met"], [0, 2])


def test_a_history_that_is_not_inherited_ends_with_its_code(room: Room) -> None:
    found = tell(_heirs(False), room)
    assert (_states(found, "B"), _runs(found, "B")) == (["unranked", "orange_one_year"], [0, 1])


def test_a_closed_school_leaves_the_list(room: Room) -> None:
    assert ("A", 2024) not in tell(_heirs(False), room)


def test_a_school_that_takes_in_another_keeps_its_own_history_when_told_to(room: Room) -> None:
    words = {("A", 2023): "certain", ("A", 2024): "certain", ("B", 2023): "no"}
    story = Story(YEARS[:2], words, changes=(Change(2024, "B", "A", "merge", True),), closed={"B": date(2023, 8, 31)})
    assert _states(tell(story, room)) == ["orange_one_year", "red_condition_met"]


def test_of_two_merged_schools_one_inherited_history_is_enough(room: Room) -> None:
    words = {("A", 2023): "certain", ("B", 2023): "no", ("C", 2024): "certain"}
    changes = (Change(2024, "A", "C", "merge", True), Change(2024, "B", "C", "merge", False))
    assert _states(tell(Story(YEARS[:2], words, changes=changes), room), "C") == ["unranked", "red_condition_met"]


def test_a_merger_ends_a_cumulative_count_too(room: Room) -> None:
    story = _story("certain", "certain", counting="cumulative", changes=(Change(2024, "B", "A"),))
    assert _states(tell(story, room)) == ["orange_one_year", "orange_one_year"]
