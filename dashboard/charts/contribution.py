"""How many marks of a township's difference from the county each of its schools brings; the bars add up to it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.theme import BRAND, MUTED, SMALL, difference_colour, figure, safe
from dashboard.language import formats
from dashboard.language import gettext as _

_ROW_HEIGHT = 34
_ROOM = 92


def drawn_contribution(rows: pd.DataFrame) -> pd.DataFrame:
    """The schools whose part is known, the one that lifts most first."""
    return rows.dropna(subset=["contribution"]).sort_values("contribution", ascending=False, kind="stable")


def contribution(rows: pd.DataFrame) -> go.Figure:
    """A bar for each school: blue or orange only where its own difference is outside its interval."""
    told = drawn_contribution(rows)
    records: list[dict[Any, Any]] = told.to_dict("records")
    down = np.arange(len(told))
    values = told["contribution"].to_numpy(dtype=float)
    bars = go.Bar(
        x=values,
        y=down,
        orientation="h",
        marker={"color": [difference_colour(row["diff_low"], row["diff_high"]) for row in records]},
        text=[formats.signed(value) for value in values],
        textposition="outside",
        cliponaxis=False,
        customdata=told[["school_code"]].to_numpy(dtype=object),
        hovertext=[_hover(row) for row in records],
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )
    return figure([bars], **_layout(records, values))


def _layout(records: list[dict[Any, Any]], values: np.ndarray[Any, Any]) -> dict[Any, Any]:
    widest = float(np.max(np.abs(values), initial=1.0)) * 1.3
    low, high = min(0.0, float(values.min(initial=0.0))), max(0.0, float(values.max(initial=0.0)))
    return {
        "height": _ROOM + _ROW_HEIGHT * max(len(records), 3),
        "margin": {"l": 8, "r": 24, "t": 12, "b": 56},
        "xaxis": {
            "title": {"text": _("Marks of the township's difference")},
            "range": [low - 0.16 * widest, high + 0.16 * widest],
            "fixedrange": True,
        },
        "yaxis": {
            "tickmode": "array",
            "tickvals": list(range(len(records))),
            "ticktext": [_name(row) for row in records],
            "range": [max(len(records), 3) - 0.4, -0.6],
            "fixedrange": True,
            "showgrid": False,
        },
        "shapes": [
            {"type": "line", "yref": "paper", "x0": 0, "x1": 0, "y0": 0, "y1": 1, "line": {"color": BRAND, "width": 2}}
        ],
    }


def _name(row: dict[Any, Any]) -> str:
    look = f"color:{MUTED};font-size:{SMALL}px"
    return f"{safe(row['school_name'])} <span style='{look}'>n={formats.number(row['eligible_n'])}</span>"


def _hover(row: dict[Any, Any]) -> str:
    lines = [
        f"<b>{safe(row['school_name'])}</b>",
        _("Brings {marks} marks of the township's {total}").format(
            marks=formats.signed(row["contribution"]), total=formats.signed(row["township_diff"])
        ),
        _("Own difference {diff} ({low} to {high})").format(
            diff=formats.signed(row["diff"]), low=formats.signed(row["diff_low"]), high=formats.signed(row["diff_high"])
        ),
        _("{share} of the township's counted pupils (n={n})").format(
            share=formats.percent(row["pupil_share"]), n=formats.number(row["eligible_n"])
        ),
    ]
    return "<br>".join(lines)
