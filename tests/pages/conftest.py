"""The pages as a reader opens them: the entry point on a warehouse of the small sample, built once."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.sample import write_sample
from dashboard.ui.session import POINTER
from dashboard.warehouse.build import build
from dashboard.warehouse.store import default_output

ROOT = Path(__file__).resolve().parents[2]
OpenPage = Callable[..., AppTest]


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the small sample, with its warehouse in the default place."""
    folder = tmp_path_factory.mktemp("pages") / "county"
    write_sample(folder, "small")
    build(folder, progress=False)
    return folder


@pytest.fixture(scope="session")
def sample_warehouse(sample_folder: Path) -> Path:
    """The warehouse `output` that `serve` would be given."""
    return default_output(sample_folder)


@pytest.fixture(autouse=True)
def served(sample_warehouse: Path) -> Iterator[Path]:
    """Every page test reads the sample's warehouse."""
    before = os.environ.get(POINTER)
    os.environ[POINTER] = str(sample_warehouse)
    yield sample_warehouse
    os.environ.pop(POINTER)
    if before is not None:
        os.environ[POINTER] = before


@pytest.fixture
def open_page() -> OpenPage:
    """`open_page("township", township="T01")` opens a link cold and returns the finished run."""

    def opened(page: str, **codes: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60)
        for key, code in codes.items():
            app.query_params[key] = code
        if page != "overview":
            app.switch_page(f"../pages/{page}.py")
        app.run()
        assert not app.exception, [error.value for error in app.exception]
        return app

    return opened


def figures(app: AppTest) -> list[dict[str, Any]]:
    """Every chart on the page as Plotly's JSON, in order."""
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


def page_text(app: AppTest) -> str:
    """Everything that the page writes as HTML or text, one piece a line."""
    pieces = [element.proto.body for element in app.get("html")]
    return "\n".join([*pieces, *(element.value for element in app.markdown)])
