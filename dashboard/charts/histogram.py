"""The county's totals as bands, with the lines that count the top pupils."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.theme import BELOW, BRAND_LIGHT, BRAND_MIDDLE, INK, SMALL, figure, safe
from dashboard.language import formats
from dashboard.language import gettext as _

HEIGHT = 430
_LABEL_STEP = 22
_HEAD = 16


@dataclass(frozen=True)
class Line:
    """A mark of the total that divides the county, and its words."""

    mark: float
    words: str


def cut_lines(marks: Sequence[float | None], places: Sequence[float | None]) -> tuple[Line, ...]:
    """The lines of the county's N-th pupils in words; a line that a test does not have is left out."""
    return tuple(
        Line(float(mark), _("Top {n}: {mark}").format(n=formats.number(place), mark=_mark(float(mark))))
        for mark, place in zip(marks, places, strict=True)
        if mark is not None and not formats.is_nothing(mark) and not formats.is_nothing(place)
    )


def histogram(rows: pd.DataFrame, lines: Sequence[Line]) -> go.Figure:
    """Pupils for each band of equal width; a merged band is as wide as what it merges, so that areas compare."""
    wide = (rows["to_mark"] - rows["from_mark"]).to_numpy(dtype=float)
    n, step = rows["n"].to_numpy(dtype=float), rows["width"].to_numpy(dtype=float)
    bars = go.Bar(
        x=rows["from_mark"].to_numpy(dtype=float) + wide / 2,
        y=n * step / wide,
        width=wide,
        marker={"color": BRAND_LIGHT, "line": {"color": BRAND_MIDDLE, "width": 1}},
        hovertext=[_hover(row) for row in rows.to_dict("records")],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    return figure([bars], **_layout(rows, sorted(lines, key=lambda line: -line.mark)))


def _mark(mark: float) -> str:
    return formats.number(mark, 0 if mark.is_integer() else 1)


def _hover(row: dict[Any, Any]) -> str:
    low, high = _mark(float(row["from_mark"])), _mark(float(row["to_mark"]))
    return _("Total {low} to under {high}: {n} pupils").format(low=low, high=high, n=formats.number(row["n"]))


def _layout(rows: pd.DataFrame, lines: Sequence[Line]) -> dict[str, Any]:
    step, full = float(rows["width"].iloc[0]), float(rows["full_score"].iloc[0])
    return {
        "height": HEIGHT,
        "meta": {"meeting_height": 240},
        "bargap": 0,
        "margin": {"l": 8, "r": 12, "t": _HEAD + _LABEL_STEP * len(lines), "b": 8},
        "xaxis": {
            "title": {"text": _("Total (full marks {full})").format(full=_mark(full))},
            "range": [0, full],
            "showgrid": False,
            "fixedrange": True,
        },
        "yaxis": {
            "title": {"text": _("Pupils per {step} marks").format(step=_mark(step))},
            "rangemode": "tozero",
            "tickformat": ",d",
            "fixedrange": True,
        },
        "shapes": [_rule(line, level) for level, line in enumerate(lines)],
        "annotations": [_label(line, level, full) for level, line in enumerate(lines)],
    }


def _rule(line: Line, level: int) -> dict[str, Any]:
    """The line reaches up to its label, one step higher than the label at its right, so that none is crossed."""
    top = 1 + (_LABEL_STEP * (level + 0.5)) / (HEIGHT - 120)
    ends = {"x0": line.mark, "x1": line.mark, "y0": 0, "y1": top}
    return {"type": "line", "yref": "paper", "line": {"color": BELOW, "width": 2.5}, **ends}


def _label(line: Line, level: int, full: float) -> dict[str, Any]:
    left = line.mark > 0.7 * full
    return {
        "text": f"<b>{safe(line.words)}</b>",
        "x": line.mark,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": _LABEL_STEP * level,
        "xanchor": "right" if left else "left",
        "xshift": -5 if left else 5,
        "showarrow": False,
        "font": {"size": SMALL, "color": INK},
    }


def total_n(rows: pd.DataFrame) -> int:
    """How many pupils the bands hold together."""
    return int(np.nansum(rows["n"].to_numpy(dtype=float)))
