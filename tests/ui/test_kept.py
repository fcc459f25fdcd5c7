"""The bounded store that all sessions share."""

import pytest

from dashboard.ui.kept import Kept


def test_a_value_is_made_once() -> None:
    made: list[int] = []
    kept: Kept[int] = Kept(2)
    assert [kept.get("a", lambda: made.append(1) or 7) for _turn in range(3)] == [7, 7, 7]
    assert made == [1]


def test_the_longest_unused_value_is_dropped() -> None:
    kept: Kept[str] = Kept(2)
    for key in ("a", "b", "a", "c"):
        kept.get(key, lambda key=key: key)
    assert kept.get("a", lambda: "made again") == "a"
    assert kept.get("b", lambda: "made again") == "made again"


def test_a_failure_is_not_kept() -> None:
    kept: Kept[int] = Kept(2)

    def fail() -> int:
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011
        kept.get("a", fail)
    assert kept.get("a", lambda: 1) == 1
