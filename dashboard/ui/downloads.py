"""The row of download buttons: PNG and SVG from the drawn chart, CSV and XLSX of exactly the rows shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.exports.cover import Cover, file_stem, internal_use
from dashboard.exports.csv import csv_bytes
from dashboard.language import current_language, use_language
from dashboard.language import gettext as _
from dashboard.language.formats import is_nothing, moment, number
from dashboard.ui.address import current_address
from dashboard.ui.offers import offer
from dashboard.ui.parts import library
from dashboard.ui.reader_rows import reader_rows
from dashboard.ui.session import mask, one, viewer, warehouse

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class RowFile:
    """A file of rows: its ending, its media type, what it holds in words, how it is made."""

    kind: str
    media: str
    words: str
    make: Callable[[], bytes]


def make_cover(
    title: str, basis: str, choices: tuple[tuple[str, str], ...], notes: tuple[str, ...], test: str = "", n: int = 0
) -> Cover:
    """The cover of a file made now, for this viewer, from the version that the page shows; `n` rows of that test."""
    words = {"leadership_group": _("Leadership group")}
    who = words.get(viewer(), viewer())
    header = one("test_header", test_id=test) if test else None
    return Cover(
        title, basis, choices, warehouse().version, datetime.now(), who, notes,
        n=_counted(header, n), plan=_plan(header),
    )  # fmt: skip


def _counted(header: pd.Series[Any] | None, n: int) -> str:
    """How many rows, and how many pupils of the county the test counts."""
    told = [_("{n} rows").format(n=number(n))] if n else []
    if header is not None and not is_nothing(header.get("county_eligible_n")):
        told.append(_("{n} pupils of the county in this test").format(n=number(header["county_eligible_n"])))
    return _("; ").join(told)


def _plan(header: pd.Series[Any] | None) -> str:
    """The plan in force and the version of its parameters that places the test."""
    info = one("build_info")
    if info is None:
        return ""
    told = [f"{info[f'plan_name_{current_language()}']} ({info.get('plan_id', '')})"]
    if header is not None and isinstance(header.get("version_id"), str):
        told.append(_("parameters “{version}”").format(version=header["version_id"]))
    return _("; ").join(told)


def image_buttons(chart_key: str, cover: Cover) -> str:
    """HTML of PNG and SVG; the browser draws them, `chart_images.js` listens."""
    facts = {
        "chart": chart_key,
        "title": cover.title,
        "basis": _image_basis(cover),
        "internal": internal_use(),
        "file": file_stem(cover),
        "notes": "\n".join(cover.notes),
    }
    shared = " ".join(f'data-{name}="{escape(text, quote=True)}"' for name, text in facts.items())
    return "".join(
        f'<button class="save-image" type="button" data-chart-image="{kind}" title="{_("Save the chart")}" {shared}>'
        f"{kind.upper()}</button>"
        for kind in ("png", "svg")
    )


def row_files(rows: pd.DataFrame, cover: Cover, headings: Mapping[str, str] | None = None) -> tuple[RowFile, ...]:
    """CSV and XLSX of exactly these rows."""
    hides = mask()
    rows = rows if hides is None else hides.without_codes(rows)
    csv = in_this_language(lambda: csv_bytes(*reader_rows(rows, headings)))
    workbook = in_this_language(lambda: _workbook(*reader_rows(rows, headings), replace(cover, made_at=datetime.now())))
    return (
        RowFile("csv", "text/csv", _("The rows shown, unrounded"), csv),
        RowFile("xlsx", XLSX_TYPE, _("The rows shown, with a cover sheet"), workbook),
    )


def row_buttons(key: str, rows: pd.DataFrame, cover: Cover, headings: Mapping[str, str] | None = None) -> None:
    """CSV and XLSX as elements of their own, made when asked for."""
    if library():
        st.html(f'<span class="save-images">{file_buttons(key, rows, cover, headings)}</span>', width="content")
        return
    for file in row_files(rows, cover, headings):
        st.download_button(
            file.kind.upper(), file.make, f"{file_stem(cover)}.{file.kind}", file.media, key=f"{key}_{file.kind}",
            on_click="ignore", help=file.words,
        )  # fmt: skip


def file_buttons(key: str, rows: pd.DataFrame, cover: Cover, headings: Mapping[str, str] | None = None) -> str:
    """HTML of CSV and XLSX; `frame.js` listens, our server hands the files out."""
    stem = escape(file_stem(cover), quote=True)
    page = current_address().page
    return "".join(
        f'<span class="st-key-{key}_{file.kind}"><button class="save-image" type="button" title="{escape(file.words)}" '
        f'data-saves="{offer(f"{page}-{key}.{file.kind}", file.media, file.make)}" data-name="{stem}.{file.kind}">'
        f"{file.kind.upper()}</button></span>"
        for file in row_files(rows, cover, headings)
    )


def _workbook(rows: pd.DataFrame, named: Mapping[str, str], cover: Cover) -> bytes:
    from dashboard.exports.xlsx import xlsx_bytes

    return xlsx_bytes(rows, named, cover)


def _image_basis(cover: Cover) -> str:
    choices = " · ".join(text for _name, text in cover.choices if text)
    parts = (choices, cover.n, cover.basis, cover.plan, cover.version, moment(cover.made_at))
    return " · ".join(part for part in parts if part)


def in_this_language(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """The file is made on another thread, which knows nothing of the reader's language."""
    language = current_language()

    def made() -> bytes:
        use_language(language)
        return make()

    return made
