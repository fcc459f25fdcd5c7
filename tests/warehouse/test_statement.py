"""A report as a text that runs by itself."""

import duckdb
import pytest

from dashboard.warehouse import statement


def test_values_are_quoted_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statement, "report_text", lambda name: "select $b || $a as told\n")
    text = statement.executable("spoken", {"a": "it's", "b": "so "}, "v1")
    assert text.splitlines()[0] == "-- duckdb -readonly warehouse-v1.duckdb"
    assert duckdb.execute(text).fetchall() == [("so it's",)]


def test_an_unknown_report_has_no_text() -> None:
    with pytest.raises(KeyError):
        statement.executable("nothing_of_the_kind", {}, "v1")
