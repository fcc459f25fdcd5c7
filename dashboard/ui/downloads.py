"""The row of download buttons: PNG and SVG from the drawn chart, CSV and XLSX of exactly the rows shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from html import escape

import pandas as pd
import streamlit as st

from dashboard.exports.cover import Cover, file_stem, internal_use
from dashboard.exports.csv import csv_bytes
from dashboard.language import current_language, use_language
from dashboard.language import gettext as _
from dashboard.language.columns import heading
from dashboard.ui.session import viewer, warehouse

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def make_cover(title: str, basis: str, choices: tuple[tuple[str, str], ...], notes: tuple[str, ...]) -> Cover:
    """The cover of a file made now, for this viewer, from the version that the page shows."""
    words = {"leadership_group": _("Leadership group")}
    who = words.get(viewer(), viewer())
    return Cover(title, basis, choices, warehouse().version, datetime.now(), who, notes)


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
    buttons = "".join(
        f'<button class="save-image" type="button" data-chart-image="{kind}" title="{_("Save the chart")}" {shared}>'
        f"{kind.upper()}</button>"
        for kind in ("png", "svg")
    )
    return f'<span class="save-images">{buttons}</span>'


def row_buttons(key: str, rows: pd.DataFrame, cover: Cover, headings: Mapping[str, str] | None = None) -> None:
    """CSV and XLSX, made when asked for."""
    named = dict(headings or {name: heading(str(name)) for name in rows.columns})
    stem = file_stem(cover)
    st.download_button(
        "CSV",
        _in_this_language(lambda: csv_bytes(rows, named)),
        f"{stem}.csv",
        "text/csv",
        key=f"{key}_csv",
        on_click="ignore",
        help=_("The rows shown, unrounded"),
    )
    st.download_button(
        "XLSX",
        _in_this_language(lambda: _workbook(rows, named, cover)),
        f"{stem}.xlsx",
        XLSX_TYPE,
        key=f"{key}_xlsx",
        on_click="ignore",
        help=_("The rows shown, with a cover sheet"),
    )


def _workbook(rows: pd.DataFrame, named: Mapping[str, str], cover: Cover) -> bytes:
    from dashboard.exports.xlsx import xlsx_bytes

    return xlsx_bytes(rows, named, cover)


def _image_basis(cover: Cover) -> str:
    choices = " · ".join(text for _name, text in cover.choices if text)
    return " · ".join(part for part in (choices, cover.basis, cover.version) if part)


def _in_this_language(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """The file is made on another thread, which knows nothing of the reader's language."""
    language = current_language()

    def made() -> bytes:
        use_language(language)
        return make()

    return made
