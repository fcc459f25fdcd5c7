"""The dashboard on the made-up county, run through its entry point."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import dashboard.warehouse.reader as reader
from dashboard.language import use_language
from dashboard.ui.session import POINTER, forget
from dashboard.warehouse.store import pointer_file
from tests.ui.fake_county import FakeWarehouse

ENTRY = Path(__file__).resolve().parents[2] / "dashboard" / "app.py"


@pytest.fixture(autouse=True)
def chinese() -> None:
    """Every test begins in the language of a first visit."""
    use_language("")


@pytest.fixture
def county(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeWarehouse:
    """The made-up county in the place of a warehouse."""
    warehouse = FakeWarehouse()
    output = tmp_path / "warehouse.duckdb"
    pointer_file(output).write_text("{}")
    monkeypatch.setenv(POINTER, str(output))
    monkeypatch.setattr(reader, "open_warehouse", lambda _path: warehouse)
    forget()
    return warehouse


@pytest.fixture
def app(county: FakeWarehouse) -> Callable[..., AppTest]:
    """Opens a page of the dashboard with the codes of a link: app("school_comparison", subject="math")."""

    def opened(page: str = "", **codes: str) -> AppTest:
        test = AppTest.from_file(str(ENTRY), default_timeout=30)
        for key, code in codes.items():
            test.query_params[key] = code
        if page:
            test.switch_page(f"../pages/{page}.py")
        return test.run()

    return opened
