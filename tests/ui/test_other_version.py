"""A warehouse of another version that could not be built anew: one clear page, and all pages where it can be read."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui.session import BUILD_FAILED
from dashboard.warehouse.reader import open_file
from tests.ui.fake_county import FakeWarehouse

WHY = "exams.parquet: 1 exam has no date"


def test_the_page_names_the_failed_build_and_what_to_do(
    app: Callable[..., AppTest], county: FakeWarehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(BUILD_FAILED, WHY)
    monkeypatch.setattr(FakeWarehouse, "unreadable", lambda _self: ("test_header",), raising=False)
    shown = app()
    assert not shown.exception
    assert shown.title[0].value == "这个数据库由另一版本的看板程序生成"
    assert any(WHY in text.value for text in shown.main if hasattr(text, "value") and isinstance(text.value, str))


def test_a_failed_build_over_a_file_that_can_be_read_changes_nothing(
    app: Callable[..., AppTest], county: FakeWarehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(BUILD_FAILED, WHY)
    monkeypatch.setattr(FakeWarehouse, "unreadable", lambda _self: (), raising=False)
    assert all("另一版本" not in title.value for title in app().title)


def test_a_file_without_a_table_or_a_column_cannot_be_read(tmp_path: Path) -> None:
    file = tmp_path / "old.duckdb"
    with duckdb.connect(str(file)) as con:
        con.execute("create schema marts")
        con.execute("create table marts.build_info as select 'p' as plan_id")
    warehouse = open_file(file)
    assert {"build_info", "test_header"} <= set(warehouse.unreadable())
    warehouse.close()
