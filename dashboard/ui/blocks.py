"""The box around a chart or table: heading, counting basis, the way to the methods entry, the downloads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import escape
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from dashboard.exports.cover import Cover
from dashboard.language import gettext as _
from dashboard.ui.address import has_page, with_codes
from dashboard.ui.downloads import file_buttons, row_buttons
from dashboard.ui.parts import library


def block(place: str) -> str:
    """The first content of a part that draws a whole block; its script fills head and place."""
    return f'<div class="block"><div class="block-top"></div>{place}</div>'


def block_head(
    key: str,
    cover: Cover,
    methods: str = "",
    images: str = "",
    rows: pd.DataFrame | None = None,
    headings: Mapping[str, str] | None = None,
) -> str:
    """HTML of the head; `images` are finished buttons, `rows` what the files hold."""
    files = "" if rows is None else file_buttons(key, rows, cover, headings)
    images = f"{_rows_button()}{images}" if images and files else images
    buttons = f'<span class="save-images">{images}{files}</span>' if images or files else ""
    return _head(cover.title, cover.basis, methods, buttons)


def _rows_button() -> str:
    """Opens the rows of a chart as a table in its place: what a reader without sight has of it (access.js)."""
    words = _("The rows of the chart as a table")
    facts = f'type="button" data-rows aria-expanded="false" title="{words}"'
    return f'<button class="save-image" {facts}>{_("Rows")}</button>'


@contextmanager
def show_block(
    key: str,
    cover: Cover,
    methods: str = "",
    images: str = "",
    rows: pd.DataFrame | None = None,
    headings: Mapping[str, str] | None = None,
) -> Iterator[None]:
    """A block whose content is drawn by Streamlit's elements, inside the `with`."""
    with st.container(key=f"{key}_block", border=True, gap=None):
        if library():
            st.html(block_head(key, cover, methods, images, rows, headings))
        else:
            with st.container(key=f"{key}_head", horizontal=True, vertical_alignment="top", gap="small"):
                st.html(block_head(key, cover, methods, images))
                if rows is not None:
                    row_buttons(key, rows, cover, headings)
        yield


def block_title(title: str, basis: str, methods: str = "", buttons: str = "") -> None:
    """The heading of a chart or table alone; `buttons` is finished HTML that stands at the right."""
    st.html(_head(title, basis, methods, buttons))


def _head(title: str, basis: str, methods: str, buttons: str) -> str:
    link = ""
    if methods and has_page("methods"):
        query = escape(urlencode(with_codes({"entry": methods})), quote=True)
        link = f' <a href="methods?{query}#{escape(methods)}" target="_blank">{_("How it is computed")}</a>'
    words = f'<h3 class="block-title">{escape(title)}</h3><p class="basis">{escape(basis)}{link}</p>'
    return f'<div class="block-head"><div class="block-words">{words}</div>{buttons}</div>'
