"""The chain of a warning rule run from made-up places: occasions and ranked units in, levels and states out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import duckdb

from dashboard.warehouse.catalog import load_catalog, tables_read
from dashboard.warehouse.connection import attach, home, search_path
from tests.queries.cases import Schema

STEPS = (
    "intermediate.warning_units", "intermediate.warning_changes", "marts.warning_frames", "intermediate.warning_steps",
    "intermediate.warning_chains", "marts.warnings",
)  # fmt: skip
SAID = "select unit_code, occasion, state, level, run, attributable, provisional from marts.warnings"
# How many of ten ranked units stand at or below a unit, and below it, for a bottom rule of three places.
STANDING = {"certain": (3, 2), "possible": (4, 2), "no": (10, 9)}


@dataclass(frozen=True)
class Year:
    """One occasion: year 2023 is school year 2022-2023, examined in June 2023."""

    year: int
    held: bool = True
    applicable: bool = True
    final: bool = True


@dataclass(frozen=True)
class Change:
    """One row of the school lineage, effective in March of the year; `decided` is what the bureau recorded on it."""

    year: int
    predecessor: str
    successor: str
    kind: str = "merge"
    inherits: bool = False
    decided: bool | None = None


@dataclass(frozen=True)
class Story:
    """What a rule sees: bottom3 by (unit, year), heads in post on exam day by (unit, year), changes of schools."""

    years: tuple[Year, ...]
    bottom3: Mapping[tuple[str, int], str]
    heads: Mapping[tuple[str, int], str] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    closed: Mapping[str, date] = field(default_factory=dict)
    chance: Mapping[tuple[str, int], float] = field(default_factory=dict)
    determined: Mapping[tuple[str, int], str] = field(default_factory=dict)
    accountable: Mapping[str, int] = field(default_factory=dict)
    runs: int = 2
    counting: str = "consecutive"
    polarity: str = "concern"


@dataclass(frozen=True)
class Found:
    """What the warehouse says of one unit and year."""

    state: str
    level: str
    run: int
    attributable: bool | None
    provisional: bool


def _exam_day(year: int) -> date:
    return date(year, 6, 20)


@dataclass(frozen=True)
class Told:
    """One of several stories told at once: its rule, and its units and tests under names of their own."""

    number: int
    story: Story

    @property
    def rule(self) -> str:
        return f"r{self.number}"

    def unit(self, code: str) -> str:
        return f"{self.number}:{code}"

    def test(self, year: int) -> str:
        return f"{self.number}:t{year}"


Rows = list[tuple[object, ...]]


def _occasions(one: Told) -> Rows:
    return [
        ("p", one.rule, "ranking", "school", one.test(year.year), one.test(year.year), "junior", _exam_day(year.year),
         year.held, year.final, str(year.year), year.year)
        for year in one.story.years
    ]  # fmt: skip


def _tests(one: Told) -> Rows:
    return [(one.test(year.year), "ranked" if year.applicable else "lines_blocked", 10, 10) for year in one.story.years]


def _decisions(one: Told) -> Rows:
    rows: Rows = [
        (f"d{one.unit(unit)}{year}", "determination", one.rule, "school", one.unit(unit), "junior", str(year), outcome,
         None)
        for (unit, year), outcome in one.story.determined.items()
    ]  # fmt: skip
    rows += [
        (f"i{one.number}-{number}", "inheritance", None, "school", one.unit(change.successor), "junior", None,
         "inherited" if change.decided else "not_inherited", one.unit(change.predecessor))
        for number, change in enumerate(one.story.changes)
        if change.decided is not None
    ]  # fmt: skip
    return rows


def _ranked(one: Told) -> Rows:
    rows: Rows = []
    for (unit, year), bottom3 in one.story.bottom3.items():
        below, worse = STANDING.get(bottom3, (None, None))
        ranked = bottom3 != "unranked"
        rows.append((one.test(year), "school", one.unit(unit), "ranked" if ranked else "too_few_pupils", ranked, below,
                     worse, 10, one.story.chance.get((unit, year), 0.0)))  # fmt: skip
    return rows


def _rules(one: Told) -> Rows:
    story = one.story
    return [("p", one.rule, "ranking", "junior", "school", "bottom", 3, story.runs, story.counting, story.polarity,
             True)]  # fmt: skip


def _heads(one: Told) -> Rows:
    return [
        ("school", one.unit(unit), "junior", person, _exam_day(year), _exam_day(year))
        for (unit, year), person in one.story.heads.items()
    ]


def _lineage(one: Told) -> Rows:
    return [
        (one.unit(change.predecessor), one.unit(change.successor), "junior", date(change.year, 3, 1), change.kind,
         change.inherits)
        for change in one.story.changes
    ]  # fmt: skip


def _register(one: Told) -> Rows:
    story = one.story
    return [
        (one.unit(unit), "junior", date(2000, 1, 1), story.closed.get(unit, date(9999, 12, 31)),
         date(story.accountable[unit], 1, 1) if unit in story.accountable else None)
        for unit in sorted({unit for unit, _year in story.bottom3})
    ]  # fmt: skip


GIVEN: Mapping[str, tuple[str, Callable[[Told], Rows]]] = {
    "intermediate.warning_occasions": (
        "plan_id rule_id source unit_type test_id occasion_code stage held_on held final occasion occasion_no",
        _occasions,
    ),
    "marts.tests": ("test_id ranking_state ranked_school_n ranked_township_n", _tests),
    "staging.decisions": (
        "decision_id kind rule_id unit_type unit_code stage occasion outcome predecessor_code",
        _decisions,
    ),
    "intermediate.ranked_units": (
        "test_id unit_type unit_code rank_state is_ranked worse_or_equal_n worse_n ranked_n p_bottom3",
        _ranked,
    ),
    "plan.warnings": (
        "plan_id rule_id source stage unit band places runs counting polarity same_head",
        _rules,
    ),
    "staging.principal_terms": ("unit_type unit_code stage person_pid starts_on ends_on", _heads),
    "staging.school_lineage": ("predecessor successor stage effective_date kind inherit_history", _lineage),
    "staging.schools": ("school_code stage valid_from valid_to accountable_from", _register),
}


class Room:
    """A warehouse in memory with nothing in it, in which one story after another is told."""

    def __init__(self, schema: Schema) -> None:
        self.con = duckdb.connect()
        attach(self.con, "':memory:'")
        search_path(self.con)
        self.queries = load_catalog().queries
        tables = set(STEPS).union(*(tables_read(self.queries[name].text) for name in STEPS))
        for table in sorted(tables):
            typed = ", ".join(f'"{name}" {kind}' for name, kind in schema.columns[table])
            self.con.execute(f"create table {home(table.split('.')[0])}.{table} ({typed})")
        self._fill("plan.rules", [name for name, _ in schema.columns["plan.rules"]], schema.defaults["plan.rules"])
        self._fill("plan.plans", [name for name, _ in schema.columns["plan.plans"]], schema.defaults["plan.plans"])

    def _fill(self, table: str, columns: Sequence[str], rows: Sequence[tuple[object, ...]]) -> None:
        names = ", ".join(f'"{name}"' for name in columns)
        marks = ", ".join("?" for _ in columns)
        self.con.execute(f"delete from {table}")
        if rows:
            row_marks = ", ".join(f"({marks})" for _ in rows)
            values = [value for row in rows for value in row]
            self.con.execute(f"insert into {table} ({names}) values {row_marks}", values)

    def tell(self, stories: Sequence[Story]) -> list[dict[tuple[str, int], Found]]:
        """What the warehouse says of each story, by unit and year; all of them are told at once."""
        numbered = [Told(number, story) for number, story in enumerate(stories)]
        for table, (columns, rows_of) in GIVEN.items():
            self._fill(table, columns.split(), [row for one in numbered for row in rows_of(one)])
        for table in STEPS:
            self.con.execute(f"delete from {table}")
            self.con.execute(f"insert into {table} by name {self.queries[table].text}")
        found: list[dict[tuple[str, int], Found]] = [{} for _ in stories]
        for unit, occasion, *said in self.con.execute(SAID).fetchall():
            number, _, code = unit.partition(":")
            found[int(number)][code, int(occasion)] = Found(*said)
        return found


def tell(story: Story, room: Room) -> dict[tuple[str, int], Found]:
    """Run the steps, the chain and the mart; by unit and year."""
    return room.tell([story])[0]
