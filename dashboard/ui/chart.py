"""A chart as every page shows it: title, counting basis, the drawing, its downloads, a click that leads on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.hover import hover_note
from dashboard.charts.meeting import enlarged
from dashboard.language import current_language
from dashboard.language import gettext as _
from dashboard.ui.blocks import block, block_head, show_block
from dashboard.ui.collecting import collect
from dashboard.ui.downloads import image_buttons, make_cover
from dashboard.ui.drilldown import Drill, clicked_mark, opened_unit
from dashboard.ui.filters import Filters
from dashboard.ui.meeting import masked, meeting_on
from dashboard.ui.parts import library, part

_PLACE = '<div class="chart-place" data-testid="stPlotlyChart" role="figure"></div>'
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
    chosen = filters or Filters()
    cover = make_cover(title, basis, chosen.words, tuple(notes), chosen.test, len(rows))
    collect(key, cover, rows, headings, figure=figure)
    figure = _as_read(figure)
    images = image_buttons(key, cover)
    if library():
        head = block_head(key, cover, methods, images, rows, headings)
        told: dict[str, Any] = {
            "key": key,
            "head": head,
            "spec": _spec(figure),
            "config": _config(),
            "library": library(),
        }
        told |= {"note": hover_note(basis, notes), "title": title, "opens": drill is not None or masked()}
        part("chart", block(_PLACE))(key=key, data=told, on_opened_change=lambda: opened_unit(key, drill))
        return
    with show_block(key, cover, methods, images, rows, headings):
        _draw(figure, key, title, drill)


def _draw(figure: Any, key: str, title: str, drill: Drill | None) -> None:
    """Streamlit's own element, under any start command but ours."""
    select: dict[str, Any] = {}
    if drill is not None:
        select = {"on_select": lambda: clicked_mark(key, drill), "selection_mode": "points"}
    st.plotly_chart(figure, key=key, theme=None, config=_config(), alt=title, **select)


def _as_read(figure: Any) -> Any:
    """The figure itself, in a meeting the larger one, kept with it."""
    if not meeting_on():
        return figure
    if not hasattr(figure, "_dashboard_enlarged"):
        figure._dashboard_enlarged = enlarged(figure)
    return figure._dashboard_enlarged


def _spec(figure: Any) -> str:
    """The figure as JSON, kept with the figure, which never changes once it is drawn."""
    if not hasattr(figure, "_dashboard_spec"):
        figure._dashboard_spec = figure.to_json()
    spec: str = figure._dashboard_spec
    return spec


def _config() -> dict[str, Any]:
    if current_language() == "en":
        return _CONFIG
    words = {"Download plot as a PNG": _("Save the chart"), "Download plot": _("Save the chart")}
    return {**_CONFIG, "locale": "zh-CN", "locales": {"zh-CN": {"dictionary": words, "format": {}}}}
