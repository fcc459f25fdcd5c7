"""One unit over every test it sat: standard scores with intervals, one line for each comparable kind of test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.end_labels import EndLabel, end_labels
from dashboard.charts.theme import BRAND, CATEGORIES, GRID, PAPER, SMALL, figure, safe
from dashboard.language import formats, labels
from dashboard.language import gettext as _

HEIGHT = 340
_SPREAD = 0.62
# Shapes tell the lines apart where colours do not.
_SYMBOLS = ("square", "diamond", "triangle-up", "triangle-down", "cross", "star")


@dataclass(frozen=True)
class _Line:
    """The tests of one kind, grades and term: only these compare over the years."""

    words: str
    colour: str
    rows: pd.DataFrame
    is_chosen: bool
    symbol: str


def trend(rows: pd.DataFrame, chosen_test: str = "") -> go.Figure:
    """Rows of one unit in order of time; the line of the chosen test stands out."""
    years = sorted(set(rows["school_year"]))
    lines = _lines(_placed(rows, years), chosen_test)
    low, high = _range(rows)
    return figure(
        [_trace(line) for line in sorted(lines, key=lambda line: line.is_chosen)],
        height=HEIGHT,
        margin={"l": 8, "r": 290, "t": 16, "b": 8},
        xaxis={
            "tickmode": "array",
            "tickvals": list(range(len(years))),
            "ticktext": [safe(year) for year in years],
            "range": [-0.5, len(years) - 0.5],
            "fixedrange": True,
            "showgrid": False,
        },
        yaxis={
            "title": {"text": _("Mean standard score (county = 0)")},
            "tickformat": ".1~f",
            "range": [low, high],
            "fixedrange": True,
        },
        shapes=_shapes(len(years)),
        annotations=[*_places(lines), *end_labels(_ends(lines), low, high)],
    )


def _placed(rows: pd.DataFrame, years: list[str]) -> pd.DataFrame:
    """Each test at its year, the tests of a year side by side in order of their kinds' usual days."""
    known = rows.assign(kind=_kinds(rows))
    days = known.assign(day=pd.to_datetime(known["held_on"]).dt.strftime("%m").astype(int).sub(9).mod(12))
    order = days.groupby("kind")["day"].median().sort_values(kind="stable").index.tolist()
    step = _SPREAD / max(len(order) - 1, 1)
    first = -_SPREAD / 2 if len(order) > 1 else 0.0
    at = [
        years.index(year) + first + step * order.index(kind)
        for year, kind in zip(known["school_year"], known["kind"], strict=True)
    ]
    return known.assign(at=np.array(at, dtype=float))


def _kinds(rows: pd.DataFrame) -> list[str]:
    parts = rows[["exam_type", "grades", "term", "sequence_no"]]
    return [" ".join(map(str, part)) for part in parts.itertuples(index=False, name=None)]


def _lines(rows: pd.DataFrame, chosen_test: str) -> list[_Line]:
    kinds = list(dict.fromkeys(rows["kind"]))
    terms = rows.groupby(["exam_type", "grades"])["kind"].nunique()
    chosen = set(rows.loc[rows["test_id"] == chosen_test, "kind"])
    looks = iter(list(zip(CATEGORIES[1:], _SYMBOLS, strict=False)) * len(kinds))
    found = []
    for kind in kinds:
        part = rows[rows["kind"] == kind]
        first = part.iloc[0]
        several = int(terms[(first["exam_type"], first["grades"])]) > 1
        colour, symbol = (BRAND, "circle") if kind in chosen else next(looks)
        found.append(_Line(_words(first, several), colour, part, kind in chosen, symbol))
    return found


def _words(row: pd.Series[Any], with_term: bool) -> str:
    words = _("{kind}, grade {grades}").format(
        kind=labels.exam_type(row["exam_type"]), grades=_grades(str(row["grades"]))
    )
    terms = {"T1": _("first term"), "T2": _("second term")}
    term = terms.get(str(row["term"]), "")
    return _("{words}, {term}").format(words=words, term=term) if with_term and term else words


def _grades(codes: str) -> str:
    """`3,4,5,6` as `3–6`."""
    numbers = [int(code) for code in codes.split(",") if code.isdigit()]
    run = len(numbers) > 1 and numbers == list(range(numbers[0], numbers[-1] + 1))
    return f"{numbers[0]}–{numbers[-1]}" if run else codes


def _trace(line: _Line) -> go.Scatter:
    rows = line.rows
    records: list[dict[Any, Any]] = rows.to_dict("records")
    z = rows["z_mean"].to_numpy(dtype=float)
    return go.Scatter(
        x=rows["at"].to_numpy(dtype=float),
        y=z,
        error_y={
            "type": "data",
            "symmetric": False,
            "array": np.nan_to_num(rows["z_high"].to_numpy(dtype=float) - z),
            "arrayminus": np.nan_to_num(z - rows["z_low"].to_numpy(dtype=float)),
            "thickness": 2,
            "width": 0,
            "color": line.colour,
        },
        mode="lines+markers",
        opacity=1.0 if line.is_chosen else 0.75,
        line={"color": line.colour, "width": 4 if line.is_chosen else 2},
        marker={
            "symbol": line.symbol,
            "size": 14 if line.is_chosen else 9,
            "color": line.colour,
            "line": {"width": 1, "color": PAPER},
        },
        customdata=rows[["test_id"]].to_numpy(dtype=object),
        hovertext=[_hover(row) for row in records],
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )


def _places(lines: list[_Line]) -> list[dict[str, Any]]:
    """The official places above the intervals of the chosen line."""
    rows = [row for line in lines if line.is_chosen for row in line.rows.to_dict("records") if _place(row)]
    look = {"showarrow": False, "yanchor": "bottom", "yshift": 2, "bgcolor": "rgba(255,255,255,0.85)"}
    font = {"size": SMALL, "color": BRAND}
    return [{**look, "font": font, "x": row["at"], "y": row["z_high"], "text": _place(row)} for row in rows]


def _place(row: dict[Any, Any]) -> str:
    if formats.is_nothing(row["place"]) or formats.is_nothing(row["z_mean"]):
        return ""
    return _("Place {place}/{n}").format(place=formats.number(row["place"]), n=formats.number(row["ranked_n"]))


def _hover(row: dict[Any, Any]) -> str:
    status = labels.result_status(str(row["result_status"]))
    lines = [
        f"<b>{safe(row['test_name'])}</b>",
        f"{formats.day(row['held_on'])} · {status}",
        _("Standard score {z} ({low} to {high})").format(
            z=formats.signed(row["z_mean"], 2),
            low=formats.signed(row["z_low"], 2),
            high=formats.signed(row["z_high"], 2),
        ),
        _place(row) or labels.cell_state("not_ranked"),
        _("Counted {n}, participation {rate}, pass rate {passed}").format(
            n=formats.number(row["eligible_n"]),
            rate=formats.participation(row),
            passed=formats.percent(row["pass_rate"]),
        ),
    ]
    return "<br>".join(lines)


def _range(rows: pd.DataFrame) -> tuple[float, float]:
    ends = rows[["z_low", "z_high"]].to_numpy(dtype=float)
    low, high = float(np.nanmin(ends, initial=-0.3)), float(np.nanmax(ends, initial=0.3))
    room = 0.1 * (high - low)
    return low - room, high + 1.6 * room


def _shapes(years: int) -> list[dict[Any, Any]]:
    zero = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 0, "line": {"color": BRAND, "width": 2}}
    look = {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "line": {"color": GRID, "width": 1}}
    return [zero, *({**look, "x0": year + 0.5, "x1": year + 0.5} for year in range(years - 1))]


def _ends(lines: list[_Line]) -> list[EndLabel]:
    """The names of the lines at their last values, the county's among them."""
    told = [line for line in lines if line.rows["z_mean"].notna().any()]
    own = [
        EndLabel(float(line.rows["z_mean"].dropna().iloc[-1]), line.words, line.colour, line.is_chosen) for line in told
    ]
    return [EndLabel(0.0, _("County mean"), BRAND, True), *own]
