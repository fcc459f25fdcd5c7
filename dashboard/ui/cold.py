"""What a reader sees while there is no warehouse: what is there and what to do next."""

from __future__ import annotations

import os
from collections.abc import Callable
from html import escape
from pathlib import Path

import streamlit as st

from dashboard.language import current_language, ngettext
from dashboard.language import gettext as _
from dashboard.ui.address import put
from dashboard.ui.cards import empty_view
from dashboard.ui.session import POINTER
from dashboard.warehouse.first_build import Waiting, read_state
from dashboard.warehouse.store import pointer_file

_SEEN = "dashboard_waiting"
_TEMPLATE = "python -m dashboard template TEMPLATES"


def show_no_warehouse(reason: str) -> None:
    """The page without data; where the server watches the folder, it goes on by itself."""
    seen = read_state()
    if seen is None:
        _show_nothing(reason)
        return
    st.session_state[_SEEN] = seen.state
    _language_switch()
    _PAGES[seen.state](seen)
    st.caption(_("Data folder: {path}").format(path=seen.folder))
    _watch()


def _show_nothing(reason: str) -> None:
    """Under another start command than ours nobody watches the folder."""
    st.title(_("No data yet"))
    empty_view(
        _("There is no warehouse to read, or it cannot be opened."),
        _("Run “python3 run.py” for the sample county, or “python -m dashboard serve YOUR-FOLDER” for your own data."),
    )
    st.caption(reason)
    st.button(_("Try again"), key="try_again")


def _language_switch() -> None:
    other, name = ("en", "English") if current_language() == "zh" else ("zh", "中文")
    st.button(name, key="language_switch", on_click=put, args=("lang", other), type="tertiary")


@st.fragment(run_every="2s")
def _watch() -> None:
    """Draw the progress; start the page again once something else is to be said."""
    seen = read_state()
    if seen is None or seen.state != st.session_state.get(_SEEN) or _is_there():
        st.rerun(scope="app")
    if seen.state == "building":
        share = min(1.0, seen.done / seen.total) if seen.total else 0.0
        words = _("{done} of {total} steps").format(done=seen.done, total=seen.total)
        st.progress(share, words if seen.total else _("Checking the files ..."))


def _is_there() -> bool:
    named = os.environ.get(POINTER, "")
    return bool(named) and pointer_file(Path(named)).is_file()


def _show_building(_seen: Waiting) -> None:
    st.title(_("The data are being read"))
    empty_view(
        _("The results are computed for the first time; a county takes one to two minutes."),
        _("There is nothing to do: the overview opens by itself."),
    )


def _show_missing(seen: Waiting) -> None:
    st.title(_("The data folder is not there"))
    empty_view(
        _("There is no folder {path}.").format(path=seen.folder),
        _("Check the name, or make the folder and put the files in: the page goes on by itself."),
    )
    _show_ways(seen)


def _show_empty(seen: Waiting) -> None:
    st.title(_("The data folder is empty"))
    empty_view(_("There is no file in it yet."), _("Take one of the three ways below: the page goes on by itself."))
    _show_ways(seen)


def _show_sheets(seen: Waiting) -> None:
    st.title(_("Excel files, not read in yet"))
    count = ngettext("{n} Excel or CSV file: {names}", "{n} Excel or CSV files: {names}", seen.files_n)
    empty_view(
        count.format(n=seen.files_n, names=_names(seen)),
        _("Read them into a data folder with the command below: it asks where something is not sure."),
    )
    st.code(_import(seen, f'"{seen.folder}"'), language="shell")
    st.caption(_("Columns are recognised by their headings. Workbooks to fill in: {command}").format(command=_TEMPLATE))


def _show_foreign(seen: Waiting) -> None:
    st.title(_("No data of the dashboard in this folder"))
    count = ngettext("{n} file, but no table: {names}", "{n} files, but no table: {names}", seen.files_n)
    empty_view(
        count.format(n=seen.files_n, names=_names(seen)),
        _("Start again with the right folder, or take one of the ways below."),
    )
    _show_ways(seen)


def _show_failed(seen: Waiting) -> None:
    st.title(_("The data cannot be used yet"))
    empty_view(
        _("Something in the files must be mended; nothing was changed and nothing is lost."),
        _("Mend what is named below and save: the page tries again by itself."),
    )
    st.html(f'<pre class="told">{escape(seen.told.get(current_language(), ""))}</pre>')


def _show_ways(seen: Waiting) -> None:
    """Three ways to data."""
    st.markdown(_("**To look around:** a county that is invented"))
    st.code(f'python -m dashboard sample "{seen.folder}"', language="shell")
    st.markdown(_("**From Excel:** workbooks to fill in, then read them in"))
    st.code(f"{_TEMPLATE}\n{_import(seen, 'TEMPLATES')}", language="shell")
    st.markdown(_("**From another system:** Parquet files as the data contract asks for (README.md)"))


def _import(seen: Waiting, files: str) -> str:
    return f'python -m dashboard import {files} "{seen.folder}"'


def _names(seen: Waiting) -> str:
    more = _(" and more") if seen.files_n > len(seen.names) else ""
    return _(", ").join(seen.names) + more


_PAGES: dict[str, Callable[[Waiting], None]] = {
    "building": _show_building,
    "missing": _show_missing,
    "empty": _show_empty,
    "sheets": _show_sheets,
    "foreign": _show_foreign,
    "failed": _show_failed,
}


def show_other_version(failure: str) -> None:
    """The page where the file in use belongs to another version and could not be built anew."""
    st.title(_("This warehouse was made by another version of the dashboard"))
    empty_view(
        _("It was to be built anew, but the build failed: {failure}").format(failure=failure),
        _("Mend what is named and start “python -m dashboard serve YOUR-FOLDER” again, or start the version before."),
    )
    st.caption(_("The file was left as it is, and no data were lost."))
    st.button(_("Try again"), key="try_again")


def show_broken() -> None:
    """Where a page breaks off, in the reader's language; the cause is in the server's log."""
    empty_view(
        _("This page could not be drawn to its end."),
        _("The other pages work. Tell whoever looks after the dashboard which link it was."),
    )
