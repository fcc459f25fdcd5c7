"""Every page opens on real data."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui.session import POINTER
from dashboard.warehouse.store import default_output
from tests.real.conftest import Built

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py") if path.stem != "__init__")


@pytest.fixture
def served(built: Built, monkeypatch: pytest.MonkeyPatch) -> Built:
    monkeypatch.setenv(POINTER, str(default_output(built.folder)))
    return built


def _open(page: str, **codes: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=120)
    for key, code in codes.items():
        app.query_params[key] = code
    if page != "overview":
        app.switch_page(f"../pages/{page}.py")
    return app.run()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_on_real_data(served: Built, page: str) -> None:
    pupils, exam = served.source.pupils, served.source.exam
    first = pupils.iloc[0]
    app = _open(
        page, stage=exam.stage, test=exam.exam_id, subject=exam.subject,
        township=first["township_code"], school=first["school_code"],
    )  # fmt: skip
    assert not app.exception, [error.value for error in app.exception]
