"""The rates of the schools as small multiples: one panel for each rate, the same schools in the same order in all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.theme import BRAND, FAINT, MUTED, PAPER, SIZE, SMALL, difference_colour, figure, safe, text_width
from dashboard.language import formats
from dashboard.language import gettext as _
from dashboard.language.columns import heading
from dashboard.language.protection import is_protecting

RATES = ("excellent", "good", "pass", "low")
_ROW_HEIGHT = 30
_HEAD, _FOOT = 52, 36
_GAP = 0.025
_AIR = 0.02
_TICKS = 4


def drawn_rates(rates: pd.DataFrame, drawn: pd.DataFrame) -> pd.DataFrame:
    """The rates of the schools of another chart, in its order; these rows are drawn and downloaded."""
    order = {code: place for place, code in enumerate(drawn["school_code"])}
    kept = rates[rates["school_code"].isin(order)]
    place = kept["school_code"].map(order)
    return kept.assign(place_drawn=place).sort_values(["ordinal", "place_drawn"], kind="stable")


def rate_multiples(rows: pd.DataFrame) -> go.Figure:
    """Panels side by side, each with the county's line; grey while a school's interval holds the county's rate."""
    schools = rows.drop_duplicates("school_code")
    panels = [rows[rows["rate"] == rate] for rate in RATES]
    traces = [trace for number, panel in enumerate(panels) for trace in _panel(panel, number)]
    return figure(traces, **_layout(panels, schools))


def _axis(number: int, letter: str = "x") -> str:
    return letter if number == 0 else f"{letter}{number + 1}"


def _panel(rows: pd.DataFrame, number: int) -> list[go.Scatter]:
    down, axis = rows["place_drawn"].to_numpy(dtype=float), _axis(number)
    gaps = np.full(len(rows), np.nan)
    ends = np.column_stack([rows["low"].to_numpy(dtype=float), rows["high"].to_numpy(dtype=float), gaps]).ravel()
    records = rows.to_dict("records")
    still = {"marker": {"opacity": 1}}
    lines = go.Scatter(
        x=ends, y=np.repeat(down, 3), xaxis=axis, mode="lines", line={"color": FAINT, "width": 3}, hoverinfo="skip"
    )
    dots = go.Scatter(
        x=rows["value"].to_numpy(dtype=float),
        y=down,
        xaxis=axis,
        mode="markers",
        marker={"color": [_colour(row) for row in records], "size": 12, "line": {"width": 1, "color": PAPER}},
        customdata=rows[["school_code"]].to_numpy(dtype=object),
        hovertext=[_hover(row) for row in records],
        hovertemplate="%{hovertext}<extra></extra>",
        selected=still,
        unselected=still,
    )
    return [lines, dots, _bands(rows, axis)]


def _colour(row: dict[Any, Any]) -> str:
    """Blue is better than the county in every panel: of the low-score rate that is the smaller one."""
    low, high = row["diff_low"], row["diff_high"]
    return difference_colour(-high, -low) if row["rate"] == "low" else difference_colour(low, high)


def _bands(rows: pd.DataFrame, axis: str) -> go.Scatter:
    """What may be said of a tiny count, in words at the edge of the panel; a dash where a neighbour's is protected."""
    told = rows.assign(words=[_told(row) for row in rows.to_dict("records")])
    told = told[told["words"] != ""]
    edge = told["at_least"].fillna(0.0).to_numpy(dtype=float)
    return go.Scatter(
        x=edge,
        y=told["place_drawn"].to_numpy(dtype=float),
        xaxis=axis,
        mode="text",
        text=told["words"],
        textposition=["middle left" if share else "middle right" for share in edge],
        textfont={"size": SMALL, "color": MUTED},
        hoverinfo="skip",
    )


def _told(row: dict[Any, Any]) -> str:
    ends = row["at_least"], row["at_most"]
    return formats.NOTHING if is_protecting(row["value"], *ends) else formats.band(*ends)


def protects(rows: pd.DataFrame) -> bool:
    """Whether a rate of a drawn school is blank to protect a neighbour's small count."""
    return any(is_protecting(row["value"], row["at_least"], row["at_most"]) for row in rows.to_dict("records"))


def _hover(row: dict[Any, Any]) -> str:
    lines = [
        f"<b>{safe(row['school_name'])}</b> n={formats.number(row['eligible_n'])}",
        _("{rate} {value} ({low} to {high}), county {county}").format(
            rate=heading(f"{row['rate']}_rate"),
            value=formats.percent(row["value"]),
            low=formats.percent(row["low"]),
            high=formats.percent(row["high"]),
            county=formats.percent(row["county_value"]),
        ),
    ]
    return "<br>".join(lines)


def _layout(panels: Sequence[pd.DataFrame], schools: pd.DataFrame) -> dict[str, Any]:
    count = max(len(schools), 3)
    axes = {f"xaxis{number + 1 if number else ''}": _share_axis(panel, number) for number, panel in enumerate(panels)}
    return {
        "height": _HEAD + _FOOT + _ROW_HEIGHT * count,
        "margin": {"l": _left(schools), "r": 16, "t": _HEAD, "b": _FOOT},
        "yaxis": {
            "tickmode": "array",
            "tickvals": schools["place_drawn"].tolist(),
            "ticktext": [_name(row) for row in schools.to_dict("records")],
            "range": [count - 0.4, -0.6],
            "fixedrange": True,
            "automargin": False,
        },
        "shapes": [shape for number, panel in enumerate(panels) for shape in _county_line(panel, number)],
        "annotations": [_title(panel, number) for number, panel in enumerate(panels)],
        **axes,
    }


def _left(schools: pd.DataFrame) -> int:
    counts = text_width((f" n={formats.number(n)}" for n in schools["eligible_n"]), SMALL)
    return text_width(schools["school_name"], SIZE) + counts + 16


def _name(row: dict[Any, Any]) -> str:
    count = f"<span style='color:{MUTED};font-size:{SMALL}px'>n={formats.number(row['eligible_n'])}</span>"
    return f"{safe(row['school_name'])} {count}"


def _share_axis(panel: pd.DataFrame, number: int) -> dict[str, Any]:
    """Each panel reaches from 0 to its highest end; a share is never negative."""
    width = (1 - _GAP * (len(RATES) - 1)) / len(RATES)
    start = number * (width + _GAP)
    known = panel[["value", "high", "county_value", "at_least", "at_most"]].to_numpy(dtype=float)
    top = 1.0 if np.isnan(known).all() else float(np.nanmax(known))
    return {
        "domain": [start, start + width],
        "range": [-_AIR * top, (1 + _AIR) * top],
        "tickformat": ".0%",
        "nticks": _TICKS,
        "fixedrange": True,
        "automargin": False,
        "tickfont": {"size": SMALL},
    }


def _county_line(panel: pd.DataFrame, number: int) -> list[dict[str, Any]]:
    found = panel["county_value"].dropna()
    if found.empty:
        return []
    at = float(found.iloc[0])
    look = {"type": "line", "xref": _axis(number), "yref": "paper", "y0": 0, "y1": 1, "layer": "below"}
    return [{**look, "x0": at, "x1": at, "line": {"color": BRAND, "width": 2}}]


def _title(panel: pd.DataFrame, number: int) -> dict[str, Any]:
    """The name of the rate with the county's own, above its panel."""
    found = panel["county_value"].dropna()
    words = f"<b>{heading(f'{RATES[number]}_rate')}</b>"
    county = "" if found.empty else _("county {county}").format(county=formats.percent(found.iloc[0]))
    where = {"x": 0, "xref": f"{_axis(number)} domain", "y": 1, "yref": "paper", "xanchor": "left", "yanchor": "bottom"}
    text = f"{words} <span style='color:{BRAND}'>{county}</span>"
    return {"text": text, "showarrow": False, "font": {"size": SIZE}, **where}
