"""A composite score of units as bars of its weighted parts; one with a part missing is told to be incomplete."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.theme import (
    BRAND,
    BRAND_LIGHT,
    BRAND_MIDDLE,
    FAINT,
    INK,
    MUTED,
    PAPER,
    SMALL,
    figure,
    safe,
    text_width,
)
from dashboard.language import current_language, formats
from dashboard.language import gettext as _

_ROW, _HEAD, _RIGHT = 28, 34, 200
_FILLS = (BRAND, BRAND_MIDDLE, BRAND_LIGHT, MUTED, FAINT)


def composite_bars(rows: pd.DataFrame) -> go.Figure:
    """Rows of the composite report, one for each unit and part, units in their order; customdata is the unit's code."""
    units: list[dict[Any, Any]] = rows.drop_duplicates("unit_code").to_dict("records")
    parts: list[dict[Any, Any]] = rows.drop_duplicates(["indicator_id", "part"]).to_dict("records")
    known = {(row["unit_code"], row["indicator_id"], row["part"]): row for row in rows.to_dict("records")}
    traces = [_bar(part, number, units, known) for number, part in enumerate(parts)]
    return figure(traces, **_layout(units, parts))


def _bar(part: dict[Any, Any], number: int, units: list[dict[Any, Any]], known: dict[Any, dict[Any, Any]]) -> go.Bar:
    rows = [known[(unit["unit_code"], part["indicator_id"], part["part"])] for unit in units]
    whole = [unit["state"] == "complete" for unit in units]
    values = np.array([_points(row) for row in rows], dtype=float)
    return go.Bar(
        name=_name(part),
        x=values,
        y=list(range(len(units))),
        orientation="h",
        width=0.72,
        marker={
            "color": [_FILLS[number % len(_FILLS)] if complete else FAINT for complete in whole],
            "pattern": {"shape": ["" if complete else "/" for complete in whole], "fgcolor": PAPER, "size": 6},
        },
        customdata=[[unit["unit_code"]] for unit in units],
        hovertext=[_hover(unit, row) for unit, row in zip(units, rows, strict=True)],
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )


def _points(row: dict[Any, Any]) -> float:
    return float("nan") if formats.is_nothing(row["value"]) else float(row["weight"]) * float(row["value"])


def _name(row: dict[Any, Any]) -> str:
    return str(row[f"name_{current_language()}"])


def _hover(unit: dict[Any, Any], row: dict[Any, Any]) -> str:
    value = _("no record") if formats.is_nothing(row["value"]) else formats.number(row["value"], 1)
    part = _("{name}: {value}, weight {weight}").format(
        name=safe(_name(row)), value=value, weight=formats.percent(row["weight"], 0)
    )
    return f"<b>{safe(unit['unit_name'])}</b><br>{part}<br>{_told(unit)}"


def _told(unit: dict[Any, Any]) -> str:
    if unit["state"] == "complete":
        total = f"<b>{formats.number(unit['composite'], 1)}</b>"
        counts = {"n": formats.number(unit["complete_n"]), "all": formats.number(unit["schools_n"])}
        return total if unit["unit_type"] == "school" else f"{total} {_('({n} of {all} schools)').format(**counts)}"
    if unit["state"] == "incomplete":
        counts = {"known": formats.number(unit["known_n"]), "parts": formats.number(unit["parts_n"])}
        return _("incomplete: {known} of {parts} parts").format(**counts)
    return _("no data")


def _layout(units: list[dict[Any, Any]], parts: list[dict[Any, Any]]) -> dict[str, Any]:
    names = [str(unit["unit_name"]) for unit in units]
    left = text_width(names, SMALL) + 20
    return {
        "height": _HEAD + 34 + _ROW * max(len(units), 2),
        "barmode": "stack",
        "margin": {"l": left, "r": _RIGHT, "t": _HEAD, "b": 30},
        "xaxis": {"range": [0, 100], "fixedrange": True, "nticks": 6, "tickfont": {"size": SMALL}},
        "yaxis": {
            "tickmode": "array", "tickvals": list(range(len(units))), "ticktext": [safe(name) for name in names],
            "range": [len(units) - 0.5, -0.5], "showgrid": False, "fixedrange": True, "automargin": False,
            "tickfont": {"size": SMALL},
        },
        "annotations": [_key(parts, left), *(_side(unit, down) for down, unit in enumerate(units))],
    }  # fmt: skip


def _key(parts: list[dict[Any, Any]], left: int) -> dict[str, Any]:
    """What each shade is, with its weight, in the order of the bars."""
    told = [
        f"<span style='color:{_FILLS[number % len(_FILLS)]}'>■</span> "
        f"{safe(_name(part))} × {formats.percent(part['weight'], 0)}"
        for number, part in enumerate(parts)
    ]
    where = {"xref": "paper", "x": 0, "xanchor": "left", "xshift": -left, "yref": "paper", "y": 1, "yanchor": "bottom"}
    return {"text": " ＋ ".join(told), "yshift": 6, "showarrow": False, "font": {"size": SMALL, "color": INK}, **where}


def _side(unit: dict[Any, Any], down: int) -> dict[str, Any]:
    colour = INK if unit["state"] == "complete" else MUTED
    where = {"xref": "paper", "x": 1, "xanchor": "left", "xshift": 8, "y": down, "showarrow": False}
    return {"text": _told(unit), "font": {"size": SMALL, "color": colour}, **where}
