"""The warehouse as a session sees it: always the current version, every report asked for once."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import pandas as pd
import streamlit as st

from dashboard.language import current_language

POINTER = "DASHBOARD_WAREHOUSE"
LEADERSHIP_GROUP = "leadership_group"
_SEEN = "dashboard_version_seen"


class Reports(Protocol):
    """What the pages need of a warehouse."""

    @property
    def version(self) -> str:
        """The version that is open."""
        ...

    def report(self, name: str, **params: str) -> pd.DataFrame:
        """The rows of one report."""
        ...


class NoWarehouseYetError(Exception):
    """There is no warehouse to read; the message says why, the page says what to do."""


def pointer() -> Path | None:
    """The warehouse that this server was started for; a small file beside it names the version in use."""
    named = os.environ.get(POINTER, "")
    return Path(named) if named else None


def viewer() -> str:
    """Who looks; until there are accounts, the leadership group."""
    return LEADERSHIP_GROUP


def warehouse() -> Reports:
    """The current warehouse; raises NoWarehouseYetError while there is none."""
    path = pointer()
    if path is None:
        raise NoWarehouseYetError(POINTER)
    opened = _open(str(path), _token(path))
    st.session_state[_SEEN] = opened.version
    return opened


def report(name: str, **params: str) -> pd.DataFrame:
    """The rows of a report for this viewer; a copy that costs nothing until it is changed."""
    opened = warehouse()
    rows = _report(name, tuple(sorted(params.items())), opened.version, viewer(), current_language(), opened)
    return rows.copy(deep=False)


def one(name: str, **params: str) -> pd.Series[Any] | None:
    """The first row of a report, or None where it has no rows."""
    rows = report(name, **params)
    return None if rows.empty else rows.iloc[0]


def cached_figure(name: str, build: Callable[[], Any], *parts: object) -> Any:
    """A finished figure, built once for each page, choice, version, viewer and language; never change it."""
    key = (name, tuple(str(part) for part in parts), warehouse().version, viewer(), current_language())
    return _figure(key, build)


@st.fragment(run_every="30s")
def watch_version() -> None:
    """Start the page again once a new warehouse is in place."""
    path = pointer()
    seen = st.session_state.get(_SEEN)
    if path is None or seen is None:
        return
    try:
        fresh = _open(str(path), _token(path)).version != seen
    except NoWarehouseYetError:
        return
    if fresh:
        st.rerun(scope="app")


def _token(path: Path) -> tuple[int, int, int]:
    from dashboard.warehouse.store import pointer_file

    try:
        found = pointer_file(path).stat()
    except OSError as error:
        raise NoWarehouseYetError(str(path)) from error
    return found.st_ino, found.st_mtime_ns, found.st_size


@st.cache_resource(max_entries=3, show_spinner=False)
def _open(path: str, token: tuple[int, int, int]) -> Reports:
    from dashboard.warehouse.reader import open_warehouse

    try:
        opened: Reports = open_warehouse(Path(path))
    except Exception as error:
        raise NoWarehouseYetError(f"{path}: {error}") from error
    return opened


@st.cache_resource(max_entries=1024, ttl="12h", show_spinner=False)
def _report(
    name: str, params: tuple[tuple[str, str], ...], version: str, viewer_code: str, language: str, _opened: Reports
) -> pd.DataFrame:
    return _opened.report(name, **dict(params))


@st.cache_resource(max_entries=256, ttl="12h", show_spinner=False)
def _figure(key: tuple[object, ...], _build: Callable[[], Any]) -> Any:
    return _build()
