"""Every page opens on real data."""

import json
from pathlib import Path

import pandas as pd
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


@pytest.mark.parametrize(("size", "shown"), [("all", "ends"), ("small", "all")])
def test_value_added_is_told_with_its_start(served: Built, size: str, shown: str) -> None:
    """The counts of the answer are those of the mart; nothing is drawn of a school with too few pupils."""
    exam = served.source.exam
    app = _open("value_added", stage=exam.stage, test=exam.exam_id, subject=exam.subject, size=size, shown=shown)
    assert not app.exception, [error.value for error in app.exception]
    text = "\n".join(element.proto.body for element in app.get("html"))
    n = _bands(served)
    if size == "all":
        assert f"{n['above']}所学校进步明显更多，{n['below']}所明显更少，{n['around']}所与全县看不出差别" in text
    quadrant = json.loads(app.get("plotly_chart")[0].proto.spec)
    told = {code for (code,) in quadrant["data"][0]["customdata"]}
    small = _too_few(served)
    assert told
    assert not told & small


def _bands(built: Built) -> "pd.Series[int]":
    table = built.warehouse.connection.cursor().table("marts.shown_value_added")
    return table.filter(f"subject = '{built.source.exam.subject}'").df()["band"].value_counts()


def _too_few(built: Built) -> set[str]:
    table = built.warehouse.connection.cursor().table("marts.value_added")
    return set(table.filter(f"subject = '{built.source.exam.subject}' and band = 'too_few'").df()["school_code"])
