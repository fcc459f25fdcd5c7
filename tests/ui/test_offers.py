"""Files are handed out at an address that only their session knows."""

import asyncio
from typing import Any

import pytest
import streamlit as st

from dashboard.ui import offers
from dashboard.ui.server import FileAnswer


@pytest.fixture(autouse=True)
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A session state of its own."""
    state: dict[str, str] = {}
    monkeypatch.setattr(st, "session_state", state)
    return state


def answer(path: str) -> list[Any]:
    """What the server sends for an address."""
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> dict[str, str]:
        return {"type": "http.request"}

    asyncio.run(FileAnswer(path)({"type": "http", "method": "GET", "headers": []}, receive, send))
    return sent


def test_a_file_is_made_when_it_is_asked_for_and_named_by_the_page() -> None:
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return b"a,b"

    path = offers.offer("school-official.csv", "text/csv", make)
    assert made == []
    start, body = answer(path)
    headers = dict(start["headers"])
    assert (start["status"], body["body"]) == (200, b"a,b")
    assert headers[b"content-disposition"] == b"attachment"
    assert headers[b"cache-control"] == b"no-store"


def test_the_newest_file_of_a_name_stands() -> None:
    first = offers.offer("x.csv", "text/csv", lambda: b"old")
    assert offers.offer("x.csv", "text/csv", lambda: b"new") == first
    assert answer(first)[1]["body"] == b"new"


def test_another_session_has_another_address(session: dict[str, str]) -> None:
    mine = offers.offer("x.csv", "text/csv", lambda: b"mine")
    session.clear()
    assert offers.offer("x.csv", "text/csv", lambda: b"theirs") != mine
    assert answer(mine)[1]["body"] == b"mine"


def test_an_address_never_given_out_is_refused() -> None:
    assert answer(f"{offers.FOLDER}guess/x.csv")[0]["status"] == 404
