"""Score bands of one school beside the county's: where its pupils stand between the four lines."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.theme import BRAND, FAINT, HIDDEN, INK, MUTED, SMALL, figure, safe
from dashboard.language import formats, labels
from dashboard.language import gettext as _

HEIGHT = 340


def band_words() -> dict[str, str]:
    """The reader's names of the bands."""
    return {
        "low": _("Below the low-score line"),
        "below_pass": _("Low-score line to pass line"),
        "pass": _("Pass line to good line"),
        "good": _("Good line to excellent line"),
        "excellent": _("Excellent line and above"),
    }


def bands(rows: pd.DataFrame, school: str) -> go.Figure:
    """Two bars for each band, the school's thick and the county's thin, best band on top; a masked band says so."""
    records: list[dict[Any, Any]] = rows.sort_values("ordinal", ascending=False).to_dict("records")
    shares = [row["school_share"] for row in records] + [row["county_share"] for row in records]
    widest = max([float(share) for share in shares if not formats.is_nothing(share)], default=0.5)
    down = np.arange(len(records), dtype=float)
    return figure(
        [_school(records, down - 0.16), _county(records, down + 0.22)],
        height=HEIGHT,
        barmode="overlay",
        margin={"l": 8, "r": 24, "t": 30, "b": 8},
        xaxis={"range": [0, 1.18 * widest], "tickformat": ".0%", "fixedrange": True, "nticks": 6},
        yaxis={
            "tickmode": "array",
            "tickvals": down.tolist(),
            "ticktext": [band_words()[row["band"]] for row in records],
            "range": [len(records) - 0.45, -0.55],
            "fixedrange": True,
            "showgrid": False,
        },
        annotations=[_key(school, records), *_masked(records)],
    )


def _school(records: list[dict[Any, Any]], down: np.ndarray[Any, Any]) -> go.Bar:
    return _bars("school_share", BRAND, 0.42, INK, records, down)


def _county(records: list[dict[Any, Any]], down: np.ndarray[Any, Any]) -> go.Bar:
    return _bars("county_share", FAINT, 0.24, MUTED, records, down)


def _bars(
    column: str, colour: str, width: float, ink: str, records: list[dict[Any, Any]], down: np.ndarray[Any, Any]
) -> go.Bar:
    shares = np.array([np.nan if formats.is_nothing(row[column]) else row[column] for row in records], dtype=float)
    return go.Bar(
        x=shares,
        y=down,
        width=width,
        orientation="h",
        marker={"color": colour},
        text=["" if share != share else formats.percent(share) for share in shares],
        textposition="outside",
        textfont={"color": ink, "size": SMALL},
        constraintext="none",
        cliponaxis=False,
        hovertext=[_hover(row) for row in records],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _masked(records: list[dict[Any, Any]]) -> list[dict[Any, Any]]:
    look = {"x": 0, "xanchor": "left", "xshift": 4, "showarrow": False, "font": {"color": HIDDEN, "size": SMALL}}
    words = _("not shown: very few pupils here or beside")
    return [
        {**look, "y": place - 0.16, "text": words}
        for place, row in enumerate(records)
        if formats.is_nothing(row["school_share"])
    ]


def _key(school: str, records: list[dict[Any, Any]]) -> dict[Any, Any]:
    """Which bar is which, in the colours of the bars."""
    first = records[0] if records else {"eligible_n": None, "county_eligible_n": None}
    own = f"<b><span style='color:{BRAND}'>■ {safe(school)} n={formats.number(first['eligible_n'])}</span></b>"
    county = f"<span style='color:{MUTED}'>■ {_('County')} n={formats.number(first['county_eligible_n'])}</span>"
    where = {"x": 1, "xref": "paper", "xanchor": "right", "y": 1, "yref": "paper", "yanchor": "bottom"}
    return {"text": f"{own}   {county}", "showarrow": False, **where}


def _hover(row: dict[Any, Any]) -> str:
    school = (
        labels.cell_state("suppressed")
        if formats.is_nothing(row["school_share"])
        else formats.percent(row["school_share"])
    )
    return "<br>".join([
        f"<b>{safe(band_words()[row['band']])}</b>",
        _("School {share}").format(share=school),
        _("County {share}").format(share=formats.percent(row["county_share"])),
        _("Counted {n}, county {county}").format(
            n=formats.number(row["eligible_n"]), county=formats.number(row["county_eligible_n"])
        ),
    ])  # fmt: skip
