"""Two schools side by side, subject by subject: lines that do not overlap are about as far apart as chance allows."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.theme import BRAND, INK, MUTED, SIZE, SMALL, TINT_NONE, figure, safe, text_width
from dashboard.language import formats, judgements, labels
from dashboard.language import gettext as _

_ROW_HEIGHT = 50
_HEAD, _FOOT = 40, 56
_APART = 0.17
_AIR = 0.04
_SIDES = (("school", BRAND, "circle", -_APART), ("other", INK, "diamond-open", _APART))


def drawn_pair(rows: pd.DataFrame) -> pd.DataFrame:
    """The standard scores that can be compared, the total first, the subjects in their usual order."""
    told = rows[(rows["measure"] == "z") & rows["difference_low"].notna()]
    order = {code: place for place, code in enumerate(labels.in_order(told["subject"]))}
    return told.assign(place=told["subject"].map(order)).sort_values("place").drop(columns="place")


def school_pair(rows: pd.DataFrame, school: str, other: str) -> go.Figure:
    """Rows of `drawn_pair`; the names are written into the heading, the verdict beside each subject."""
    traces = [_trace(rows, side, look) for side, *look in _SIDES]
    return figure(traces, **_layout(rows, (school, other)))


def _trace(rows: pd.DataFrame, side: str, look: list[Any]) -> go.Scatter:
    colour, symbol, shift = look
    value = rows[f"{side}_value"].to_numpy(dtype=float)
    return go.Scatter(
        x=value,
        y=np.arange(len(rows)) + shift,
        error_x={
            "type": "data",
            "symmetric": False,
            "array": rows[f"{side}_high"].to_numpy(dtype=float) - value,
            "arrayminus": value - rows[f"{side}_low"].to_numpy(dtype=float),
            "thickness": 3,
            "width": 0,
            "color": colour,
        },
        mode="markers",
        marker={"size": 13, "color": colour, "symbol": symbol, "line": {"width": 2, "color": colour}},
        hovertext=[_hover(row, side) for row in rows.to_dict("records")],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _hover(row: dict[Any, Any], side: str) -> str:
    told = _("{subject}: standard score {z}, counted {n}").format(
        subject=labels.subject(row["subject"]),
        z=formats.signed(row[f"{side}_value"], 2),
        n=formats.number(row[f"{side}_n"]),
    )
    return f"{told}<br>{_verdict(row)}"


def _layout(rows: pd.DataFrame, names: tuple[str, str]) -> dict[str, Any]:
    subjects = [labels.subject(code) for code in rows["subject"]]
    verdicts = [_verdict(row) for row in rows.to_dict("records")]
    clear = rows["verdict"].isin(["higher", "lower"]).tolist()
    axis = {"tickmode": "array", "tickvals": list(range(len(rows))), "range": [len(rows) - 0.5, -0.5]}
    still = {"fixedrange": True, "showgrid": False, "automargin": False}
    margin = {"l": text_width(subjects, SIZE) + 16, "r": text_width(verdicts, SMALL) + 20, "t": _HEAD, "b": _FOOT}
    return {
        "height": _HEAD + _FOOT + _ROW_HEIGHT * max(len(rows), 2),
        "margin": margin,
        "xaxis": {"title": {"text": _("Mean standard score (county = 0)")}, "fixedrange": True, "range": _reach(rows)},
        "yaxis": {**axis, "ticktext": subjects, **still},
        "shapes": [*_stripes(len(rows)), _county_line()],
        "annotations": [_heading(names), *_beside(verdicts, clear)],
    }


def _verdict(row: dict[Any, Any]) -> str:
    return f"{formats.signed(row['difference'], 2)} {judgements.difference(row['verdict'])}"


def _reach(rows: pd.DataFrame) -> list[float]:
    ends = rows[["school_low", "school_high", "other_low", "other_high"]].to_numpy(dtype=float)
    low, high = float(np.min(ends, initial=0.0)), float(np.max(ends, initial=0.0))
    air = _AIR * (high - low)
    return [low - air, high + air]


def _stripes(count: int) -> list[dict[str, Any]]:
    """A soft band behind every other subject keeps its two lines together."""
    look = {"type": "rect", "xref": "paper", "x0": 0, "x1": 1, "layer": "below", "line": {"width": 0}}
    return [{**look, "y0": n - 0.5, "y1": n + 0.5, "fillcolor": TINT_NONE} for n in range(0, count, 2)]


def _county_line() -> dict[str, Any]:
    ends = {"x0": 0, "x1": 0, "y0": 0, "y1": 1}
    return {"type": "line", "yref": "paper", "layer": "below", "line": {"color": BRAND, "width": 2}, **ends}


def _heading(names: tuple[str, str]) -> dict[str, Any]:
    """Which mark is which school, above the picture."""
    one, two = (safe(name) for name in names)
    text = f"<b><span style='color:{BRAND}'>● {one}</span>　<span style='color:{INK}'>◇ {two}</span></b>"
    where = {"x": 0, "xref": "paper", "y": 1, "yref": "paper", "xanchor": "left", "yanchor": "bottom"}
    return {"text": text, "showarrow": False, "font": {"size": SIZE}, **where}


def _beside(verdicts: list[str], clear: list[bool]) -> list[dict[str, Any]]:
    where = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 8, "showarrow": False}
    return [
        {"text": words, "y": place, "font": {"size": SMALL, "color": INK if is_clear else MUTED}, **where}
        for place, (words, is_clear) in enumerate(zip(verdicts, clear, strict=True))
    ]
