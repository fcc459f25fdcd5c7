"""What if the plan said something else: the catalog's queries on changed parameters, in memory, nothing written."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from threading import Lock

import duckdb
import pandas as pd

from dashboard.warehouse.catalog import Catalog, Query, load_catalog, report_text
from dashboard.warehouse.connection import MEMORY_LIMIT, quoted

RESULTS = ("marts.school_results", "marts.township_results", "marts.shown_places", "marts.tests", "marts.warnings")
"""What is computed again and compared with the file."""

SUBJECT_CELLS, TOTAL_CELLS, EXAMS = "marts.score_cells", "marts.total_cells", "marts.exams"
FRAMES, PENDING, REGISTERED = "marts.warning_frames", "raw.pending_exams", "staging.exams"
KEPT = {
    TOTAL_CELLS: TOTAL_CELLS,
    SUBJECT_CELLS: SUBJECT_CELLS,
    EXAMS: EXAMS,
    FRAMES: FRAMES,
    PENDING: EXAMS,
    REGISTERED: EXAMS,
    "marts.rank_intervals": "marts.rank_intervals",
    "marts.visibility": "marts.visibility",
    "intermediate.exam_schools": "marts.exam_schools",
    "intermediate.exam_lines": "marts.exam_lines",
}
"""What no tried parameter reaches, and the mart of the file that holds it; plausible places are not redrawn, and who is
hidden beside a smaller unit stays hidden."""

_one_at_a_time = Lock()


@dataclass(frozen=True)
class Change:
    """Three lines, three weights for the version that places a test, and rules; None leaves what is in force."""

    test_id: str
    top_n: tuple[int, ...] | None = None
    weights: tuple[Decimal, ...] | None = None
    unexcused_as_zero: bool | None = None
    min_pupils_to_rank: int | None = None


@dataclass(frozen=True)
class WhatIf:
    """What a change would lead to: one row on the test, its schools and townships, and every mark that changes."""

    header: pd.DataFrame
    schools: pd.DataFrame
    townships: pd.DataFrame
    marks: pd.DataFrame


@dataclass(frozen=True)
class Trial:
    """The file's tables as `marts` and `plan`, beside them as `what_if` the results under the changed parameters."""

    connection: duckdb.DuckDBPyConnection

    def report(self, name: str, **params: str) -> pd.DataFrame:
        """The rows of queries/reports/<name>.sql, which may read `what_if` too."""
        return self.connection.execute(report_text(name), params or None).df()


def computed_again(catalog: Catalog) -> list[Query]:
    """The queries behind RESULTS in their order, down to KEPT; ValueError when one of them needs the data folder."""
    needed, waiting = set(RESULTS), list(RESULTS)
    while waiting:
        fresh = catalog.queries[waiting.pop()].reads - needed - KEPT.keys()
        needed |= fresh
        waiting += fresh & catalog.queries.keys()
    if out_of_reach := sorted(table for table in needed if table.startswith(("staging.", "raw."))):
        raise ValueError(f"not in a warehouse file: {', '.join(out_of_reach)}")
    return [query for query in catalog.order() if query.table in needed]


def what_if(file: Path, change: Change) -> WhatIf:
    """The official results of a test beside those that the changed parameters would give."""
    test = change.test_id
    with tried(file, change) as trial:
        return WhatIf(
            trial.report("what_if_header", test_id=test),
            trial.report("what_if_places", test_id=test, unit_type="school"),
            trial.report("what_if_places", test_id=test, unit_type="township"),
            trial.report("what_if_marks", test_id=test),
        )


@contextmanager
def tried(file: Path, change: Change, catalog: Catalog | None = None) -> Iterator[Trial]:
    """A trial on a finished warehouse file, which is opened for reading alone; one at a time, its memory given back."""
    with _one_at_a_time, duckdb.connect(config={"memory_limit": MEMORY_LIMIT}) as con:
        con.execute(f"attach {quoted(file)} as warehouse (read_only)")
        for schema in ("raw", "staging", "plan", "marts", "intermediate", "what_if"):
            con.execute(f"create schema memory.{schema}")
        _take_plan(con, change)
        _take_kept(con, change)
        for query in computed_again(catalog or load_catalog()):
            con.execute(f"create table memory.{query.table} as {query.text}")
        _show_both(con)
        yield Trial(con)


def _take_plan(con: duckdb.DuckDBPyConnection, change: Change) -> None:
    for (table,) in con.execute("select table_name from duckdb_tables() where schema_name = 'plan'").fetchall():
        con.execute(f"create table memory.plan.{table} as from warehouse.plan.{table}")
    mine = "from warehouse.marts.tests as tests where tests.test_id = $test"
    test = {"test": change.test_id}
    con.execute(f"delete from memory.plan.warnings where stage is distinct from (select stage {mine})", test)
    version = f"(plan_id, ranking_id, version_id) = (select (plan_id, ranking_id, version_id) {mine})"
    for column, value in _version_values(change).items():
        text = f"update memory.plan.ranking_versions set {column} = $value where {version}"
        con.execute(text, {**test, "value": value})
    for column in ("unexcused_as_zero", "min_pupils_to_rank"):
        if (value := getattr(change, column)) is not None:
            con.execute(f"update memory.plan.rules set {column} = $value", {"value": value})


def _version_values(change: Change) -> dict[str, int | Decimal]:
    numbers = {f"top_n{place}": number for place, number in enumerate(change.top_n or (), start=1)}
    return numbers | {f"weight{place}": weight for place, weight in enumerate(change.weights or (), start=1)}


def _take_kept(con: duckdb.DuckDBPyConnection, change: Change) -> None:
    """A place needs the totals of its stage alone: other stages and the subjects stay in the file."""
    stage = "(select stage from warehouse.marts.tests where test_id = $test)"
    limits = {
        EXAMS: f"where stage = {stage}",
        TOTAL_CELLS: "semi join memory.marts.exams using (exam_id)",
        SUBJECT_CELLS: "where false",
        PENDING: "semi join memory.marts.exams using (exam_id)",
        REGISTERED: "semi join memory.marts.exams using (exam_id)",
        FRAMES: "semi join memory.plan.warnings using (plan_id, rule_id)",
    }
    for table in (EXAMS, *sorted(KEPT.keys() - {EXAMS})):
        text = f"create table memory.{table} as select * from warehouse.{KEPT[table]} {limits.get(table, '')}"
        con.execute(text, {"test": change.test_id} if table == EXAMS else None)


def _show_both(con: duckdb.DuckDBPyConnection) -> None:
    for table in RESULTS:
        con.execute(f"create view memory.what_if.{table.split('.')[1]} as from memory.{table}")
    con.execute("set search_path = 'warehouse.marts,warehouse.plan,memory.what_if'")
