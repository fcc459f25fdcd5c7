"""A chart as every page shows it: title, counting basis, the drawing, its downloads, a click that leads on."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.language import current_language
from dashboard.language import gettext as _
from dashboard.ui.address import has_page, with_codes
from dashboard.ui.downloads import image_buttons, make_cover, row_buttons
from dashboard.ui.drilldown import Drill, clicked_mark, opened_unit
from dashboard.ui.filters import Filters

LIBRARY = "DASHBOARD_PLOTLY"
_CONFIG: dict[str, Any] = {
    "displaylogo": False,
    "displayModeBar": True,
    "modeBarButtons": [["toImage"]],
    "scrollZoom": False,
    "doubleClick": False,
    "showTips": False,
    "responsive": True,
}


def show_chart(
    figure: Any,
    rows: pd.DataFrame,
    *,
    key: str,
    title: str,
    basis: str,
    filters: Filters | None = None,
    notes: Sequence[str] = (),
    methods: str = "",
    headings: Mapping[str, str] | None = None,
    drill: Drill | None = None,
) -> None:
    """Draw one chart with everything that belongs beside it.

    `rows` are exactly the rows drawn; `basis` one line on who is counted; `methods` the anchor of the methods entry;
    `notes` the badges that must also stand in the files; `drill` what a click on a mark opens.
    """
    choices = filters.words if filters else ()
    cover = make_cover(title, basis, choices, tuple(notes))
    with st.container(key=f"{key}_block", border=True, gap=None):
        with st.container(key=f"{key}_head", horizontal=True, vertical_alignment="top", gap="small"):
            block_title(title, basis, methods, image_buttons(key, cover))
            row_buttons(key, rows, cover, headings)
        _draw(figure, key, title, drill)


def block_title(title: str, basis: str, methods: str = "", buttons: str = "") -> None:
    """The heading of a chart or table with its counting basis and the way to the methods entry.

    `buttons` is finished HTML that stands at the right.
    """
    link = ""
    if methods and has_page("methods"):
        query = "&".join(f"{key}={code}" for key, code in with_codes({"entry": methods}).items())
        link = f' <a href="methods?{escape(query)}#{escape(methods)}" target="_blank">{_("How it is computed")}</a>'
    words = f'<h3 class="block-title">{escape(title)}</h3><p class="basis">{escape(basis)}{link}</p>'
    st.html(f'<div class="block-head"><div class="block-words">{words}</div>{buttons}</div>')


def _draw(figure: Any, key: str, title: str, drill: Drill | None) -> None:
    """Our own drawing where our server hands out the library, Streamlit's element under any other start command."""
    library = os.environ.get(LIBRARY, "")
    if library:
        told = {"spec": _spec(figure), "config": _config(), "library": library, "title": title, "opens": bool(drill)}
        _component()(key=key, data=told, on_opened_change=lambda: opened_unit(key, drill))
        return
    select: dict[str, Any] = {}
    if drill is not None:
        select = {"on_select": lambda: clicked_mark(key, drill), "selection_mode": "points"}
    st.plotly_chart(figure, key=key, theme=None, config=_config(), alt=title, **select)


def _spec(figure: Any) -> str:
    """The figure as JSON, kept with the figure, which never changes once it is drawn."""
    if not hasattr(figure, "_dashboard_spec"):
        figure._dashboard_spec = figure.to_json()
    spec: str = figure._dashboard_spec
    return spec


@cache
def _component() -> Callable[..., Any]:
    script = (Path(__file__).resolve().parent / "chart.js").read_text(encoding="utf-8")
    place = '<div class="chart-place" data-testid="stPlotlyChart" role="figure"></div>'
    return st.components.v2.component("dashboard_chart", html=place, js=script, isolate_styles=False)


def _config() -> dict[str, Any]:
    if current_language() == "en":
        return _CONFIG
    words = {"Download plot as a PNG": _("Save the chart"), "Download plot": _("Save the chart")}
    return {**_CONFIG, "locale": "zh-CN", "locales": {"zh-CN": {"dictionary": words, "format": {}}}}
