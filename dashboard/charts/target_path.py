"""One target in time: what was reported, the plan's path, and what is needed by when from now on."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.target_words import aim_words, basis_words, value_words
from dashboard.charts.theme import BELOW, BRAND, INK, MUTED, PAPER, SMALL, figure, safe
from dashboard.language import formats
from dashboard.language import gettext as _

HEIGHT = 300
_LOOKS = {
    "planned": {"mode": "lines", "line": {"color": MUTED, "width": 2, "dash": "dot"}},
    "observed": {"mode": "lines+markers", "line": {"color": BRAND, "width": 3}},
    "needed": {"mode": "lines+markers", "line": {"color": INK, "width": 2, "dash": "dash"}},
}


def target_path(rows: pd.DataFrame) -> go.Figure:
    """Reported values joined, the path from the baseline dotted, the steps still needed dashed from the last value."""
    head: dict[Any, Any] = rows.iloc[0].to_dict()
    traces = [_trace(rows, kind, str(head["unit"])) for kind in _LOOKS if (rows["kind"] == kind).any()]
    return figure(traces, **_layout(rows, head))


def _trace(rows: pd.DataFrame, kind: str, unit: str) -> go.Scatter:
    chosen = rows[rows["kind"] == kind]
    if kind == "needed":
        now = rows[rows["kind"] == "observed"].tail(1)
        chosen = pd.concat([now, chosen])
    records: list[dict[Any, Any]] = chosen.to_dict("records")
    told = [_told(row, unit) if row["kind"] == kind and kind != "planned" else "" for row in records]
    look = _LOOKS[kind]
    return go.Scatter(
        x=[_day(row["due_on"]) for row in records],
        y=chosen["value"].to_numpy(dtype=float),
        mode=f"{look['mode']}+text",
        line=look["line"],
        marker={"size": 11, "color": [_fill(row, kind) for row in records], "line": {"width": 2, "color": INK}},
        text=told,
        textposition="top center",
        textfont={"size": SMALL},
        cliponaxis=False,
        hovertext=[_hover(row, unit) for row in records],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _fill(row: dict[Any, Any], kind: str) -> str:
    """Hollow for what is not yet reached, and for what is provisional."""
    return PAPER if kind == "needed" or _yes(row["provisional"]) else BRAND


def _yes(value: Any) -> bool:
    return not formats.is_nothing(value) and bool(value)


def _told(row: dict[Any, Any], unit: str) -> str:
    words = value_words(row["value"], unit)
    if unit == "rank" and not formats.is_nothing(row["denominator"]):
        words = _("{place} of {n} counties").format(place=words, n=formats.number(row["denominator"]))
    return _("{value} by {day}").format(value=words, day=_day(row["due_on"])) if row["kind"] == "needed" else words


def _hover(row: dict[Any, Any], unit: str) -> str:
    kinds = {"planned": _("The plan's path"), "observed": _("Reported"), "needed": _("Needed")}
    lines = [f"<b>{kinds[str(row['kind'])]}</b> {_day(row['due_on'])}", safe(value_words(row["value"], unit))]
    if row["kind"] == "observed":
        lines.append(safe(row["period_id"]))
        lines.append(_("Coverage {share}").format(share=formats.percent(row["coverage"], 0)))
    if _yes(row["provisional"]):
        lines.append(_("provisional"))
    return "<br>".join(lines)


def _day(value: Any) -> str:
    return pd.Timestamp(value).date().isoformat()


def _layout(rows: pd.DataFrame, head: dict[Any, Any]) -> dict[str, Any]:
    unit = str(head["unit"])
    first = min([_day(value) for value in rows["due_on"]] + [_day(head["starts_on"])])
    return {
        "height": HEIGHT,
        "margin": {"l": 64, "r": 90, "t": 36, "b": 36},
        "xaxis": {"type": "date", "range": _span(first, _day(head["ends_on"])), "tickformat": "%Y-%m"},
        "yaxis": {"range": _range(rows, head), "tickformat": ".0%" if unit == "ratio" else "", "fixedrange": True},
        "shapes": [*_aim(head), _today(head)],
        "annotations": [*_aim_words(head), _today_words(head)],
    }


def _span(first: str, last: str) -> list[str]:
    edge = (pd.Timestamp(last) - pd.Timestamp(first)) / 16
    return [_day(pd.Timestamp(first) - edge), _day(pd.Timestamp(last) + edge)]


def _range(rows: pd.DataFrame, head: dict[Any, Any]) -> list[float]:
    """From the least to the most with room for words; places have 1 at the top."""
    values = [*rows["value"].dropna().astype(float)]
    if not formats.is_nothing(head["target"]):
        values.append(float(head["target"]))
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    room = max(0.2 * (high - low), 1e-3 * max(abs(high), 1))
    if head["unit"] == "rank":
        most = rows["denominator"].dropna()
        return [float(most.max()) + 0.5 if len(most) else high + 1, 0.0]
    return [float(np.floor(100 * (low - room)) / 100), high + 1.6 * room]


def _aim(head: dict[Any, Any]) -> list[dict[str, Any]]:
    if formats.is_nothing(head["target"]):
        return []
    look = {"color": INK, "width": 3, "dash": "dash" if head["reference"] else "solid"}
    return [
        {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": head["target"], "y1": head["target"], "line": look}
    ]


def _aim_words(head: dict[Any, Any]) -> list[dict[str, Any]]:
    if formats.is_nothing(head["target"]):
        return []
    words = aim_words(head["target"], head["comparator"], str(head["unit"])) + basis_words(head)
    where = {"x": 0, "xref": "paper", "y": float(head["target"]), "xanchor": "left", "yanchor": "bottom"}
    font = {"size": SMALL, "color": INK}
    return [
        {**where, "text": f"<b>{safe(_('Target {value}').format(value=words))}</b>", "showarrow": False, "font": font}
    ]


def _today(head: dict[Any, Any]) -> dict[str, Any]:
    day = _day(head["as_of"])
    return {
        "type": "line",
        "yref": "paper",
        "x0": day,
        "x1": day,
        "y0": 0,
        "y1": 1,
        "line": {"color": BELOW, "width": 2},
    }


def _today_words(head: dict[Any, Any]) -> dict[str, Any]:
    words = _("As of {day}").format(day=_day(head["as_of"]))
    where = {"x": _day(head["as_of"]), "y": 1, "yref": "paper", "yanchor": "bottom", "xanchor": "right"}
    return {**where, "text": words, "showarrow": False, "font": {"size": SMALL, "color": BELOW}}
