"""The units behind one target, the furthest from it on top."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.target_pace import coverage_words, needed_words
from dashboard.charts.target_words import aim_words, bar_colour, basis_words, hover, state_words, value_words
from dashboard.charts.theme import CHOSEN, INK, PAPER, SMALL, figure, safe, text_width
from dashboard.language import formats
from dashboard.language import gettext as _

_ROW = 27
_HEAD = 36


def target_units(rows: pd.DataFrame, chosen: str = "") -> go.Figure:
    """A bar for each unit in its own unit of measure, the target as one line, state and coverage in words beside it."""
    records: list[dict[Any, Any]] = rows.to_dict("records")
    thin = [bool(row["is_incomplete"]) for row in records]
    bars = go.Bar(
        x=rows["value"].to_numpy(dtype=float),
        y=np.arange(len(rows)),
        orientation="h",
        width=0.7,
        marker={
            "color": [bar_colour(row) for row in records],
            "pattern": {"shape": ["/" if few else "" for few in thin], "fgcolor": PAPER, "size": 6},
        },
        customdata=rows[["entity_id"]].to_numpy(dtype=object),
        hovertext=[hover(row, _plain_name(row)) for row in records],
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )
    return figure([bars], **_layout(records, chosen))


def _layout(records: list[dict[Any, Any]], chosen: str) -> dict[str, Any]:
    axis: dict[str, Any] = {"rangemode": "tozero", "fixedrange": True}
    if records[0]["unit"] == "ratio":
        axis |= {"range": [0, 1.02], "tickformat": ".0%"}
    return {
        "height": _HEAD + 40 + _ROW * max(len(records), 3),
        "margin": {"l": 8, "r": 16 + text_width(map(_words, records), SMALL), "t": _HEAD, "b": 36},
        "xaxis": axis,
        "yaxis": {
            "tickmode": "array",
            "tickvals": list(range(len(records))),
            "ticktext": [_name(row, chosen) for row in records],
            "tickfont": {"size": SMALL},
            "range": [len(records) - 0.4, -0.6],
            "showgrid": False,
            "fixedrange": True,
        },
        "shapes": [*_bands(records, chosen), *_aim(records[0])],
        "annotations": [*_aim_words(records[0]), *(_side(row, down) for down, row in enumerate(records))],
    }


def _name(row: dict[Any, Any], chosen: str) -> str:
    name = safe(_plain_name(row))
    return f"<b>{name}</b>" if row["entity_id"] == chosen else name


def _plain_name(row: dict[Any, Any]) -> str:
    return str(row["entity_name"] or row["entity_id"])


def _bands(records: list[dict[Any, Any]], chosen: str) -> list[dict[str, Any]]:
    look = {
        "type": "rect",
        "xref": "paper",
        "layer": "below",
        "line": {"width": 0},
        "fillcolor": CHOSEN,
        "opacity": 0.18,
    }
    found = [down for down, row in enumerate(records) if row["entity_id"] == chosen]
    return [{**look, "x0": 0, "x1": 1, "y0": down - 0.5, "y1": down + 0.5} for down in found]


def _aim(row: dict[Any, Any]) -> list[dict[str, Any]]:
    if formats.is_nothing(row["target"]):
        return []
    ends = {"x0": float(row["target"]), "x1": float(row["target"]), "y0": 0, "y1": 1}
    return [{"type": "line", "yref": "paper", "line": {"color": INK, "width": 3}, **ends}]


def _aim_words(row: dict[Any, Any]) -> list[dict[str, Any]]:
    if formats.is_nothing(row["target"]):
        return []
    aim = aim_words(row["target"], row["comparator"], str(row["unit"])) + basis_words(row)
    words = _("Target {value}").format(value=aim)
    where = {"x": float(row["target"]), "y": 1, "yref": "paper", "yanchor": "bottom", "xanchor": "right", "xshift": 4}
    return [{"text": f"<b>{safe(words)}</b>", "showarrow": False, "font": {"color": INK, "size": SMALL}, **where}]


def _side(row: dict[Any, Any], down: int) -> dict[str, Any]:
    look = {"xref": "paper", "x": 1, "xanchor": "left", "xshift": 8, "showarrow": False, "font": {"size": SMALL}}
    return {**look, "y": down, "text": safe(_words(row))}


def _words(row: dict[Any, Any]) -> str:
    value = value_words(row["value"], str(row["unit"]), row["target"])
    parts = [value, state_words(str(row["state"])), needed_words(row), coverage_words(row)]
    return "　".join(part for part in parts if part)
