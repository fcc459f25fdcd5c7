"""The button that makes the Word report of a school or township, from the version that the page shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from html import escape

import streamlit as st

from dashboard.feedback.facts import file_stem
from dashboard.language import gettext as _
from dashboard.ui.downloads import in_this_language
from dashboard.ui.offers import offer
from dashboard.ui.parts import library
from dashboard.ui.session import mask, one, warehouse

DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KEY = "report_docx"


def show_report_button(unit_type: str, code: str, name: str, test_id: str) -> None:
    """A Word document of two pages, made when asked for; none while names are masked."""
    header = one("test_header", test_id=test_id)
    if header is None or mask() is not None:
        return
    file = f"{file_stem(name, code, str(header['name']), datetime.now())}.docx"
    words, told = _("Report (Word)"), _("Two pages for the unit: what is strong, what to look at, every figure")
    make = in_this_language(_maker(unit_type, code, test_id))
    if not library():
        st.download_button(words, make, file, DOCX_TYPE, key=KEY, on_click="ignore", help=told)
        return
    saves = offer(f"{unit_type}-{KEY}", DOCX_TYPE, make)
    st.html(
        f'<span class="st-key-{KEY}"><button class="save-image" type="button" title="{escape(told, quote=True)}" '
        f'data-saves="{saves}" data-name="{escape(file, quote=True)}">{escape(words)}</button></span>',
        width="content",
    )


def _maker(unit_type: str, code: str, test_id: str) -> Callable[[], bytes]:
    """The document is made on another thread, so the version that the page shows is held here."""
    opened = warehouse()

    def made() -> bytes:
        from dashboard.feedback.gathering import TestRows
        from dashboard.feedback.school import school_report
        from dashboard.feedback.township import township_report

        make = school_report if unit_type == "school" else township_report
        found = make(TestRows(opened.report, test_id), code, datetime.now())
        return b"" if found is None else found[1]

    return made
