"""Places in force and as tried: an arrow for each unit that would move."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.theme import ABOVE, BELOW, MUTED, PAPER, SIZE, SMALL, figure, safe, text_width
from dashboard.language import formats
from dashboard.language import gettext as _

MOST = 20
_ROW_HEIGHT = 30
_ROOM = 70


def drawn_moves(rows: pd.DataFrame, most: int = MOST) -> pd.DataFrame:
    """The units that would move furthest, the best place as tried first."""
    moved = rows[rows["moved"].fillna(0) != 0]
    size = moved["moved"].abs().astype(float)
    return moved.loc[size.nlargest(most).index].sort_values(["tried_rank", "final_rank"], kind="stable")


def moves(rows: pd.DataFrame) -> go.Figure:
    """The rows of `drawn_moves`: a ring for the place in force, a dot for the place as tried, 1 at the left."""
    down = np.arange(len(rows))
    before, after = rows["final_rank"].to_numpy(dtype=float), rows["tried_rank"].to_numpy(dtype=float)
    colours = [ABOVE if moved > 0 else BELOW for moved in rows["moved"]]
    shared: dict[str, Any] = {
        "y": down,
        "mode": "markers",
        "customdata": rows[["unit_code"]].to_numpy(dtype=object),
        "hovertext": [_hover(row) for row in rows.to_dict("records")],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    ring = {"size": 13, "color": PAPER, "line": {"width": 2, "color": MUTED}}
    now = go.Scatter(x=before, marker=ring, **shared)
    tried = go.Scatter(x=after, marker={"size": 14, "color": colours}, **shared)
    return figure([_lines(before, after, down), now, tried], **_layout(rows))


def _lines(before: np.ndarray[Any, Any], after: np.ndarray[Any, Any], down: np.ndarray[Any, Any]) -> go.Scatter:
    gaps = np.full(len(down), np.nan)
    across = np.column_stack([before, after, gaps]).ravel()
    level = np.column_stack([down, down, gaps]).ravel()
    return go.Scatter(x=across, y=level, mode="lines", line={"color": MUTED, "width": 2}, hoverinfo="skip")


def _layout(rows: pd.DataFrame) -> dict[str, Any]:
    names = [safe(name) for name in rows["unit_name"]]
    sides = [_side(row) for row in rows.to_dict("records")]
    places = rows[["final_rank", "tried_rank"]].to_numpy(dtype=float)
    nearest, furthest = float(places.min()), float(max(places.max(), 2))
    return {
        "height": _ROOM + _ROW_HEIGHT * max(len(rows), 3),
        "margin": {"l": text_width(names) + 16, "r": text_width(sides, SMALL) + 24, "t": 12, "b": 52},
        "xaxis": {
            "title": {"text": _("Place (ring: in force, dot: as tried)")},
            "range": [nearest - 0.8, furthest + 0.8],
            "fixedrange": True,
            "automargin": False,
        },
        "yaxis": {
            "tickmode": "array",
            "tickvals": list(range(len(rows))),
            "ticktext": names,
            "range": [max(len(rows), 3) - 0.4, -0.6],
            "fixedrange": True,
            "automargin": False,
        },
        "annotations": [
            {
                "x": 1, "xref": "paper", "xanchor": "left", "xshift": 8, "y": at, "text": words, "showarrow": False,
                "font": {"size": SMALL, "color": MUTED},
            }
            for at, words in enumerate(sides)
        ],
        "font": {"size": SIZE},
    }  # fmt: skip


def _side(row: dict[Any, Any]) -> str:
    return f"{formats.number(row['final_rank'])} → {formats.number(row['tried_rank'])}"


def _hover(row: dict[Any, Any]) -> str:
    lines = [
        f"<b>{safe(row['unit_name'])}</b>",
        _("place {before} → {now}").format(
            before=formats.number(row["final_rank"]), now=formats.number(row["tried_rank"])
        ),
    ]
    if not formats.is_nothing(row["rank_sum"]) and not formats.is_nothing(row["tried_sum"]):
        words = _("Sum of places {before} → {now}")
        before, now = formats.number(row["rank_sum"]), formats.number(row["tried_sum"])
        lines.append(words.format(before=before, now=now))
    return "<br>".join(lines)
