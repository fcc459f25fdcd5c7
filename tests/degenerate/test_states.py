"""Where little or nothing can be said there is a state, and no number that only looks like one."""

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui.session import POINTER
from dashboard.warehouse.store import default_output
from tests.degenerate.conftest import Built

ROOT = Path(__file__).resolve().parents[2]
LEAST_WIDTH = 1e-6
NOTHING = re.compile(r".{0,60}\b(?:nan|NaN|inf|Infinity|None|NaT|<NA>)\b.{0,20}")
# model_state of value added, interval_state of schools' places, and whether the school comparison tells rankability.
STATES = {
    "one_school": ({"one_school"}, {"one_unit"}, False),
    "one_pupil": ({"one_pupil"}, set(), False),
    "one_pupil_each": ({"too_few"}, set(), False),
    "all_equal": ({"all_equal"}, {"all_equal"}, False),
    "alike_in_each_school": ({"no_residual"}, {"no_spread"}, False),
    "all_start_alike": ({"no_spread"}, {"all_equal"}, True),
    "schools_alike": ({"no_difference"}, {"all_equal"}, True),
    "nothing_but_zeros": ({"all_equal"}, {"all_equal"}, False),
    "no_baseline": (set(), {"ok"}, True),
}
# Cases in which no interval can be drawn at all, and pages that draw intervals.
SILENT = ("one_pupil", "one_pupil_each", "all_equal", "alike_in_each_school", "nothing_but_zeros")
PAGES = ("school_comparison", "value_added")


def _columns(con: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    """By table of marts, its columns and their types."""
    stored = con.table("duckdb_columns").filter("not internal and schema_name = 'marts'")
    found: dict[str, dict[str, str]] = {}
    for table, name, kind in stored.project("table_name, column_name, data_type").fetchall():
        found.setdefault(table, {})[name] = kind
    return found


def _holds(con: duckdb.DuckDBPyConnection, table: str, condition: str) -> bool:
    return bool(con.table(f"marts.{table}").filter(condition).limit(1).fetchall())


def _bounds(names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Lower and upper ends of intervals; places are whole numbers and may be alone."""
    for low in names:
        high = re.sub(r"(^|_)low(_|$)", r"\1high\2", low)
        if low != high and high in names and names[low] == "DOUBLE":
            yield low, high


def test_no_mart_holds_a_number_that_is_none(built: Built) -> None:
    con = built.warehouse.connection.cursor()
    tables = _columns(con)
    assert len(tables) > 20
    found = [
        (table, name)
        for table, names in tables.items()
        for name, kind in names.items()
        if kind in ("DOUBLE", "FLOAT") and _holds(con, table, f'isnan("{name}") or isinf("{name}")')
    ]
    assert found == []


def test_no_interval_is_a_point(built: Built) -> None:
    con = built.warehouse.connection.cursor()
    ends = [(table, low, high) for table, names in _columns(con).items() for low, high in _bounds(names)]
    assert {("shown_results", "diff_low", "diff_high"), ("value_added", "ci_low", "ci_high")} <= set(ends)
    found = [each for each in ends if _holds(con, each[0], f'abs("{each[2]}" - "{each[1]}") < {LEAST_WIDTH}')]
    assert found == []


def test_every_state_says_why(built: Built) -> None:
    con = built.warehouse.connection.cursor()
    model_states, interval_states, is_ordered = STATES[built.case]
    added: pd.DataFrame = con.table("marts.value_added").filter("test_id = 'late'").df()
    places: pd.DataFrame = con.table("marts.rank_intervals").filter("test_id = 'late' and unit_type = 'school'").df()
    assert set(added["model_state"]) == model_states
    assert set(places["interval_state"]) == interval_states
    if model_states != {"no_difference"}:
        assert added[["raw_effect", "shrunken_effect", "ci_low"]].isna().all(axis=None)
    if interval_states != {"ok"}:
        assert places[["rank_low", "rank_high", "p_bottom3", "p_chance"]].isna().all(axis=None)
    order = built.warehouse.report("comparison_rankability", test_id="late", subject="total", township="")
    assert (len(order) == 1) is is_ordered
    assert order["rankability"].eq(0).all()
    assert order["is_too_low"].all()


def test_what_cannot_vary_has_no_interval(built: Built) -> None:
    rows = built.warehouse.report("school_comparison", test_id="late", subject="total", township="", post="")
    assert rows["diff_low"].isna().all() == (built.case in SILENT)
    heat = built.warehouse.connection.cursor().table("marts.shown_results").filter("test_id = 'late'").df()
    is_flat = built.case in ("all_equal", "nothing_but_zeros", "one_pupil", "one_pupil_each")
    assert heat["z_mean"].isna().all() == is_flat


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("built", ["one_school", "all_equal", "alike_in_each_school"], indirect=True)
def test_a_page_shows_a_state_and_no_number_that_is_none(
    built: Built, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(POINTER, str(default_output(built.folder)))
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=120)
    for key, code in {"stage": "junior", "test": "late", "subject": "total", "township": "T1", "school": "J1"}.items():
        app.query_params[key] = code
    app.switch_page(f"../pages/{page}.py").run()
    assert not app.exception, [error.value for error in app.exception]
    texts = [element.proto.body for element in app.get("html")]
    texts += [chart.proto.spec for chart in app.get("plotly_chart")]
    texts += [part.proto.json for part in app.get("bidi_component")]
    assert texts
    assert [found for text in texts for found in NOTHING.findall(text)] == []
