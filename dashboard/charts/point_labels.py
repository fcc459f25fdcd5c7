"""Names beside points of a scatter, none on another: each takes the first free side, or stays unnamed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts.theme import INK, SMALL, safe, text_width

WIDTH, HEIGHT = 1080, 330
_LINE = 20
_DOT = 9
_SIDES = {"middle right": (0.0, -0.5), "middle left": (-1.0, -0.5), "top center": (-0.5, 0.0),
          "bottom center": (-0.5, -1.0)}  # fmt: skip
_OFF = {"middle right": (_DOT, 0), "middle left": (-_DOT, 0), "top center": (0, _DOT), "bottom center": (0, -_DOT)}
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Named:
    """A point, its words, and whether it is the one that the reader chose (bold, never left out)."""

    x: float
    y: float
    words: str
    is_chosen: bool = False


@dataclass(frozen=True)
class Area:
    """The ranges of both axes, to tell distances on the screen, and the boxes there that hold other words."""

    x: tuple[float, float]
    y: tuple[float, float]
    taken: tuple[Box, ...] = ()

    def pixels(self, x: float, y: float) -> tuple[float, float]:
        """Where a point lies, from the lower left corner."""
        across = (x - self.x[0]) / (self.x[1] - self.x[0])
        up = (y - self.y[0]) / (self.y[1] - self.y[0])
        return across * WIDTH, up * HEIGHT


def name_trace(
    points: Sequence[Named], dots: Sequence[tuple[float, float]], area: Area, log: bool = False
) -> go.Scatter:
    """The names that find room, the first points first; on a logarithmic axis x is given as its logarithm."""
    taken = [_around(*area.pixels(x, y)) for x, y in dots] + list(area.taken)
    kept: list[tuple[Named, str]] = []
    for point in points:
        side = _free_side(point, taken, area)
        if side or point.is_chosen:
            kept.append((point, side or "top center"))
            taken.append(_box(point, kept[-1][1], area))
    return go.Scatter(
        x=[10**point.x if log else point.x for point, _side in kept],
        y=[point.y for point, _side in kept],
        text=[f"<b>{safe(point.words)}</b>" if point.is_chosen else safe(point.words) for point, _side in kept],
        textposition=[side for _point, side in kept],
        textfont={"size": SMALL, "color": INK},
        mode="markers+text",
        marker={"size": [22 if point.is_chosen else 13 for point, _side in kept], "opacity": 0},
        hoverinfo="skip",
        cliponaxis=False,
    )


def corner_boxes(words: Sequence[str], size: int) -> tuple[Box, ...]:
    """The boxes of words in the corners: lower left, lower right, upper left, upper right."""
    boxes = []
    for place, text in enumerate(words):
        wide = text_width([text], size)
        left, down = (WIDTH - wide) * (place % 2), (HEIGHT - _LINE - _DOT) * (place // 2)
        boxes.append((left, down, left + wide, down + _LINE + _DOT))
    return tuple(boxes)


def _around(x: float, y: float) -> Box:
    return x - _DOT / 2, y - _DOT / 2, x + _DOT / 2, y + _DOT / 2


def _box(point: Named, side: str, area: Area) -> Box:
    x, y = area.pixels(point.x, point.y)
    wide, (left, down), (right, up) = text_width([point.words], SMALL), _SIDES[side], _OFF[side]
    x, y = x + left * wide + right, y + down * _LINE + up
    return x, y, x + wide, y + _LINE


def _free_side(point: Named, taken: Sequence[Box], area: Area) -> str:
    for side in _SIDES:
        box = _box(point, side, area)
        if box[0] >= 0 and box[2] <= WIDTH and not any(_overlap(box, other) for other in taken):
            return side
    return ""


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
