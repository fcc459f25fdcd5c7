"""Where chance explains too much of the spread, the school comparison says so before its chart."""

from collections.abc import Callable

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.ui import fake_county

CANNOT = "This table cannot order most schools: only 42% of the spread between them is more than chance"


def _text(app: AppTest) -> str:
    return "".join(part.proto.body for part in app.get("html"))


def test_a_spread_beyond_chance_needs_no_word(app: Callable[..., AppTest]) -> None:
    assert "cannot order" not in _text(app("school_comparison", lang="en"))


def test_a_spread_that_chance_explains_is_said_first(
    app: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    row = {"school_n": 8, "rankability": 0.42, "rankability_least": 0.7, "is_too_low": True}
    monkeypatch.setitem(fake_county.REPORTS, "comparison_rankability", lambda _params: pd.DataFrame([row]))
    assert f"{CANNOT} (less than 70%)." in _text(app("school_comparison", lang="en"))


def test_one_school_has_no_spread(app: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(fake_county.REPORTS, "comparison_rankability", lambda _params: pd.DataFrame())
    assert "cannot order" not in _text(app("school_comparison", lang="en"))
