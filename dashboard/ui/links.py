"""Links inside our own HTML: a click opens the view in this session (frame.js), another tab opens it by its address."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from dashboard.ui.address import current_address, has_page, open_view, with_codes


def page_link(page: str, inner: str, changes: Mapping[str, str] | None = None, look: str = "") -> str:
    """A link to a page with some codes changed; `inner` is finished HTML. Without that page only the words."""
    if not has_page(page):
        return inner
    css = f' class="{escape(look, quote=True)}"' if look else ""
    return f"<a {view_of(page, with_codes(changes or {}))}{css}>{inner}</a>"


def view_of(page: str, codes: Mapping[str, str]) -> str:
    """The attributes of a link to exactly this view."""
    query = escape(urlencode(codes), quote=True)
    return f'href="{escape(page)}?{query}" data-page="{escape(page)}" data-codes="{query}"'


def same_page_button(words: str, changes: Mapping[str, str]) -> str:
    """A button that changes codes of this view and stays on its page."""
    query = escape(urlencode(with_codes(changes)), quote=True)
    page = escape(current_address().page)
    return f'<button type="button" data-page="{page}" data-codes="{query}">{escape(words)}</button>'


def follow_link(widget: str) -> None:
    """Callback of frame.js: opens the page and codes of the link that was clicked."""
    told = st.session_state.get(widget)
    clicked = told.get("link") if told else None
    if clicked and (has_page(str(clicked["page"]))):
        open_view(str(clicked["page"]), dict(parse_qsl(str(clicked["codes"]))))
