"""Schools beside their own peer group: a strip for each group, or one group's schools with their intervals."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.caterpillar import Caterpillar, caterpillar
from dashboard.charts.peer_words import Peers, hover_words, place_words, records, strip_rows
from dashboard.charts.theme import (
    BRAND,
    CHOSEN,
    GRID,
    INK,
    MUTED,
    PAPER,
    SIZE,
    SMALL,
    difference_colour,
    figure,
    safe,
    text_width,
)
from dashboard.language import formats
from dashboard.language import gettext as _

_ROW, _HEAD, _FOOT = 30, 32, 56
_AIR = 0.22


def strips_of_peers(rows: pd.DataFrame, view: Peers) -> go.Figure:
    """One strip for each group in the order of the rows, each measured from its own median, the ends named."""
    told = strip_rows(rows, view)
    groups = told.drop_duplicates("peer_group_id")
    down = told["peer_group_id"].map({code: place for place, code in enumerate(groups["peer_group_id"])}).to_numpy()
    marked = view.chosen(told)
    traces = [_dots(told, view, down, marked), *_intervals(told[marked], view, down[marked])]
    return figure(traces[::-1], **_layout(told, groups, view, down))


def group_of_peers(rows: pd.DataFrame, view: Peers) -> go.Figure:
    """Every school of one group with its interval around the distance from the group's median."""
    value, low, high = view.columns
    told = rows.assign(
        side=[place_words(row) for row in records(rows)], hover=[hover_words(row) for row in records(rows)]
    )
    spec = Caterpillar(
        value,
        low,
        high,
        side="side",
        side_words=_("Place in the group"),
        hover="hover",
        axis=view.axis,
        centre_words=_("Group median"),
        chosen=frozenset(rows.loc[view.chosen(rows), "school_code"]),
    )
    return caterpillar(told, spec, len(told))


def _dots(told: pd.DataFrame, view: Peers, down: np.ndarray[Any, Any], marked: np.ndarray[Any, Any]) -> go.Scatter:
    value, low, high = view.columns
    ends = zip(told[low].to_numpy(dtype=float), told[high].to_numpy(dtype=float), strict=True)
    edge = {"width": np.where(marked, 3, 1), "color": np.where(marked, INK, PAPER)}
    labels, sides = _labels(told, view, marked)
    return go.Scatter(
        x=told[value].to_numpy(dtype=float),
        y=down,
        mode="markers+text",
        marker={
            "color": [difference_colour(*pair) for pair in ends],
            "size": np.where(marked, 17, 13),
            "line": edge,
            "opacity": 0.9,
        },
        text=labels,
        textposition=sides,
        textfont={"size": SMALL, "color": [BRAND if mark else MUTED for mark in marked]},
        cliponaxis=False,
        customdata=told[["school_code"]].to_numpy(dtype=object),
        hovertext=[hover_words(row) for row in records(told)],
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 0.9}},
        unselected={"marker": {"opacity": 0.9}},
    )


def _labels(told: pd.DataFrame, view: Peers, marked: np.ndarray[Any, Any]) -> tuple[list[str], list[str]]:
    """Names beside the first and the last of each group, and above the marked school."""
    by_group = told.groupby("peer_group_id")[view.columns[0]]
    last = (told[view.columns[0]] == by_group.transform("min")).to_numpy()
    first = (told[view.columns[0]] == by_group.transform("max")).to_numpy()
    named = first | last | (marked & (told["school_code"] == view.school).to_numpy())
    words = [safe(name) if is_named else "" for name, is_named in zip(told["school_name"], named, strict=True)]
    sides = np.where(marked, "top center", np.where(first, "middle right", "middle left"))
    return words, sides.tolist()


def _intervals(told: pd.DataFrame, view: Peers, down: np.ndarray[Any, Any]) -> list[go.Scatter]:
    """The intervals of the marked schools alone: sixty lines on nine strips would hide each other."""
    _value, low, high = view.columns
    ends = np.column_stack(
        [told[low].to_numpy(dtype=float), told[high].to_numpy(dtype=float), np.full(len(told), np.nan)]
    )
    line = {"color": CHOSEN, "width": 5}
    return [go.Scatter(x=ends.ravel(), y=np.repeat(down, 3), mode="lines", line=line, hoverinfo="skip")]


def _layout(told: pd.DataFrame, groups: pd.DataFrame, view: Peers, down: np.ndarray[Any, Any]) -> dict[str, Any]:
    names = [_group(row) for row in records(groups)]
    widest = text_width([*groups["group_name"]], SIZE) + text_width([_schools(row) for row in records(groups)], SMALL)
    zero = {"x0": 0, "x1": 0, "y0": 0, "y1": 1, "yref": "paper", "layer": "below", "line": {"color": BRAND, "width": 2}}
    return {
        "height": _HEAD + _FOOT + _ROW * max(len(groups), 2),
        "margin": {"l": widest + 24, "r": 16, "t": _HEAD, "b": _FOOT},
        "xaxis": {"title": {"text": view.axis}, "fixedrange": True, "range": _reach(told, view)},
        "yaxis": {
            "tickmode": "array", "tickvals": list(range(len(groups))), "ticktext": names, "fixedrange": True,
            "range": [len(groups) - 0.4, -0.6], "showgrid": True, "gridcolor": GRID, "automargin": False,
        },
        "shapes": [{"type": "line", **zero}],
        "annotations": [_centre()],
    }  # fmt: skip


def _centre() -> dict[str, Any]:
    where = {"x": 0, "y": 1, "yref": "paper", "yanchor": "bottom", "xanchor": "center", "showarrow": False}
    return {"text": f"<b>{_('Median of each group')}</b>", "font": {"color": BRAND}, **where}


def _group(row: dict[str, Any]) -> str:
    return f"{safe(row['group_name'])} <span style='color:{MUTED};font-size:{SMALL}px'>{_schools(row)}</span>"


def _schools(row: dict[str, Any]) -> str:
    return _("{n} schools").format(n=formats.number(row["members_n"]))


def _reach(told: pd.DataFrame, view: Peers) -> list[float] | None:
    """From the lowest to the highest value with air for the names at both ends."""
    values = told[view.columns[0]].to_numpy(dtype=float)
    if not len(values):
        return None
    low, high = min(0.0, float(values.min())), max(0.0, float(values.max()))
    return [low - (high - low) * _AIR, high + (high - low) * _AIR]
