"""The frame of every page: navigation, whose data, as of when, which version, internal use, the language."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.navigation.page import Page

from dashboard.exports.cover import internal_use
from dashboard.language import current_language, use_language
from dashboard.language import gettext as _
from dashboard.language.formats import day
from dashboard.ui import address
from dashboard.ui.cold import show_no_warehouse
from dashboard.ui.session import NoWarehouseYetError, one, warehouse, watch_version

ROOT = Path(__file__).resolve().parents[2]
_HERE = Path(__file__).resolve().parent
_NAMES = {"zh": "中文", "en": "English"}


def titles() -> dict[str, str]:
    """Every page of the navigation in its order, with its title; the first answers at the root."""
    return {
        "overview": _("Overview"),
        "school_comparison": _("Schools compared"),
        "township": _("Townships"),
        "school": _("School"),
        "warnings": _("Bottom-three warnings"),
        "phase_targets": _("Three-year targets"),
        "data_status": _("State of the data"),
        "methods": _("Methods"),
    }


def run() -> None:
    """One run of the dashboard: frame, then the page, then the view written to the URL."""
    use_language(address.language())
    st.set_page_config(page_title=_("County education quality"), layout="wide", initial_sidebar_state="collapsed")
    page = _navigate()
    address.begin(page.url_path or "overview")
    address.put("lang", current_language())
    address.follow()
    _dress()
    try:
        warehouse()
        _menu()
        _header()
        page.run()
        watch_version()
    except NoWarehouseYetError as missing:
        show_no_warehouse(str(missing))
    finally:
        address.commit()


def _navigate() -> Page:
    pages = {
        name: st.Page(address.page_file(ROOT, name), title=title, url_path=name, default=number == 0)
        for number, (name, title) in enumerate(titles().items())
        if address.page_file(ROOT, name).exists()
    }
    address.register_pages(pages)
    return st.navigation(list(pages.values()), position="hidden")


def _menu() -> None:
    """Our own links instead of Streamlit's: they carry the codes, so that a new page is one step in the history."""
    with st.container(key="menu", horizontal=True, gap=None):
        for name, title in titles().items():
            if address.has_page(name):
                here = "here" if name == address.current_address().page else "there"
                with st.container(key=f"menu_{here}_{name}", width="content"):
                    st.page_link(address.page_named(name), label=title, query_params=address.with_codes({}))


def _dress() -> None:
    style = (_HERE / "style.css").read_text(encoding="utf-8")
    st.html(f"<style>{style}</style>")
    with st.container(key="scripts"):
        _image_saver()(key="image_saver")


@cache
def _image_saver() -> Callable[..., object]:
    script = (_HERE / "chart_images.js").read_text(encoding="utf-8")
    return st.components.v2.component("dashboard_chart_images", js=script, isolate_styles=False)


def _header() -> None:
    info = one("build_info")
    with st.container(key="frame", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(_header_line(info))
        _language_switch()


def _header_line(info: pd.Series[Any] | None) -> str:
    parts: list[str] = []
    if info is not None:
        plan = info[f"plan_name_{current_language()}"]
        parts = [
            f'<strong class="frame-plan">{escape(str(plan))}</strong>',
            _fact(_("As of"), day(info["as_of"])),
            _fact(_("Result version"), str(info["result_version"])),
        ]
        if bool(info["shipped"]):
            parts.append(f'<span class="badge warn">{escape(_("The shipped example plan: put in your own"))}</span>')
    parts.append(f'<span class="internal">{escape(internal_use())}</span>')
    return f'<div class="frame-line">{"".join(parts)}</div>'


def _fact(name: str, text: str) -> str:
    return f'<span class="fact">{escape(name)} <b>{escape(text)}</b></span>'


def _language_switch() -> None:
    other = "en" if current_language() == "zh" else "zh"
    st.button(_NAMES[other], key="language_switch", on_click=address.put, args=("lang", other), type="tertiary")
