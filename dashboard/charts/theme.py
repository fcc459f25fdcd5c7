"""The one look of every chart: readable from the back of a room, safe for colour-blind readers, no legend."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from math import ceil
from typing import Any

import plotly.graph_objects as go

FONT = '"Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif'

INK = "#16303f"
MUTED = "#5b7080"
FAINT = "#84959f"
GRID = "#e3eaee"
PAPER = "#ffffff"
BRAND = "#0b5f7d"
BRAND_MIDDLE = "#7fb3c6"
BRAND_LIGHT = "#cfe4ec"

# Fills behind dark text: the same meaning has the same one on every page.
TINT_MET = "#cfe4f2"
TINT_FINAL = "#a9cfe6"
TINT_OPEN = "#ffe2a3"
TINT_SHORT = "#f2b56b"
TINT_THIN = "#dfe5e9"
TINT_REPORT = "#f4f1e6"
TINT_NONE = "#eef2f4"
TINT_NEVER = "#c9d2d7"
TINT_HIDDEN = "#e6dff2"
HIDDEN = "#5a3f96"

ABOVE = "#0072b2"
BELOW = "#c25400"
UNCLEAR = "#6b7b86"
CHOSEN = "#e6a700"

# None of them is the colour of a judgement or of the chosen unit; each is dark enough for its own label.
CATEGORIES = ("#0b5f7d", "#7a6a00", "#4a3fb0", "#8a4b1f", "#a3246f", "#00795b", "#5b7080")
DIVERGING = ((0.0, "#b8500b"), (0.25, "#eda56d"), (0.5, "#f6f7f7"), (0.75, "#7db4d8"), (1.0, "#05548c"))
SEQUENTIAL = ((0.0, "#eef5f7"), (0.5, "#7fb3c6"), (1.0, "#0b4a63"))
LEVELS = {
    "red": "#9f1520",
    "orange": "#c25400",
    "yellow": "#e6a700",
    "blue": "#0072b2",
    "pending": "#4b2e83",
    "credit": "#00795b",
    "report_only": "#5b7080",
}

SIZE = 16
SMALL = 14
LARGE = 18


def template() -> go.layout.Template:
    """The template; only what differs from Plotly's own defaults, because every figure carries it."""
    axis: dict[str, Any] = {
        "gridcolor": GRID,
        "linecolor": FAINT,
        "zeroline": False,
        "ticks": "",
        "automargin": True,
        # Without this Plotly measures every label again to see whether it leaves the picture.
        "ticklabeloverflow": "allow",
        "title": {"font": {"size": SIZE, "color": MUTED}, "standoff": 8},
        "tickfont": {"size": SIZE, "color": INK},
    }
    return go.layout.Template(
        layout={
            "font": {"family": FONT, "size": SIZE, "color": INK},
            "colorway": list(CATEGORIES),
            "paper_bgcolor": PAPER,
            "plot_bgcolor": PAPER,
            "margin": {"l": 8, "r": 16, "t": 12, "b": 8, "pad": 4},
            "showlegend": False,
            "hovermode": "closest",
            "hoverlabel": {
                "bgcolor": "#ffffff",
                "bordercolor": BRAND,
                "align": "left",
                "font": {"family": FONT, "size": SIZE, "color": INK},
            },
            "xaxis": axis,
            "yaxis": axis,
            "separators": ".,",
            "dragmode": False,
            "bargap": 0.25,
        }
    )


TEMPLATE = template()


def figure(traces: Sequence[Any], **layout: Any) -> go.Figure:
    """A figure of the house: the traces under the one template, with the caller's layout on top."""
    return go.Figure(data=list(traces), layout={"template": TEMPLATE, **layout})


def safe(text: object) -> str:
    """A name as Plotly may show it: Plotly reads a subset of HTML in labels and hover texts."""
    return escape(str(text), quote=False)


def text_width(texts: Iterable[str], size: int = SIZE) -> int:
    """Pixels that the widest text takes: Chinese letters are square, others a little over half as wide.

    A margin known beforehand saves Plotly from drawing an axis, measuring it and drawing everything again.
    """
    widest = max((sum(1.0 if ord(letter) > 0x2E7F else 0.58 for letter in text) for text in texts), default=0.0)
    return ceil(widest * size)


def level_colour(level: str) -> str:
    """The colour of a warning level; grey for one that warns of nothing."""
    return LEVELS.get(level, FAINT)


def difference_colour(low: float | None, high: float | None) -> str:
    """Blue above, orange below, grey while the interval holds 0 or is not known."""
    if low is None or high is None or low != low or high != high or low <= 0 <= high:
        return UNCLEAR
    return ABOVE if low > 0 else BELOW
