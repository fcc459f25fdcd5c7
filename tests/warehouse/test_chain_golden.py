"""Every case of the worked chains, exactly: state, run and whether the head's tenure covers the exam days."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.warehouse.chains import Change, Room, Story, Year, tell

GOLDEN = Path(__file__).parents[1] / "golden" / "chain_golden.json"
CASES: dict[str, dict[str, Any]] = json.loads(GOLDEN.read_text(encoding="utf-8"))["cases"]
UNIT = "A"


def _changes(inherits: Mapping[str, bool] | None) -> tuple[Change, ...]:
    """An inherited change is a new name for the same code, the other one a merger with a school unknown here."""
    return tuple(
        Change(int(year), UNIT, UNIT, "rename") if same else Change(int(year), "B", UNIT)
        for year, same in (inherits or {}).items()
    )


def story_of(case: Mapping[str, Any]) -> Story:
    return Story(
        years=tuple(Year(int(year), **facts) for year, facts in case["years"].items()),
        bottom3={(UNIT, int(year)): word for year, word in case["bottom3"].items()},
        heads={(UNIT, int(year)): person for year, person in (case["principal"] or {}).items()},
        changes=_changes(case["lineage_inherits"]),
    )


@pytest.mark.parametrize("name", CASES)
def test_a_worked_chain_comes_out_exactly(name: str, room: Room) -> None:
    found = tell(story_of(CASES[name]), room)
    said = {
        str(year): {"run": one.run, "attributable": one.attributable, "state": one.state}
        for (_unit, year), one in found.items()
    }
    assert said == CASES[name]["expected"]
