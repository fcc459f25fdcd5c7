"""The chain of a warning rule run from made-up places: occasions and ranked units in, levels and states out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import cast

from tests.queries.cases import Case, PipeTable, Schema, run_case

STEPS = ("intermediate.warning_steps", "intermediate.warning_chains", "marts.warnings")
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
    """One row of the school lineage, effective in March of the year."""

    year: int
    predecessor: str
    successor: str
    kind: str = "merge"
    inherits: bool = False


@dataclass(frozen=True)
class Story:
    """What a rule sees: bottom3 by (unit, year), heads in post on exam day by (unit, year), changes of schools."""

    years: tuple[Year, ...]
    bottom3: Mapping[tuple[str, int], str]
    heads: Mapping[tuple[str, int], str] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    closed: Mapping[str, date] = field(default_factory=dict)
    chance: Mapping[tuple[str, int], float] = field(default_factory=dict)
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


def _table(columns: str, rows: Iterable[tuple[object, ...]]) -> PipeTable:
    return PipeTable(tuple(columns.split()), tuple(cast(tuple[str | None, ...], row) for row in rows))


def _exam_day(year: int) -> date:
    return date(year, 6, 20)


def _occasions(story: Story) -> PipeTable:
    rows = [
        ("p", "r", "school", f"t{one.year}", "junior", _exam_day(one.year), one.held, one.final, one.applicable,
         str(one.year), one.year)
        for one in story.years
    ]  # fmt: skip
    columns = "plan_id rule_id unit_type test_id stage held_on held final applicable occasion occasion_no"
    return _table(columns, rows)


def _ranked(story: Story) -> PipeTable:
    rows = []
    for (unit, year), bottom3 in story.bottom3.items():
        below, worse = STANDING.get(bottom3, (None, None))
        ranked = bottom3 != "unranked"
        rows.append((f"t{year}", "school", unit, "ranked" if ranked else "too_few_pupils", ranked, below, worse, 10,
                     story.chance.get((unit, year), 0.0)))  # fmt: skip
    columns = "test_id unit_type unit_code rank_state is_ranked worse_or_equal_n worse_n ranked_n p_bottom3"
    return _table(columns, rows)


def _given(story: Story) -> dict[str, PipeTable]:
    rule = ("p", "r", "junior", "school", "bottom", 3, story.runs, story.counting, story.polarity, True)
    heads = [
        ("school", unit, "junior", person, _exam_day(year), _exam_day(year))
        for (unit, year), person in story.heads.items()
    ]
    changes = [
        (one.predecessor, one.successor, "junior", date(one.year, 3, 1), one.kind, one.inherits)
        for one in story.changes
    ]
    units = {unit for unit, _year in story.bottom3}
    register = [(unit, "junior", date(2000, 1, 1), story.closed.get(unit, date(9999, 12, 31))) for unit in units]
    return {
        "intermediate.warning_occasions": _occasions(story),
        "intermediate.ranked_units": _ranked(story),
        "plan.warnings": _table("plan_id rule_id stage unit band places runs counting polarity same_head", [rule]),
        "staging.principal_terms": _table("unit_type unit_code stage person_pid starts_on ends_on", heads),
        "staging.school_lineage": _table(
            "predecessor successor stage effective_date kind inherit_history", changes
        ),
        "staging.schools": _table("school_code stage valid_from valid_to", register),
    }  # fmt: skip


def tell(story: Story, schema: Schema) -> dict[tuple[str, int], Found]:
    """Run the steps, the chain and the mart; by unit and year."""
    tables = _given(story)
    case = Case("", "", "", {}, _table("", []))
    for name in STEPS:
        layer, query = name.split(".")
        columns, rows = run_case(replace(case, layer=layer, query=query, given=tables), schema)
        tables[name] = _table(" ".join(columns), rows)
    at = {name: columns.index(name) for name in columns}
    names = ("state", "level", "run", "attributable", "provisional")
    return {
        (str(row[at["unit_code"]]), int(str(row[at["occasion"]]))): Found(*(row[at[name]] for name in names))  # type: ignore[arg-type]
        for row in rows
    }
