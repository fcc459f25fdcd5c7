"""Coloured cells read back from a figure: their words, their fills, the names along both sides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Any

import numpy as np

_DARK = 140.0


@dataclass(frozen=True)
class Grid:
    """Cells by row and column: words, fills and inks as #rrggbb, empty for none."""

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    words: list[list[str]]
    fills: list[list[str]]
    inks: list[list[str]] = field(default_factory=list)

    def ink(self, row: int, column: int) -> str:
        """The colour of a cell's words: its own, or white on a dark fill."""
        if self.inks:
            return self.inks[row][column]
        fill = self.fills[row][column]
        return "#ffffff" if fill and _light(_parts(fill)) < _DARK else ""


def grid_of(traces: Sequence[Any], layout: Any) -> Grid:
    """The cells of heat maps and of the words that lie on them; words beside the cells make a column of their own."""
    heats = [trace for trace in traces if trace["type"] == "heatmap"]
    rows, columns = _names(layout, "yaxis", heats, 0), _names(layout, "xaxis", heats, 1)
    placed = _placed(traces, columns)
    beside = any(column == len(columns) for _row, column in placed)
    wide = len(columns) + beside
    words = [[placed.get((row, column), "") for column in range(wide)] for row in range(len(rows))]
    fills = [["" for _column in range(wide)] for _row in rows]
    for heat in heats:
        _fill(fills, heat)
        _write(words, heat)
    return Grid((*columns, *([""] if beside else [])), rows, words, fills)


def _names(layout: Any, axis: str, heats: Sequence[Any], side: int) -> tuple[str, ...]:
    told = layout.get(axis, {}).get("ticktext")
    if told is None:
        own = heats[0].get("x" if side else "y")
        told = own if own is not None else range(np.asarray(heats[0]["z"]).shape[side])
    return tuple(_plain(words) for words in told)


def _plain(text: object) -> str:
    return unescape(re.sub(r"<[^>]+>", "", str(text))).strip()


def _placed(traces: Sequence[Any], columns: Sequence[str]) -> dict[tuple[int, int], str]:
    """The words by row and column; what is not on a column stands in the last."""
    found: dict[tuple[int, int], str] = {}
    at = {name: number for number, name in enumerate(columns)}
    for trace in traces:
        texts = trace.get("text")
        if trace["type"] == "heatmap" or texts is None:
            continue
        for x, y, text in zip(trace["x"], trace["y"], np.broadcast_to(texts, len(trace["x"])), strict=True):
            column = at[_plain(x)] if isinstance(x, str) else _column(float(x), len(columns))
            place = (round(float(y)), column)
            found[place] = f"{found[place]} {_plain(text)}" if found.get(place) else _plain(text)
    return found


def _column(x: float, wide: int) -> int:
    return round(x) if x <= wide - 0.5 else wide


def _write(words: list[list[str]], heat: Any) -> None:
    texts = heat.get("text")
    for row, line in enumerate([] if texts is None else np.asarray(texts)):
        for column, text in enumerate(line):
            words[row][column] = _plain(text)


def _fill(fills: list[list[str]], heat: Any) -> None:
    values = np.asarray(heat["z"], dtype=float)
    known = values[~np.isnan(values)]
    if not known.size:
        return
    low, high = float(heat.get("zmin", known.min())), float(heat.get("zmax", known.max()))
    for (row, column), value in np.ndenumerate(values):
        if not np.isnan(value) and row < len(fills) and column < len(fills[row]):
            share = (value - low) / (high - low) if high > low else 0.0
            fills[row][column] = _shade(heat["colorscale"], min(1.0, max(0.0, share)))


def _shade(scale: Sequence[Any], share: float) -> str:
    stops = [(float(at), _parts(colour)) for at, colour in scale]
    places = [at for at, _colour in stops]
    mixed = [round(float(np.interp(share, places, [colour[part] for _at, colour in stops]))) for part in range(3)]
    return "#" + "".join(f"{part:02x}" for part in mixed)


def _parts(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of #rrggbb or rgb(); white for anything else, such as a colour seen through."""
    if re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
    found = re.fullmatch(r"rgb\((\d+), ?(\d+), ?(\d+)\)", colour)
    return (int(found[1]), int(found[2]), int(found[3])) if found else (255, 255, 255)


def _light(parts: tuple[int, int, int]) -> float:
    red, green, blue = parts
    return 0.299 * red + 0.587 * green + 0.114 * blue
