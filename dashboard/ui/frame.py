"""The frame of every page: navigation, whose data, as of when, which version, internal use, the language."""

from __future__ import annotations

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
from dashboard.ui import address, meeting
from dashboard.ui.address import current_address
from dashboard.ui.cold import show_broken, show_no_warehouse, show_other_version
from dashboard.ui.links import follow_link, page_link, same_page_button
from dashboard.ui.pack_button import pack_button
from dashboard.ui.parts import library, part
from dashboard.ui.session import NoWarehouseYetError, OtherVersionError, one, warehouse, watch_version
from dashboard.ui.snapshot import REFUSED, frozen_badge, show_refused

ROOT = Path(__file__).resolve().parents[2]
_NAMES = {"zh": "中文", "en": "English"}
_TAGS = {"zh": "zh-CN", "en": "en"}


def titles() -> dict[str, str]:
    """Every page of the navigation in its order, with its title; the first answers at the root."""
    return {
        "overview": _("Overview"),
        "school_comparison": _("Schools compared"),
        "township": _("Townships"),
        "school": _("School"),
        "warnings": _("Warnings"),
        "phase_targets": _("Three-year targets"),
        "monitoring": _("Duties monitored"),
        "value_added": _("Value added"),
        "actions": _("Actions"),
        "data_status": _("Data status"),
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
        meeting.enter()
        _header()
        _draw(page)
        watch_version()
    except NoWarehouseYetError as missing:
        show_no_warehouse(str(missing))
    except OtherVersionError as other:
        show_other_version(str(other))
    except REFUSED as refused:
        show_refused(refused)
    finally:
        address.commit()


def _draw(page: Page) -> None:
    try:
        page.run()
    except (NoWarehouseYetError, OtherVersionError, *REFUSED):
        raise
    except Exception:
        show_broken()
        raise


def _navigate() -> Page:
    pages = {
        name: st.Page(address.page_file(ROOT, name), title=title, url_path=name, default=number == 0)
        for number, (name, title) in enumerate(titles().items())
        if address.page_file(ROOT, name).exists()
    }
    address.register_pages(pages)
    return st.navigation(list(pages.values()), position="hidden")


def _dress() -> None:
    """The look and the listeners of the whole page, in two parts that draw nothing."""
    with st.container(key="scripts"):
        part("chart_images")(key="image_saver")
        part("selection")(key="selection", data={"chosen": chosen_units()})
        told = {"language": _TAGS[current_language()], "skip": _("Skip to the page")}
        part("access", style="access.css")(key="access", data=told)
        part("frame", style="style.css")(key="links", on_link_change=lambda: follow_link("links"))


def chosen_units() -> list[str]:
    """The units of the link, which every table and chart marks."""
    return [code for code in map(address.value, ("school", "township", "unit")) if code]


def _header() -> None:
    info = one("build_info")
    item = meeting.current_item()
    if item is not None:
        _meeting_header(item, info)
        return
    if library():
        other = "en" if current_language() == "zh" else "zh"
        button = f'<span class="st-key-language_switch">{same_page_button(_NAMES[other], {"lang": other})}</span>'
        line = f"{_header_line(info)}{pack_button()}{meeting.switch()}{button}"
        st.html(f'{_menu()}<div class="st-key-frame framed-line">{line}</div>')
        return
    st.html(_menu())
    with st.container(key="frame", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(_header_line(info) + meeting.switch())
        _language_switch()


def _meeting_header(item: meeting.AgendaItem, info: pd.Series[Any] | None) -> None:
    view = (str(item.number), current_address().page, address.value("township"), address.value("school"))
    with st.container(key="meeting_scripts"):
        part("meeting", style="meeting.css")(key="meeting_keys", data={"view": " ".join(view)})
    foot = f'<footer class="meeting-foot">{_header_line(info)}{pack_button()}</footer>'
    st.html(f'<div class="st-key-frame">{meeting.bar(item)}</div>{foot}')


def _menu() -> str:
    """Our own links instead of Streamlit's: they carry the codes, so that a new page is one step in the history."""
    here = current_address().page
    spot = {True: "here", False: "there"}
    links = [
        f'<span class="st-key-menu_{spot[name == here]}_{name}">{page_link(name, escape(title))}</span>'
        for name, title in titles().items()
        if address.has_page(name)
    ]
    return f'<nav class="st-key-menu" aria-label="{escape(_("Pages"))}">{"".join(links)}</nav>'


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
    parts += [frozen_badge(), f'<span class="internal">{escape(internal_use())}</span>']
    return f'<div class="frame-line">{"".join(parts)}</div>'


def _fact(name: str, text: str) -> str:
    return f'<span class="fact">{escape(name)} <b>{escape(text)}</b></span>'


def _language_switch() -> None:
    other = "en" if current_language() == "zh" else "zh"
    st.button(_NAMES[other], key="language_switch", on_click=address.put, args=("lang", other), type="tertiary")
