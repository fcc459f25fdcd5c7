"""A finished figure as it is read from the back of a meeting room: everything in pixels grows, the width stays."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Mapping
from math import ceil
from typing import Any

import numpy as np
import plotly.graph_objects as go

from dashboard.charts.theme import LARGE, SMALL, text_width

LEAST = LARGE
GROWTH = LEAST / SMALL
_ROW = 1.4 * LEAST  # a line of text with the room around it
_SCREEN = 25 * LEAST  # what is left for a drawing below bar, filters, answer and title on a screen of 720 lines
_AIR = 1.1  # how much a drawing without rows grows in height
_WIDTH = 1200
_PIXELS = {"xshift", "yshift", "standoff", "ax", "ay", "l", "r", "t", "b", "pad"}
_SIZED = ("font", "marker", "pattern")
_INLINE = re.compile(r"font-size:\s*(\d+(?:\.\d+)?)px")


def enlarged(figure: go.Figure) -> go.Figure:
    """The same figure with no text under LEAST pixels; labels, margins, marks and heights grow with the text."""
    told = figure.to_plotly_json()
    told["data"] = [_in_short(trace) for trace in told["data"]]
    grown = _grown(told, "")
    grown["layout"] |= _heights(told["layout"], figure)
    _raise_lines(grown["layout"], told["layout"])
    for name, ends in _reach(figure).items():
        grown["layout"][name]["range"] = ends
    return go.Figure(grown, skip_invalid=False, _validate=False)


def _in_short(trace: dict[str, Any]) -> dict[str, Any]:
    """A trace may keep shorter texts for a meeting, where its words would run into each other."""
    short = (trace.get("meta") or {}).get("meeting_text")
    return trace if short is None else {**trace, "text": short, "meta": None}


def _grown(part: Any, name: str) -> Any:
    if isinstance(part, Mapping):
        return {key: _value(value, str(key), name) for key, value in part.items()}
    if isinstance(part, (list, tuple)):
        return [_grown(one, name) for one in part]
    return _words(part)


def _value(value: Any, key: str, owner: str) -> Any:
    if key in _PIXELS or (key == "size" and owner.endswith(_SIZED)):
        return _pixels(value, owner.endswith("font"))
    if isinstance(value, np.ndarray) and value.dtype == np.object_:
        return [_grown(one, key) for one in value.tolist()]
    return _grown(value, key)


def _pixels(value: Any, is_text: bool) -> Any:
    """A number, a list or an array of numbers, larger; text is never smaller than LEAST."""
    if isinstance(value, (list, tuple)):
        return [_pixels(one, is_text) for one in value]
    if isinstance(value, (int, float)):
        return max(LEAST, ceil(value * GROWTH)) if is_text else value * GROWTH
    if isinstance(value, Mapping) and "bdata" in value:
        return np.frombuffer(b64decode(value["bdata"]), dtype=value["dtype"]) * GROWTH
    return value * GROWTH if isinstance(value, np.ndarray) else value


def _words(part: Any) -> Any:
    if isinstance(part, str) and "font-size" in part:
        return _INLINE.sub(lambda found: f"font-size:{max(LEAST, ceil(float(found[1]) * GROWTH))}px", part)
    return part


def _heights(layout: Mapping[str, Any], figure: go.Figure) -> dict[str, float]:
    """Rows of one line of text come closer than they would by growing alone: more of them stand on the screen."""
    height = layout.get("height")
    if not height:
        return {}
    margin = figure.layout.margin
    around = (margin.t or 0) + (margin.b or 0)
    return {"height": ceil(around * GROWTH + _inside(figure, height - around))}


def _raise_lines(grown: dict[str, Any], layout: Mapping[str, Any]) -> None:
    """Lines that rise above the drawing, given as shares of it, reach their larger words again."""
    if not layout.get("height"):
        return
    share = _drawn(layout) / _drawn(grown) * GROWTH
    for shape in grown.get("shapes", ()):
        if shape.get("yref") == "paper" and shape.get("y1", 0) > 1:
            shape["y1"] = 1 + (shape["y1"] - 1) * share


def _drawn(layout: Mapping[str, Any]) -> float:
    margin = layout.get("margin", {})
    return float(layout["height"] - margin.get("t", 0) - margin.get("b", 0))


def _inside(figure: go.Figure, drawn: float) -> float:
    rows = _rows(figure)
    if not rows:
        return min(drawn * _AIR, float((figure.layout.meta or {}).get("meeting_height", drawn * _AIR)))
    if any("<br>" in str(text) for trace in figure.data for text in _texts(trace)):
        return drawn * GROWTH
    return max(rows * _ROW, min(drawn, _SCREEN))


def _reach(figure: go.Figure) -> dict[str, list[float]]:
    """The scale across with room for the larger names that stand beside marks, where the figure set its ends."""
    ends = figure.layout.xaxis.range
    if ends is None or not all(isinstance(end, (int, float)) for end in ends):
        return {}
    margin = figure.layout.margin
    room = (ends[1] - ends[0]) / (_WIDTH - ((margin.l or 0) + (margin.r or 0)) * GROWTH)
    sides = [side for trace in figure.data for side in _sides(trace, room)]
    return {"xaxis": [min([ends[0], *sides]), max([ends[1], *sides])]} if sides else {}


def _sides(trace: Any, room: float) -> list[float]:
    """Where the names beside the marks of a trace end, on the scale across; `room` is its length per pixel."""
    if trace.type != "scatter" or trace.xaxis not in (None, "x") or not trace.textposition:
        return []
    where = [trace.textposition] * len(trace.x) if isinstance(trace.textposition, str) else trace.textposition
    far = {"right": room, "left": -room}
    return [
        float(x) + far[side.split()[-1]] * (text_width([str(text)], LEAST) + 2 * LEAST)
        for x, text, side in zip(trace.x, _texts(trace), where, strict=False)
        if text and side.split()[-1] in far and isinstance(x, (int, float, np.number))
    ]


def _texts(trace: Any) -> list[Any]:
    text = getattr(trace, "text", None)
    return [] if text is None or isinstance(text, str) else list(text)


def _rows(figure: go.Figure) -> int:
    """Lines of labels down the side, 0 where the side is a scale of numbers."""
    labels = figure.layout.yaxis.ticktext
    if labels is None:
        return 0
    return sum(1 + str(label).count("<br>") for label in labels)
