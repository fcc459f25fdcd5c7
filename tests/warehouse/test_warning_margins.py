"""Distance to leave, from a data folder to the mart: what it says suffices is done, and the unit has left."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.warehouse.bottom_rule import bottom_three
from tests.warehouse.counties import open_built, write_county
from tests.warehouse.test_golden import golden_county

RULE = bottom_three("bottom3")
Found = dict[tuple[str, str], tuple[object, ...]]


def _margins(folder: Path) -> Found:
    with open_built(folder) as con:
        columns = "unit_code, lever, measured_in, needed, strict, reachable, available_n, neighbour"
        rows = con.table("marts.warning_margins").project(columns).fetchall()
    return {(unit, lever): rest for unit, lever, *rest in ((row[0], row[1], *row[2:]) for row in rows)}  # type: ignore[misc]


def _states(folder: Path) -> dict[str, str]:
    with open_built(folder) as con:
        return dict(con.table("marts.school_results").project("school_code, bottom3").fetchall())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The worked example under a rule of the last three places."""
    return write_county(replace(golden_county(), warnings=RULE), tmp_path / "before")


def test_the_worked_example_has_its_distances(folder: Path) -> None:
    found = _margins(folder)
    assert {unit for unit, _lever in found} == {"C", "D", "E", "F"}
    assert found[("C", "mean")] == ["marks", 150.0, False, True, None, "B"]
    assert found[("C", "count")] == ["pupils", 2.0, False, True, 3, "A"]
    assert found[("C", "absence")] == ["pupils", 1.0, False, True, 1, None]
    assert found[("F", "absence")] == ["pupils", None, False, False, 0, None]


def test_the_absence_excused_in_the_data_lifts_the_school_out(folder: Path, tmp_path: Path) -> None:
    assert _states(folder)["C"] == "certain"
    excused = write_county(golden_county(frozenset({"S13"})), tmp_path / "after")
    assert _states(excused)["C"] == "no"


def test_no_rule_asks_for_no_distance(tmp_path: Path) -> None:
    assert _margins(write_county(golden_county(), tmp_path)) == {}
