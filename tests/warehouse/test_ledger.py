"""The ledger of the small sample: contests, letters, determinations and clauses without a count, from Parquet."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from dashboard.sample import write_sample
from dashboard.warehouse.catalog import load_catalog
from tests.warehouse.counties import open_built

Said = tuple[str, str, int, bool | None]


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    folder: Path = tmp_path_factory.mktemp("ledger") / "county"
    write_sample(folder, "small")
    with open_built(folder) as con:
        yield con


def _said(con: duckdb.DuckDBPyConnection, rule: str, unit: str) -> dict[str, Said]:
    """Level, state, run and tenure by occasion."""
    rows = con.execute(
        "select occasion, level, state, run, attributable from marts.warnings where rule_id = ? and unit_code = ?",
        [rule, unit],
    ).fetchall()
    return {occasion: (level, state, run, tenure) for occasion, level, state, run, tenure in rows}


def test_a_school_last_twice_in_all_meets_the_rule_and_goes_on_meeting_it(con: duckdb.DuckDBPyConnection) -> None:
    met = ("red", "red_condition_met", 2, True)
    assert _said(con, "contest-last-twice", "J0101") == {
        "2022-2023-lessons": ("orange", "orange_one_year", 1, None),
        "2022-2023-plans": ("none", "none", 1, None),
        "2023-2024-lessons": met,
        "2024-2025-lessons": met,
        "2024-2025-plans": met,
    }


def test_a_tie_for_last_waits_unless_it_was_determined(con: duckdb.DuckDBPyConnection) -> None:
    tie = "2022-2023-plans"
    assert _said(con, "contest-last-twice", "J0601")[tie] == ("pending", "pending_determination", 0, None)
    assert _said(con, "contest-last-twice", "J0302")[tie] == ("none", "none", 0, None)
    assert _said(con, "contest-last-twice", "J0302")["2024-2025-lessons"] == ("orange", "orange_one_year", 1, None)
    document = "select determination, determination_doc from marts.warnings where unit_code = 'J0302' and occasion = ?"
    assert con.execute(document, [tie]).fetchall() == [("not_counted", "样例教〔2023〕9号")]


def test_a_letter_is_met_missed_or_not_judged_yet(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.execute(
        "select unit_code, level, state, items_met_n, items_n from marts.warnings"
        " where rule_id = 'target-letter-met' and occasion = '2024-2025' and unit_code in ('J0201', 'J0101', 'J0501')"
    ).fetchall()
    assert sorted(rows) == [
        ("J0101", "unranked", "not_judged", 3, 4),
        ("J0201", "credit", "reward_met", 4, 4),
        ("J0501", "none", "none", 3, 4),
    ]


def test_twelve_ranked_schools_are_too_few_for_a_top_ten(con: duckdb.DuckDBPyConnection) -> None:
    states = con.execute("select distinct state from marts.warnings where rule_id = 'cadre-pool-top10'").fetchall()
    assert states == [("not_applicable",)]


def test_a_clause_without_a_count_has_one_row_that_says_so(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.execute(
        "select rule_id, count(*), any_value(level) from marts.warnings where source = 'none' group by rule_id"
    ).fetchall()
    clauses = con.execute("select rule_id from plan.warnings where source = 'none'").fetchall()
    assert {rule for rule, _n, _level in rows} == {rule for (rule,) in clauses}
    assert {(n, level) for _rule, n, level in rows} == {(1, "report_only")}


def test_no_head_is_known_by_more_than_a_number(con: duckdb.DuckDBPyConnection) -> None:
    types = {name: kind for name, kind, *_ in con.execute("describe marts.warning_frames").fetchall()}
    assert types["head"] == "BIGINT"


@pytest.mark.parametrize("table", ["intermediate.warning_steps", "intermediate.warning_chains", "marts.warnings"])
def test_the_chain_can_be_run_again_from_a_warehouse_alone(table: str) -> None:
    """What it reads is a mart or the plan, or made of them alone."""
    catalog = load_catalog()
    marts = frozenset(name for name in catalog.queries if name.startswith("marts."))
    assert not [name for name in catalog.closure(table, stop_at=marts) if name.startswith(("staging.", "raw."))]
