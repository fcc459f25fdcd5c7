"""One bullet for each target of a plan: baseline, now, the target, and the pace it asks for today."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.bullet_words import columns, heads, sides, told
from dashboard.charts.target_words import bar_colour, hover, target_name
from dashboard.charts.theme import FAINT, INK, PAPER, SMALL, UNCLEAR, figure, safe, text_width
from dashboard.language import current_language, formats
from dashboard.language import gettext as _

_ROW = 33
_HEAD = 34
_FOOT = 44
_WIDEST = 1.15


@dataclass(frozen=True)
class _Row:
    """One line of the figure: a phase's heading when `state` is empty, else a target placed by shares of it."""

    down: int
    words: str
    state: str = ""
    now: float = np.nan
    baseline: float = np.nan
    required: float = np.nan
    incomplete: bool = False
    colour: str = UNCLEAR
    told: tuple[str, ...] = ()
    hover: str = ""
    code: str = ""


def bullets(rows: pd.DataFrame, brief: bool = False) -> go.Figure:
    """Every target in the order of the rows, under a heading for each phase; the target stands at the same place.

    `brief` leaves the words on gap and pace to the hover, for a screen of large type.
    """
    lines = [replace(line, told=line.told[:-1]) if brief else line for line in _lines(rows)]
    return figure([_bars(lines), _marks(lines), _clicks(lines)], **_layout(lines, _ROW if brief else 0))


def _lines(rows: pd.DataFrame) -> list[_Row]:
    lines: list[_Row] = []
    phase = ""
    for record in rows.to_dict("records"):
        if record["phase_id"] != phase:
            phase = record["phase_id"]
            lines.append(_Row(len(lines), _phase(record)))
        lines.append(_target(record, len(lines)))
    return lines


def _phase(row: dict[Any, Any]) -> str:
    name = str(row[f"phase_name_{current_language()}"])
    if row["is_ahead"]:
        return safe(_("{name} (not begun)").format(name=name))
    return safe(_("{name} (ended)").format(name=name) if row["has_ended"] else name)


def _target(row: dict[Any, Any], down: int) -> _Row:
    judged = row["state"] != "report_only" and not formats.is_nothing(row["target"])
    places = [_place(row[name], row) if judged else np.nan for name in ("value", "baseline", "required_now")]
    running = not row["has_ended"]
    return _Row(
        down=down,
        words=safe(target_name(row)),
        state=str(row["state"]),
        now=places[0],
        baseline=places[1],
        required=places[2] if running else np.nan,
        incomplete=bool(row["is_incomplete"]),
        colour=bar_colour(row),
        told=told(row),
        hover=hover(row, target_name(row)),
        code=str(row["target_id"]),
    )


def _place(value: Any, row: dict[Any, Any]) -> float:
    """A value as a share of its target; around a target of 0, small steps to either side of its mark."""
    if formats.is_nothing(value):
        return float("nan")
    target = float(row["target"])
    if target:
        return float(np.clip(float(value) / target, 0, _WIDEST))
    sizes = [abs(float(row[name])) for name in ("value", "baseline") if not formats.is_nothing(row[name])]
    return 1 + 0.2 * float(value) / max([*sizes, 1e-9])


def _column(lines: list[_Row], name: str) -> np.ndarray[Any, Any]:
    return np.array([getattr(line, name) for line in lines], dtype=float)


def _bars(lines: list[_Row]) -> go.Bar:
    colours = [line.colour for line in lines]
    shapes = ["/" if line.incomplete else "" for line in lines]
    return go.Bar(
        x=_column(lines, "now"),
        y=_column(lines, "down"),
        orientation="h",
        width=0.5,
        marker={"color": colours, "pattern": {"shape": shapes, "fgcolor": PAPER, "size": 6}},
        hoverinfo="skip",
    )


def _marks(lines: list[_Row]) -> go.Scatter:
    """Rings for baselines, triangles for the pace of today."""
    down = _column(lines, "down")
    sizes = len(lines)
    return go.Scatter(
        x=np.concatenate([_column(lines, "baseline"), _column(lines, "required")]),
        y=np.concatenate([down, down - 0.36]),
        mode="markers",
        marker={
            "symbol": ["circle-open"] * sizes + ["triangle-down"] * sizes,
            "size": [11] * sizes + [12] * sizes,
            "color": INK,
            "line": {"width": 2.5, "color": INK},
        },
        hoverinfo="skip",
    )


def _clicks(lines: list[_Row]) -> go.Scatter:
    """Invisible marks on the line of the target: they take hover and click of the whole row."""
    told = [line for line in lines if line.state]
    return go.Scatter(
        x=np.ones(len(told)),
        y=_column(told, "down"),
        mode="markers",
        marker={"size": 30, "opacity": 0, "symbol": "square"},
        customdata=np.array([[line.code] for line in told], dtype=object),
        hovertext=[line.hover for line in told],
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 0}},
        unselected={"marker": {"opacity": 0}},
    )


def _layout(lines: list[_Row], raised: int) -> dict[str, Any]:
    starts, right = columns([line.told for line in lines if line.state])
    left, head = 8 + text_width((line.words for line in lines), SMALL), _HEAD + raised
    return {
        "height": head + _FOOT + _ROW * len(lines),
        "margin": {"l": left, "r": right, "t": head, "b": _FOOT},
        "xaxis": {
            "range": [0, _WIDEST + 0.02],
            "tickvals": [0, 0.5, 1],
            "tickformat": ".0%",
            "title": {"text": _("Share of the target reached")},
            "fixedrange": True,
        },
        "yaxis": {
            "tickmode": "array",
            "tickvals": [line.down for line in lines],
            "ticktext": [line.words if line.state else f"<b>{line.words}</b>" for line in lines],
            "tickfont": {"size": SMALL},
            "range": [len(lines) - 0.4, -0.6],
            "showgrid": False,
            "automargin": False,
            "fixedrange": True,
        },
        "shapes": [shape for line in lines for shape in _shapes(line)],
        "annotations": [
            *heads(starts, raised),
            *(side for line in lines if line.state for side in _sides(line, starts)),
        ],
        "hoverdistance": 40,
    }


def _shapes(line: _Row) -> list[dict[str, Any]]:
    """A rule above a phase; a black bar where a target stands."""
    if not line.state:
        ends = {"x0": 0, "x1": 1, "y0": line.down - 0.45, "y1": line.down - 0.45}
        return [{"type": "line", "xref": "paper", "line": {"color": FAINT, "width": 2}, **ends}]
    if line.state == "report_only":
        return []
    ends = {"x0": 1, "x1": 1, "y0": line.down - 0.36, "y1": line.down + 0.36}
    return [{"type": "line", "line": {"color": INK, "width": 4}, **ends}]


def _sides(line: _Row, starts: list[int]) -> list[dict[str, Any]]:
    return sides(line.told, line.down, line.incomplete or line.state in {"no_data", "report_only"}, starts)
