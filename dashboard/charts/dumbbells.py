"""Before and after at the re-test: two dots with their intervals for each action, grey while the change is chance."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.theme import ABOVE, BELOW, FAINT, INK, MUTED, PAPER, SMALL, UNCLEAR, figure, safe, text_width
from dashboard.language import action_words, formats
from dashboard.language import gettext as _

ROW, HEAD = 34, 84
MOST = 12
COLOURS = {"better": ABOVE, "worse": BELOW}
Row = dict[Any, Any]


def compared(rows: pd.DataFrame, measured_in: str, most: int = MOST) -> pd.DataFrame:
    """The actions measured twice in this unit, the greatest gain first; of many the greatest changes either way."""
    told = rows[(rows["measured_in"] == measured_in) & rows["gain"].notna()]
    kept = told.loc[told["gain"].abs().nlargest(most).index]
    return kept.sort_values(["gain", "action_id"], ascending=[False, True])


def dumbbells(rows: pd.DataFrame, measured_in: str) -> go.Figure:
    """The rows of `compared`, the first on top: hollow before, full at the re-test."""
    records: list[Row] = rows.to_dict("records")
    names = [_name(row) for row in records]
    places = list(range(len(records)))
    traces = [trace for place, row in zip(places, records, strict=True) for trace in _lines(place, row)]
    traces += [_dots(places, records, "before"), _dots(places, records, "after")]
    share = ".0%" if measured_in == "ratio" else None
    return figure(
        traces,
        height=HEAD + ROW * len(records),
        margin={"l": 16 + text_width(names), "r": 24, "t": 30, "b": 40},
        xaxis={"title": {"text": _axis(measured_in)}, "tickformat": share, "side": "bottom",
               "autorange": "reversed" if measured_in == "place" else True},
        yaxis={"tickmode": "array", "tickvals": places, "ticktext": [safe(name) for name in names],
               "range": [len(records) - 0.4, -0.6], "automargin": False, "showgrid": False},
        annotations=_heads(records),
    )  # fmt: skip


def _name(row: Row) -> str:
    unit = action_words.unit_told(row)
    return f"{unit} · {action_words.matter(row)}" if row["cause"] == "weak_subject" else unit


def _axis(measured_in: str) -> str:
    words = {"place": _("Official place (1 on the right)"), "z": _("Standard score"), "ratio": _("Share")}
    return words.get(measured_in, _("Value of the indicator"))


def _lines(place: int, row: Row) -> list[go.Scatter]:
    """The two intervals beside each other, and the way from the one dot to the other."""
    colour = COLOURS.get(str(row["progress"]), UNCLEAR)
    spans = [("before", -0.14, FAINT), ("after", 0.14, colour)]
    drawn = [
        _line([row[f"{moment}_low"], row[f"{moment}_high"]], [place + shift] * 2, shade, 3)
        for moment, shift, shade in spans
        if not formats.is_nothing(row[f"{moment}_low"])
    ]
    return [*drawn, _line([row["before_value"], row["after_value"]], [place - 0.14, place + 0.14], colour, 2)]


def _line(across: list[Any], down: list[float], colour: str, width: int) -> go.Scatter:
    return go.Scatter(x=across, y=down, mode="lines", line={"color": colour, "width": width}, hoverinfo="skip")


def _dots(places: list[int], records: list[Row], moment: str) -> go.Scatter:
    shift = -0.14 if moment == "before" else 0.14
    colours = [COLOURS.get(str(row["progress"]), UNCLEAR) for row in records]
    hollow = moment == "before"
    return go.Scatter(
        x=[row[f"{moment}_value"] for row in records],
        y=[place + shift for place in places],
        mode="markers",
        marker={"size": 12, "color": PAPER if hollow else colours, "line": {"color": MUTED if hollow else colours,
                "width": 2}},
        customdata=[[row["unit_code"]] for row in records],
        hovertext=[_hover(row) for row in records],
        hoverinfo="text",
    )  # fmt: skip


def _hover(row: Row) -> str:
    lines = [f"<b>{safe(_name(row))}</b>"]
    for moment, words in (("before", _("Before the action")), ("after", _("Re-test"))):
        told = [action_words.value(row[f"{moment}_{part}"], row["measured_in"]) for part in ("value", "low", "high")]
        span = _(" ({low} to {high})").format(low=told[1], high=told[2]) if told[1] else ""
        lines.append(f"{words} {safe(row[f'{moment}_name'])}: {told[0]}{span}")
    return "<br>".join([*lines, action_words.progress(str(row["progress"]))])


def _heads(records: list[Row]) -> list[dict[str, Any]]:
    """The first row says which dot is which."""
    if not records:
        return []
    first = records[0]
    base = {"y": -0.6, "yanchor": "bottom", "showarrow": False, "font": {"size": SMALL, "color": INK}}
    ahead = (first["after_value"] > first["before_value"]) != (first["measured_in"] == "place")
    anchors = ("right", "left") if ahead else ("left", "right")
    return [
        {**base, "x": first["before_value"], "xanchor": anchors[0], "text": _("Before the action")},
        {**base, "x": first["after_value"], "xanchor": anchors[1], "text": _("Re-test")},
    ]
