"""Every report is asked for once for each version."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

import dashboard.warehouse.reader as reader
from dashboard.ui.session import POINTER, pointer
from dashboard.warehouse.store import pointer_file
from tests.ui.fake_county import FakeWarehouse

Open = Callable[..., AppTest]


def test_a_second_run_asks_for_nothing_again(app: Open, county: FakeWarehouse) -> None:
    test = app("school_comparison")
    asked = len(county.asked)
    test.run()
    assert len(county.asked) == asked


def test_a_new_version_is_read_by_a_running_session(
    app: Open, county: FakeWarehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    test = app("school_comparison")
    fresh = replace(county, version="v2", asked=[])
    monkeypatch.setattr(reader, "open_warehouse", lambda _path: fresh)
    place = pointer()
    assert place is not None
    pointer_file(place).write_text('{"version": "v2"}')
    test.run()
    assert "school_comparison" in {name for name, _params in fresh.asked}


def test_without_a_warehouse_the_page_says_what_to_do(app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(POINTER)
    test = app()
    assert not test.exception
    assert "尚无数据" in test.title[0].value
    assert any("python3 run.py" in block.proto.body for block in test.get("html"))
