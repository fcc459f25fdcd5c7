"""The county's place among the counties of its city over the years, 1 at the top."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.theme import BRAND, INK, MUTED, PAPER, SMALL, figure, safe, text_width
from dashboard.language import formats
from dashboard.language import gettext as _

HEIGHT = 250


def city_places(rows: pd.DataFrame) -> go.Figure:
    """A dot for each year with `place 3 of 10 counties`; the line of the first group is dashed: no plan sets it."""
    records: list[dict[Any, Any]] = rows.to_dict("records")
    years = [str(row["period_id"]) for row in records]
    places = go.Scatter(
        name=_("place in the city"),
        x=years,
        y=rows["place"].to_numpy(dtype=float),
        mode="lines+markers",
        line={"color": BRAND, "width": 3},
        marker={"size": 14, "color": [_fill(row) for row in records], "line": {"width": 3, "color": BRAND}},
        cliponaxis=False,
        hovertext=[f"<b>{safe(row['period_id'])}</b><br>{place_words(row)}" for row in records],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    line = go.Scatter(
        x=years,
        y=rows["line"].to_numpy(dtype=float),
        mode="lines",
        name=_("the plan's line"),
        line={"color": MUTED, "width": 2, "dash": "dash"},
        hoverinfo="skip",
    )
    return figure([line, places], **_layout(records, years))


def _fill(row: dict[Any, Any]) -> str:
    return PAPER if row["provisional"] else BRAND


def place_words(row: dict[Any, Any]) -> str:
    """`place 3 of 10 counties`; without the number of counties only the place."""
    if formats.is_nothing(row["counties_n"]):
        return _("no. {place}").format(place=formats.number(row["place"]))
    return _("place {place} of {n} counties").format(
        place=formats.number(row["place"]), n=formats.number(row["counties_n"])
    )


def _layout(records: list[dict[Any, Any]], years: list[str]) -> dict[str, Any]:
    counts = [float(row["counties_n"]) for row in records if not formats.is_nothing(row["counties_n"])]
    last = max([*counts, *(float(row["place"]) for row in records)])
    return {
        "height": HEIGHT,
        "margin": {"l": 48, "r": 24 + text_width(_line_words(records[-1]), SMALL), "t": 20, "b": 32},
        "xaxis": {"type": "category", "range": [-0.5, len(years) - 0.5], "showgrid": False, "fixedrange": True},
        "yaxis": {"range": [last + 0.8, -0.4], "tickvals": [1, *range(4, int(last) + 1, 3)], "fixedrange": True},
        "annotations": [*(_label(row, year) for row, year in zip(records, years, strict=True)), _line(records[-1])],
    }


def _label(row: dict[Any, Any], year: str) -> dict[str, Any]:
    """The place beside its dot, on the side that is away from the dashed line."""
    is_under = not formats.is_nothing(row["line"]) and float(row["place"]) > float(row["line"])
    font = {"size": SMALL, "color": INK}
    where = {"x": year, "y": float(row["place"]), "yanchor": "top" if is_under else "bottom"}
    return {**where, "yshift": -10 if is_under else 10, "text": place_words(row), "showarrow": False, "font": font}


def _line_words(row: dict[Any, Any]) -> tuple[str, ...]:
    if formats.is_nothing(row["line"]):
        return (_("No line: the number of counties is not known"),)
    return _("For reference: no. {place}").format(place=formats.number(row["line"])), _("not set by the plan")


def _line(row: dict[Any, Any]) -> dict[str, Any]:
    """The words of the dashed line, right of it."""
    beside = float(row["place"] if formats.is_nothing(row["line"]) else row["line"])
    where = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 8, "y": beside, "align": "left"}
    words = "<br>".join(_line_words(row))
    return {**where, "text": words, "showarrow": False, "font": {"size": SMALL, "color": MUTED}}
