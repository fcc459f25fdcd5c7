"""Value added by size: the funnel in which schools of each size usually lie."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.end_labels import EndLabel, end_labels
from dashboard.charts.point_labels import Area, Named, name_trace
from dashboard.charts.quadrant import label, marked, reach
from dashboard.charts.theme import BRAND, MUTED, figure
from dashboard.charts.value_added import Added, hover, records
from dashboard.language import gettext as _
from dashboard.language.value_added_words import BANDS

HEIGHT = 430
OUTSIDE = ("far_above", "above", "below", "far_below")
_TICKS = (10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_WITHIN = "rgba(207,228,236,0.45)"
_LINES = {"low_95": "solid", "high_95": "solid", "low_998": "dash", "high_998": "dash"}


def drawn_funnel(rows: pd.DataFrame, view: Added) -> pd.DataFrame:
    """The schools that the funnel draws, those outside last so that they lie on top; the chart's download."""
    told = rows[rows["band"].isin(BANDS)].dropna(subset=[view.columns[0]])
    return told.sort_values("side", key=lambda codes: codes.isin(OUTSIDE), kind="stable")


def funnel(rows: pd.DataFrame, limits: pd.DataFrame, view: Added) -> go.Figure:
    """Raw value added by matched pupils, within 95% and 99.8% limits; only what lies outside has a colour."""
    told = _coloured(drawn_funnel(rows, view))
    suffix = "_marks" if view.scale == "marks" else ""
    lines = limits.rename(columns={f"{name}{suffix}": f"line_{name}" for name in _LINES})
    area = _area(told, lines, view)
    sizes, values = np.log10(told["matched_n"].to_numpy(float)), told[view.columns[0]].to_numpy(float)
    names = name_trace(_named(told, view), list(zip(sizes, values, strict=True)), area, log=True)
    return figure(
        [*_curves(lines), _dots(told, view), names],
        height=HEIGHT,
        margin={"l": 8, "r": 64, "t": 12, "b": 8},
        xaxis={"title": {"text": _("Matched pupils")}, "type": "log", "range": area.x, "fixedrange": True,
               "tickmode": "array", "tickvals": _TICKS, "ticktext": [f"{tick:,}" for tick in _TICKS]},
        yaxis={"title": {"text": _raw_axis(view)}, "range": area.y, "fixedrange": True},
        shapes=[_middle()],
        annotations=_line_names(lines, area),
    )  # fmt: skip


def _raw_axis(view: Added) -> str:
    if view.scale == "marks":
        return _("Value added before shrinking, marks")
    return _("Value added before shrinking, standard deviations")


def _coloured(rows: pd.DataFrame) -> pd.DataFrame:
    """Here a school has a colour for lying outside the funnel, not for its interval."""
    sides = {"far_above": "above", "above": "above", "far_below": "below", "below": "below"}
    told = [
        old if old == "low_match" else sides.get(str(side), "around")
        for old, side in zip(rows["band"], rows["side"], strict=True)
    ]
    return rows.assign(said=rows["band"], band=told)


def _area(rows: pd.DataFrame, lines: pd.DataFrame, view: Added) -> Area:
    ends = [rows[view.columns[0]], *(lines[f"line_{name}"] for name in _LINES if len(lines))]
    sizes = np.log10(rows["matched_n"].to_numpy(float))
    return Area((float(sizes.min()) - 0.06, float(sizes.max()) + 0.04), reach(pd.concat(ends)))


def _curves(lines: pd.DataFrame) -> list[go.Scatter]:
    return [
        go.Scatter(
            x=lines["pupils_n"].to_numpy(float),
            y=lines[f"line_{name}"].to_numpy(float),
            mode="lines",
            line={"color": BRAND, "width": 2, "dash": dash},
            fill="tonexty" if name == "high_95" else None,
            fillcolor=_WITHIN if name == "high_95" else None,
            opacity=0.6,
            hoverinfo="skip",
        )
        for name, dash in _LINES.items()
    ]


def _dots(rows: pd.DataFrame, view: Added) -> go.Scatter:
    return go.Scatter(
        x=rows["matched_n"].to_numpy(float),
        y=rows[view.columns[0]].to_numpy(float),
        mode="markers",
        marker=marked(rows, view),
        customdata=rows[["school_code"]].to_numpy(dtype=object),
        hovertext=hover(rows.assign(band=rows["said"]), view),
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )


def _named(rows: pd.DataFrame, view: Added) -> list[Named]:
    """The marked schools, then those outside, then those with few matched pupils and why."""
    codes = view.chosen(rows)
    ways = rows["school_code"].isin(codes), rows["side"].isin(OUTSIDE), rows["band"].eq("low_match")
    order = pd.concat([rows[way] for way in ways]).drop_duplicates("school_code")
    return [
        Named(float(np.log10(row["matched_n"])), float(row[view.columns[0]]), label(row), row["school_code"] in codes)
        for row in records(order)
    ]


def _middle() -> dict[str, Any]:
    where = {"x0": 0, "x1": 1, "xref": "paper", "y0": 0, "y1": 0, "layer": "below"}
    return {"type": "line", "line": {"color": BRAND, "width": 2}, **where}


def _line_names(lines: pd.DataFrame, area: Area) -> list[dict[str, Any]]:
    """At the right end of each line, what it holds."""
    if lines.empty:
        return []
    words = {"low_998": "99.8%", "low_95": "95%", "high_95": "95%", "high_998": "99.8%"}
    last = lines.iloc[-1]
    ends = [EndLabel(float(last[f"line_{name}"]), text, MUTED) for name, text in words.items()]
    return end_labels(ends, *area.y)
