"""One indicator over time in one unit, with the number it is held against and the county beside it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.duty_labels import free_place, sides, written
from dashboard.charts.target_words import aim_words, state_words, value_words
from dashboard.charts.theme import BRAND, INK, MUTED, PAPER, SMALL, UNCLEAR, figure, safe
from dashboard.language import formats, monitoring_words
from dashboard.language import gettext as _

HEIGHT = 300
_FEW = 6
_WORD = 6
_SIDE_BY_SIDE = 3


def duty_trend(rows: pd.DataFrame, unit_name: str, target: Any, comparator: Any, reference: bool = False) -> go.Figure:
    """Rows of the trend report in order of time; hollow grey marks are periods with too thin a coverage.

    `target` None draws no line; `reference` names it as one that the plan does not set.
    """
    records: list[dict[Any, Any]] = rows.to_dict("records")
    unit = str(records[0]["unit"])
    beside = [] if _same(rows) else [_county(rows)]
    low, high = _range(rows, target, unit)
    return figure(
        [*beside, _line(rows, records)],
        height=HEIGHT,
        margin={"l": 8, "r": 96, "t": 30, "b": 8},
        xaxis=_time(rows, records),
        yaxis={
            "range": [low, high],
            "fixedrange": True,
            "nticks": 5,
            **({"tickformat": ".0%"} if unit == "ratio" else {}),
        },
        shapes=_aim(target),
        annotations=[
            *_aim_words(rows, target, comparator, reference, high - low),
            *_ends(records, unit, unit_name, bool(beside)),
        ],
    )


def _same(rows: pd.DataFrame) -> bool:
    """The county itself: it needs no second line."""
    return bool((rows["value"].fillna(-1) == rows["county_value"].fillna(-1)).all())


def _line(rows: pd.DataFrame, records: list[dict[Any, Any]]) -> go.Scatter:
    thin = [bool(row["is_incomplete"]) for row in records]
    many = len(records) > 2 * _FEW
    return go.Scatter(
        x=_days(rows),
        y=rows["value"].to_numpy(dtype=float),
        mode="lines+markers" if len(records) > _FEW else "lines+markers+text",
        text=written(records),
        textposition=sides(rows["value"].to_numpy(dtype=float)),
        textfont={"size": SMALL, "color": INK},
        line={"color": BRAND, "width": 2 if many else 3},
        marker={
            "size": 7 if many else 13,
            "color": [PAPER if few else BRAND for few in thin],
            "line": {"width": 2, "color": [UNCLEAR if few else BRAND for few in thin]},
        },
        customdata=rows[["period_id"]].to_numpy(dtype=object),
        hovertext=[_hover(row) for row in records],
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )


def _county(rows: pd.DataFrame) -> go.Scatter:
    return go.Scatter(
        x=_days(rows),
        y=rows["county_value"].to_numpy(dtype=float),
        mode="lines",
        line={"color": UNCLEAR, "width": 2, "dash": "dot"},
        hoverinfo="skip",
    )


def _days(rows: pd.DataFrame) -> list[str]:
    return [f"{day:%Y-%m-%d}" for day in pd.to_datetime(rows["period_end"])]


def _hover(row: dict[Any, Any]) -> str:
    value = value_words(row["value"], str(row["unit"]), row["target"])
    lines = [
        f"<b>{safe(monitoring_words.period(str(row['period_id'])))}</b>",
        f"{value} {state_words(str(row['state']))}",
    ]
    if not formats.is_nothing(row["denominator"]):
        parts = {name: formats.number(row[name]) for name in ("numerator", "denominator")}
        lines.append(_("{numerator} of {denominator}").format(**parts))
    lines.append(_("coverage {share}").format(share=formats.percent(row["coverage"], 0)))
    if row["is_provisional"]:
        lines.append(_("not final yet"))
    return "<br>".join(lines)


def _time(rows: pd.DataFrame, records: list[dict[Any, Any]]) -> dict[str, Any]:
    days = pd.to_datetime(rows["period_end"])
    room = max((days.max() - days.min()) / 12, pd.Timedelta(days=40))
    axis: dict[str, Any] = {
        "type": "date", "range": [f"{days.min() - room:%Y-%m-%d}", f"{days.max() + room:%Y-%m-%d}"],
        "fixedrange": True, "showgrid": False, "tickfont": {"size": SMALL}, "tickformat": "%Y-%m", "nticks": 5,
        "tickangle": 0,
    }  # fmt: skip
    if len(records) <= _FEW:
        step = 1 if len(records) <= _SIDE_BY_SIDE else 2
        told = [number for number in range(len(records)) if (len(records) - 1 - number) % step == 0]
        days_told = [_days(rows)[number] for number in told]
        axis |= {"tickmode": "array", "tickvals": days_told, "ticktext": [_period(records[n]) for n in told]}
    return axis


def _period(row: dict[Any, Any]) -> str:
    return "<br>".join(safe(part) for part in monitoring_words.period_parts(str(row["period_id"])) if part)


def _range(rows: pd.DataFrame, target: Any, unit: str) -> tuple[float, float]:
    known = [float(value) for name in ("value", "county_value") for value in rows[name].dropna()]
    known += [] if formats.is_nothing(target) else [float(target)]
    low, high = min(known, default=0.0), max(known, default=1.0)
    room = 0.18 * (high - low) or 0.1 * abs(high) or 1.0
    floor = 0.0 if low >= 0 and unit != "index" else -np.inf
    return float(max(low - room, floor if low - room < 0 else -np.inf)), float(high + 1.4 * room)


def _aim(target: Any) -> list[dict[str, Any]]:
    if formats.is_nothing(target):
        return []
    ends = {"xref": "paper", "x0": 0, "x1": 1, "y0": float(target), "y1": float(target)}
    return [{"type": "line", "line": {"color": INK, "width": 3}, **ends}]


def _aim_words(
    rows: pd.DataFrame, target: Any, comparator: Any, reference: bool, height: float
) -> list[dict[str, Any]]:
    if formats.is_nothing(target):
        return []
    aim = aim_words(target, comparator, str(rows["unit"].iloc[0]))
    words = _("Reference {value}, not in the plan") if reference else _("Target {value}")
    look = {"xref": "paper", "showarrow": False, "font": {"size": SMALL, "color": INK}, "y": float(target)}
    return [{**look, **free_place(rows, float(target), height), "text": f"<b>{safe(words.format(value=aim))}</b>"}]


def _ends(records: list[dict[Any, Any]], unit: str, name: str, with_county: bool) -> list[dict[str, Any]]:
    """The names of both lines and the newest values at their right ends."""
    last = records[-1]
    look = {"xref": "paper", "x": 1, "xanchor": "left", "xshift": 4, "showarrow": False, "align": "left"}
    lines = "<br>".join(safe(name[start : start + _WORD]) for start in range(0, len(name), _WORD))
    ends = [(last["value"], f"<b>{lines}<br>{value_words(last['value'], unit, last['target'])}</b>", BRAND)]
    if with_county:
        words = f"{_('County')}<br>{value_words(last['county_value'], unit, last['target'])}"
        ends.append((last["county_value"], words, MUTED))
    told = [(value, words, colour) for value, words, colour in ends if not formats.is_nothing(value)]
    lift = [0] if len(told) < 2 else ([24, -24] if told[0][0] >= told[1][0] else [-24, 24])
    return [
        {**look, "y": float(value), "yshift": up, "text": words, "font": {"size": SMALL, "color": colour}}
        for (value, words, colour), up in zip(told, lift, strict=False)
    ]
