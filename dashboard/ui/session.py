"""The warehouse as a session sees it: always the current version, every report asked for once."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast

import pandas as pd
import streamlit as st

from dashboard.language import current_language
from dashboard.ui.address import MASK, REVEALED, put, value
from dashboard.ui.kept import Kept
from dashboard.ui.masking import Mask, neutral

SNAPSHOT = "snapshot"
POINTER = "DASHBOARD_WAREHOUSE"
BUILD_FAILED = "DASHBOARD_BUILD_FAILED"
LEADERSHIP_GROUP = "leadership_group"
_SEEN = "dashboard_version_seen"

T = TypeVar("T")


class Reports(Protocol):
    """What the pages need of a warehouse."""

    @property
    def version(self) -> str:
        """The version that is open."""
        ...

    def report(self, name: str, **params: str) -> pd.DataFrame:
        """The rows of one report."""
        ...


_reports: Kept[pd.DataFrame] = Kept(1024)
_figures: Kept[Any] = Kept(512)
_opened: Kept[Reports] = Kept(3)
_frozen: Kept[Reports] = Kept(6)
_masks: Kept[Mask] = Kept(64)


class NoWarehouseYetError(Exception):
    """There is no warehouse to read; the message says why, the page says what to do."""


class OtherVersionError(Exception):
    """The warehouse was made by another version of the dashboard; the message says why it was not built anew."""


def pointer() -> Path | None:
    """The warehouse that this server was started for; a small file beside it names the version in use."""
    named = os.environ.get(POINTER, "")
    return Path(named) if named else None


def viewer() -> str:
    """Who looks; until there are accounts, the leadership group."""
    return LEADERSHIP_GROUP


def warehouse() -> Reports:
    """The current warehouse, or the published version that the link names; NoWarehouseYetError while there is none."""
    path = pointer()
    if path is None:
        raise NoWarehouseYetError(POINTER)
    if value(SNAPSHOT):
        return _snapshot(path, value(SNAPSHOT))
    opened = _open(str(path), _token(path))
    st.session_state[_SEEN] = opened.version
    return opened


def report(name: str, **params: str) -> pd.DataFrame:
    """The rows of a report for this viewer, without names while they are masked; a copy that costs nothing."""
    hides = mask()
    if hides is None:
        return _plain(name, **params)
    key = (name, tuple(sorted(params.items())), warehouse().version, *_reader())
    return _reports.get(key, lambda: hides.rows(_plain(name, **params))).copy(deep=False)


def _plain(name: str, **params: str) -> pd.DataFrame:
    opened = warehouse()
    key = (name, tuple(sorted(params.items())), opened.version, viewer(), current_language())
    return _reports.get(key, lambda: opened.report(name, **params)).copy(deep=False)


def mask() -> Mask | None:
    """What hides the names of units from this reader, None while they are shown."""
    if not value(MASK):
        return None
    version = warehouse().version
    revealed = value(REVEALED).split(".")
    return _masks.get((version, *_reader()), lambda: neutral(_plain("unit_names"), version, revealed))


def reveal(code: str) -> bool:
    """Show the name of one unit again; False where it is not hidden."""
    hides = mask()
    if hides is None or code not in hides.codes:
        return False
    put(REVEALED, ".".join(filter(None, (value(REVEALED), code))))
    return True


def _reader() -> tuple[str, ...]:
    """What two readers must share to be shown the same: who they are, the language, which names they may see."""
    return viewer(), current_language(), value(MASK), value(REVEALED)


def one(name: str, **params: str) -> pd.Series[Any] | None:
    """The first row of a report, or None where it has no rows."""
    rows = report(name, **params)
    return None if rows.empty else rows.iloc[0]


def cached_figure(name: str, build: Callable[[], T], *parts: object) -> T:
    """A finished figure, its rows or words, built once for each choice, version, viewer, language; never change it."""
    key = (name, tuple(str(part) for part in parts), warehouse().version, *_reader())
    return cast(T, _figures.get(key, build))


def forget() -> None:
    """Drop what was kept: reports, figures, open warehouses."""
    for kept in (_reports, _figures, _opened, _frozen, _masks):
        kept.forget()


@st.fragment(run_every="30s")
def watch_version() -> None:
    """Start the page again once a new warehouse is in place."""
    path = pointer()
    seen = st.session_state.get(_SEEN)
    if path is None or seen is None or value(SNAPSHOT):
        return
    try:
        fresh = _open(str(path), _token(path)).version != seen
    except (NoWarehouseYetError, OtherVersionError):
        return
    if fresh:
        st.rerun(scope="app")


def _snapshot(output: Path, version: str) -> Reports:
    from dashboard.warehouse.kept import open_version
    from dashboard.warehouse.publishing import folder_of

    return _frozen.get((str(output), version), lambda: open_version(folder_of(output), version))


def _token(path: Path) -> tuple[int, int, int]:
    from dashboard.warehouse.store import pointer_file

    try:
        found = pointer_file(path).stat()
    except OSError as error:
        raise NoWarehouseYetError(str(path)) from error
    return found.st_ino, found.st_mtime_ns, found.st_size


def _open(path: str, token: tuple[int, int, int]) -> Reports:
    def opened() -> Reports:
        from dashboard.warehouse.reader import open_warehouse

        try:
            found = open_warehouse(Path(path))
        except Exception as error:
            raise NoWarehouseYetError(f"{path}: {error}") from error
        failure = os.environ.get(BUILD_FAILED, "")
        if failure and found.unreadable():
            raise OtherVersionError(failure)
        return found

    return _opened.get((path, token), opened)
