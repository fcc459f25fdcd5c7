"""Level against value added: who stands where, and who got there from the same start."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.point_labels import Area, Named, corner_boxes, name_trace
from dashboard.charts.theme import BRAND, CHOSEN, FAINT, MUTED, PAPER, SIZE, UNCLEAR, figure
from dashboard.charts.value_added import Added, colours, hover, records
from dashboard.language import formats
from dashboard.language import gettext as _
from dashboard.language.value_added_words import BANDS

HEIGHT = 375
_NAMED = 5
_AIR = 0.14
_AIR_UP = 0.2  # more, so that the words in the corners lie clear of the dots in a meeting's larger type too


def drawn_points(rows: pd.DataFrame, view: Added) -> pd.DataFrame:
    """The schools with a level and a value added, the clear ones last so that they lie on top; the chart's download."""
    told = rows[rows["band"].isin(BANDS)].dropna(subset=["z_mean", view.columns[1]])
    return told.sort_values("band", key=lambda codes: codes.isin(["above", "below"]), kind="stable")


def quadrant(rows: pd.DataFrame, view: Added) -> go.Figure:
    """One dot for each school: level across, shrunken value added up; coloured when clear of 0."""
    told = drawn_points(rows, view)
    value = view.columns[1]
    area = Area(reach(told["z_mean"]), reach(told[value], _AIR_UP), corner_boxes(list(corner_words().values()), SIZE))
    dots = list(zip(told["z_mean"].astype(float), told[value].astype(float), strict=True))
    return figure(
        [_dots(told, view), name_trace(_named(told, view), dots, area)],
        height=HEIGHT,
        margin={"l": 8, "r": 16, "t": 12, "b": 8},
        xaxis={"title": {"text": _("Level: mean standard score (county = 0)")}, "range": area.x, **_STILL},
        yaxis={"title": {"text": view.axis()}, "range": area.y, **_STILL},
        shapes=[_line("x"), _line("y")],
        annotations=[_corner(x, y, words) for (x, y), words in corner_words().items()],
    )


_STILL = {"fixedrange": True}


def reach(values: pd.Series[Any], share: float = _AIR) -> tuple[float, float]:
    """From the lowest to the highest value and 0, with air for the names."""
    low, high = min(0.0, float(values.min())), max(0.0, float(values.max()))
    air = ((high - low) or 1.0) * share
    return low - air, high + air


def marked(rows: pd.DataFrame, view: Added) -> dict[str, Any]:
    """Marker of schools: grey and hollow where few pupils are matched, ringed where chosen."""
    chosen = rows["school_code"].isin(view.chosen(rows)).to_numpy()
    hollow = rows["band"].eq("low_match").to_numpy()
    fill = np.where(hollow, PAPER, colours(rows))
    edge = np.where(chosen, CHOSEN, np.where(hollow, UNCLEAR, PAPER))
    line = {"width": np.where(chosen, 4, np.where(hollow, 2, 1)), "color": edge}
    return {"color": fill, "size": np.where(chosen, 18, 13), "line": line, "opacity": 1}


def _dots(rows: pd.DataFrame, view: Added) -> go.Scatter:
    return go.Scatter(
        x=rows["z_mean"].to_numpy(float),
        y=rows[view.columns[1]].to_numpy(float),
        mode="markers",
        marker=marked(rows, view),
        customdata=rows[["school_code"]].to_numpy(dtype=object),
        hovertext=hover(rows, view),
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )


def _named(rows: pd.DataFrame, view: Added) -> list[Named]:
    """The marked schools first, then the clear ones furthest from 0, then those with few matched pupils and why."""
    value = view.columns[1]
    codes = view.chosen(rows)
    chosen = rows[rows["school_code"].isin(codes)]
    clear = rows[rows["band"].isin(["above", "below"])].sort_values(value)
    far = pd.concat([clear.tail(_NAMED)[::-1], clear.head(_NAMED)])
    low = rows[rows["band"].eq("low_match")]
    order = pd.concat([chosen, far, low]).drop_duplicates("school_code")
    return [
        Named(float(row["z_mean"]), float(row[value]), label(row), row["school_code"] in codes)
        for row in records(order)
    ]


def label(row: dict[str, Any]) -> str:
    """The name of a school; where it is grey for few matches, the share too."""
    if row["band"] != "low_match":
        return str(row["school_name"])
    return _("{school} (only {share} matched)").format(
        school=row["school_name"], share=formats.percent(row["matched_share"], 0)
    )


def _line(axis: str) -> dict[str, Any]:
    """The line of 0 on one axis."""
    ends = {"x0": 0, "x1": 0, "y0": 0, "y1": 1, "yref": "paper"}
    if axis == "y":
        ends = {"y0": 0, "y1": 0, "x0": 0, "x1": 1, "xref": "paper"}
    return {"type": "line", "layer": "below", "line": {"color": BRAND if axis == "y" else FAINT, "width": 2}, **ends}


def corner_words() -> dict[tuple[int, int], str]:
    """What the four quadrants are, by their corner: across, up."""
    return {
        (0, 0): _("Level below the county, progress below"),
        (1, 0): _("Level above the county, progress below"),
        (0, 1): _("Level below the county, progress above"),
        (1, 1): _("Level above the county, progress above"),
    }


def _corner(x: int, y: int, text: str) -> dict[str, Any]:
    where = {"x": x, "xref": "paper", "y": y, "yref": "paper", "xanchor": "right" if x else "left"}
    place = {**where, "yanchor": "top" if y else "bottom", "showarrow": False}
    return {
        "text": f"<b>{text}</b>",
        "font": {"size": SIZE, "color": MUTED},
        "bgcolor": "rgba(255,255,255,0.6)",
        **place,
    }
