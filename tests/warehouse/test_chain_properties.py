"""The chain of any history, held against the slow oracle."""

from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.warehouse.chain_oracle import judged
from tests.warehouse.chains import Change, Room, Story, Year

UNITS, YEARS = "ABC", range(2021, 2027)
KEYS = st.tuples(st.sampled_from(UNITS), st.sampled_from(YEARS))
WORDS = st.sampled_from(["certain", "certain", "possible", "no", "unranked"])
MOSTLY = st.sampled_from([True, True, True, False])
CHANGES = st.builds(
    Change,
    year=st.sampled_from(YEARS),
    predecessor=st.sampled_from(UNITS),
    successor=st.sampled_from(UNITS),
    kind=st.sampled_from(["merge", "split", "rename"]),
    inherits=st.booleans(),
    decided=st.sampled_from([None, None, True, False]),
)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Any history of three schools: gaps, ties, provisional years, heads, changes, closings, decisions, grace."""
    numbers = sorted(draw(st.sets(st.sampled_from(YEARS), min_size=2)))
    years = tuple(Year(number, held=draw(MOSTLY), applicable=draw(MOSTLY), final=draw(MOSTLY)) for number in numbers)
    changes = draw(st.lists(CHANGES, max_size=3, unique_by=lambda one: (one.predecessor, one.successor)))
    last_days = st.sampled_from([date(year, 8, 31) for year in YEARS])
    bottom3 = draw(st.dictionaries(st.tuples(st.sampled_from(UNITS), st.sampled_from(numbers)), WORDS, min_size=4))
    return Story(
        years=years,
        bottom3=bottom3,
        heads=draw(st.dictionaries(KEYS, st.sampled_from(["p1", "p2"]))),
        changes=tuple(changes),
        closed=draw(st.dictionaries(st.sampled_from(UNITS), last_days, max_size=1)),
        chance=draw(st.dictionaries(KEYS, st.sampled_from([0.19, 0.20]))),
        determined=draw(st.dictionaries(KEYS, st.sampled_from(["counted", "not_counted"]))),
        accountable=draw(st.dictionaries(st.sampled_from(UNITS), st.sampled_from(YEARS), max_size=1)),
        runs=draw(st.integers(1, 3)),
        counting=draw(st.sampled_from(["consecutive", "cumulative"])),
        polarity=draw(st.sampled_from(["concern", "concern", "credit"])),
    )


TELLING = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)


@TELLING
@given(told=st.lists(stories(), min_size=8, max_size=8))
def test_any_history_gives_what_the_slow_oracle_says(room: Room, told: list[Story]) -> None:
    for story, found in zip(told, room.tell(told), strict=True):
        assert found == judged(story), story


@settings(TELLING, max_examples=8)
@given(told=st.lists(stories(), min_size=8, max_size=8))
def test_a_determination_of_a_certain_place_changes_nothing(room: Room, told: list[Story]) -> None:
    undecided = [
        replace(story, determined={key: word for key, word in story.determined.items() if _is_tie(story, key)})
        for story in told
    ]
    assert room.tell(told) == room.tell(undecided)


def _is_tie(story: Story, key: tuple[str, int]) -> bool:
    return story.bottom3.get(key) == "possible"
