"""A finished figure read back as what it draws: bars by name, points, lines, or a grid of cells.

Nothing is computed anew: every value is one that the screen shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.exports.drawn_grid import Grid, grid_of
from dashboard.exports.drawn_named import bars_by_name, columns_of_bands, lines_over_names
from dashboard.exports.drawn_parts import Drawn, colours_of, is_one_a_row, numbers, places_of, plain, row_names
from dashboard.exports.drawn_points import points_over_both


def drawn(figure: Any) -> Drawn | Grid | None:
    """What the figure draws; None where only its rows can be told."""
    layout = figure.layout.to_plotly_json()
    traces = [trace.to_plotly_json() for trace in figure.data]
    if any(trace["type"] == "heatmap" for trace in traces):
        return grid_of(traces, layout)
    if any("base" in trace for trace in traces) or not traces:
        return None
    if len({trace.get("xaxis", "x") for trace in traces}) > 1:
        return _panels(traces, layout)
    return (
        bars_by_name(traces, layout)
        or columns_of_bands(traces, layout)
        or lines_over_names(traces, layout)
        or points_over_both(traces, layout)
    )


def _panels(traces: Sequence[Any], layout: Any) -> Grid | None:
    """Several small charts over the same names: their values side by side, as a grid."""
    names = row_names(layout)
    panels = [trace for trace in traces if is_one_a_row(trace, names)]
    if not panels:
        return None
    rows = sorted(names)
    columns = [dict(zip(places_of(trace["y"]), numbers(trace["x"]), strict=True)) for trace in panels]
    shades = [dict(zip(places_of(trace["y"]), colours_of(trace, len(trace["y"])), strict=True)) for trace in panels]
    heads = [plain(note.get("text", "")) for note in layout.get("annotations", ())][: len(panels)]
    words = [[_share(column.get(row)) for column in columns] for row in rows]
    fills = [["" for _column in columns] for _row in rows]
    inks = [[shade.get(row, "") for shade in shades] for row in rows]
    told = tuple(heads) if len(heads) == len(panels) else tuple("" for _panel in panels)
    return Grid(told, tuple(names[row] for row in rows), words, fills, inks)


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.1%}"
