"""No count that is told as a band comes back from the rates of the units around it, on random small counties."""

import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.warehouse.counties import County, Exam, Mark, Pupil, mutated, open_built, write_county
from tests.warehouse.told import COUNTY, Rate, Unit, shown_rates

TOWNSHIPS = ("T1", "T2", "T3", "T4")
SCHOOLS = tuple("ABCDEFGHIJ")
ORDINARY = {"K": ("T5", (8, 9, 12, 6, 5, 4))}
YEARS = (2020, 2021, 2022, 2023)
SIZES = st.sampled_from([6, 10, 12, 15, 20, 26, 29, 30, 31, 40])
# Marks out of 100: excellent, good, passed, between, low, and no mark at all.
KINDS = (95.0, 82.0, 65.0, 50.0, 10.0, None)
FEW = st.sampled_from([0, 0, 0, 1, 2, 3, 5])
LEAST = 3

# No shrinking: each example builds a warehouse, and the failing county is small enough to read as it is.
EXAMPLES = settings(
    max_examples=12, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip


@dataclass(frozen=True)
class Drawn:
    """The home of every school, and by year and school how many pupils of each kind; K is an ordinary school."""

    township: dict[str, str]
    pupils: dict[int, dict[str, tuple[int, ...]]]


@st.composite
def kinds(draw: st.DrawFn) -> tuple[int, ...]:
    """A school with few pupils of most kinds and the others all of one kind."""
    counts = [draw(FEW) for _ in KINDS]
    usual = draw(st.integers(0, len(KINDS) - 2))
    counts[usual] += max(0, draw(SIZES) - sum(counts))
    return tuple(counts)


@st.composite
def counties(draw: st.DrawFn) -> Drawn:
    return Drawn(
        {code: draw(st.sampled_from(TOWNSHIPS)) for code in SCHOOLS},
        {year: {code: draw(kinds()) for code in SCHOOLS} for year in YEARS},
    )


def _school(exam_id: str, code: str, counts: tuple[int, ...]) -> list[Pupil]:
    """Those at the head in one subject are at the foot in the other, in the ordinary school at its head."""
    marks = [kind for kind, count in zip(KINDS, counts, strict=True) for _ in range(count)]
    pairs = enumerate(zip(marks, marks if code in ORDINARY else reversed(marks), strict=True))
    return [
        Pupil(f"{exam_id}-{code}{number}", code, (_mark("chinese", one), _mark("math", two)))
        for number, (one, two) in pairs
    ]


def _mark(subject: str, kind: float | None) -> Mark:
    return Mark(subject, kind) if kind else Mark(subject, None, "absent_unexcused")


def _exam(year: int, schools: dict[str, tuple[int, ...]]) -> Exam:
    pupils = [pupil for code, counts in schools.items() for pupil in _school(f"z{year}", code, counts)]
    return Exam(f"z{year}", tuple(pupils), school_year=f"{year}-{year + 1}", held_on=date(year + 1, 6, 20))


def county_of(drawn: Drawn) -> County:
    ordinary = {code: counts for code, (_, counts) in ORDINARY.items()}
    exams = tuple(_exam(year, schools | ordinary) for year, schools in drawn.pupils.items())
    return County(drawn.township | {code: home for code, (home, _) in ORDINARY.items()}, exams, (8, 30, 60))


def parts_of(county: County) -> dict[Unit, tuple[Unit, ...]]:
    """The schools of every township and the townships of the county."""
    codes = sorted(set(county.township.values()))
    schools = {
        ("township", code): tuple(("school", one) for one, home in county.township.items() if home == code)
        for code in codes
    }
    return {COUNTY: tuple(("township", code) for code in codes), **schools}


def told_by_the_whole(rate: Rate, unit: Unit, county: County) -> bool:
    """Of nobody, or of all, in a township or the county every part is told by the one figure that is shown."""
    above = {COUNTY, ("township", county.township.get(unit[1], unit[1]))} & rate.cells.keys()
    return any(rate.cells[one].is_told and rate.cells[one].counted_n in (0, rate.cells[one].whole_n) for one in above)


def recovered(rate: Rate, county: County) -> list[Unit]:
    """Every banded count that a reader can work out: by subtraction, or because one count alone fits all sums."""
    parts = parts_of(county)
    ranges, subtracted = rate.learned(parts, LEAST), rate.subtracted(parts)
    found = []
    for unit, cell in rate.cells.items():
        low, high = ranges[unit]
        assert low <= cell.counted_n <= high
        if cell.is_banded and (unit in subtracted or (low == high and not told_by_the_whole(rate, unit, county))):
            found.append(unit)
    return found


def _leaks(con: duckdb.DuckDBPyConnection, county: County) -> list[tuple[tuple[str, str, str], list[Unit]]]:
    each = [(rate.name, recovered(rate, county)) for rate in shown_rates(con)]
    return [(name, units) for name, units in each if units]


@EXAMPLES
@given(counties())
def test_no_banded_count_can_be_worked_out(drawn: Drawn) -> None:
    county = county_of(drawn)
    with tempfile.TemporaryDirectory() as folder, open_built(write_county(county, Path(folder))) as con:
        assert _leaks(con, county) == []


# A 1 of 12 excellent in a township with B 10 of 40; K is another township.
PLAIN = Drawn({"A": "T1", "B": "T1"}, {2022: {"A": (1, 0, 11, 0, 0, 0), "B": (10, 5, 10, 5, 5, 5)}})


@pytest.mark.parametrize(("blanks", "leaks"), [("cells.is_next", False), ("false", True)])
def test_the_reader_finds_what_no_blank_protects(tmp_path: Path, blanks: str, leaks: bool) -> None:
    county = county_of(PLAIN)
    catalog = mutated("marts.hidden_rates", "cells.is_next", blanks)
    with open_built(write_county(county, tmp_path), catalog) as con:
        states = dict(con.execute("select rate, state from marts.hidden_rates where unit_code = 'A'").fetchall())
        assert states["excellent"] == "banded"
        assert bool(_leaks(con, county)) is leaks
