"""The way down and up: a click on a mark or row opens the unit, the breadcrumb leads back."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

import streamlit as st

from dashboard.language import gettext as _
from dashboard.ui.address import go_to
from dashboard.ui.links import page_link
from dashboard.ui.session import reveal


@dataclass(frozen=True)
class Drill:
    """What a click opens: the key that takes the clicked code, the page (empty: stay here), more codes to set.

    `shows` is the key of the block on this page that tells of the clicked unit: a table brings it into sight.
    """

    key: str
    page: str = ""
    also: tuple[tuple[str, str], ...] = ()
    shows: str = ""

    def follow(self, code: str) -> None:
        """Go there with the clicked code; a masked unit is first revealed by its click."""
        if reveal(code):
            return
        go_to(self.page, **{**dict(self.also), self.key: code})


TO_SCHOOL = Drill("school", "school")
TO_TOWNSHIP = Drill("township", "township", (("school", ""),))


def clicked_mark(key: str, target: Drill) -> None:
    """Callback of a chart: the clicked mark carries its code as the first part of its customdata."""
    code = _code_of_point(st.session_state.get(key))
    if code:
        target.follow(code)


def opened_unit(key: str, target: Drill | None) -> None:
    """Callback of our own tables and charts: the row or mark that was opened hands over its code."""
    state = st.session_state.get(key)
    code = state.get("opened") if state else None
    if code and target:
        target.follow(str(code))
    elif code:
        reveal(str(code))


def breadcrumb(*, township: str = "", township_name: str = "", school_name: str = "") -> None:
    """County > township > school; each part but the last opens its page with the other choices kept.

    Nothing is shown for the whole county, where there is no way up.
    """
    if not (township or school_name):
        return
    steps = [page_link("school_comparison", _("Whole county"), {"township": "", "school": ""})]
    if township:
        steps.append(page_link("township", escape(township_name or township), {"township": township, "school": ""}))
    if school_name:
        steps.append(f'<span class="crumb-here">{escape(school_name)}</span>')
    name = escape(_("Where you are"))
    st.html(f'<nav class="st-key-breadcrumb" aria-label="{name}">{"".join(steps)}</nav>', width="content")


def _code_of_point(state: Any) -> str:
    points = state["selection"]["points"] if state else []
    if not points:
        return ""
    data = points[0].get("customdata", "")
    if isinstance(data, dict):
        data = data.get("0", "")
    if isinstance(data, (list, tuple)):
        data = data[0] if data else ""
    return "" if data is None else str(data)
