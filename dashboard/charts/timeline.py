"""The phases of a plan on one line of time, with the day that the data speak of."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.theme import BELOW, BRAND, INK, PAPER, SMALL, TINT_THIN, figure, safe
from dashboard.language import current_language, formats, judgements
from dashboard.language import gettext as _

HEIGHT = 120
_NARROW = 150
_LINE = 22
STATES = ("met", "on_track", "behind", "not_met", "no_data", "report_only")
_FILLS = {"ended": TINT_THIN, "running": BRAND, "ahead": PAPER}
_INKS = {"ended": INK, "running": PAPER, "ahead": INK}


def timeline(rows: pd.DataFrame, narrow: bool = False) -> go.Figure:
    """One bar for each phase with its name, days and counts of targets; the running phase stands out.

    In a `narrow` one each count has a line of its own.
    """
    records: list[dict[Any, Any]] = rows.to_dict("records")
    starts = [_day(row["starts_on"]) for row in records]
    days = np.array([(_day(row["ends_on"]) - _day(row["starts_on"])).days + 1 for row in records])
    bars = go.Bar(
        base=[start.isoformat() for start in starts],
        x=days * 86_400_000.0,
        y=["0"] * len(records),
        orientation="h",
        width=0.92,
        marker={
            "color": [_FILLS[str(row["phase_state"])] for row in records],
            "line": {"color": BRAND, "width": 2},
        },
        customdata=rows[["phase_id"]].to_numpy(dtype=object),
        hovertext=[_words(row) for row in records],
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )
    return figure([bars], **_layout(records, narrow))


def phase_headings(rows: pd.DataFrame) -> dict[str, str]:
    """The headings of the rows, which count targets."""
    return {"met_n": _("Targets met")} if "met_n" in rows else {}


def counts(row: dict[Any, Any]) -> str:
    """`met 2, not met 1, no data 0, report only 3`, with the states of a running plan where there are any."""
    always = ("met", "not_met", "no_data", "report_only")
    told = [state for state in STATES if state in always or row[f"{state}_n"]]
    return _(", ").join(_pair(row, state) for state in told)


def _pair(row: dict[Any, Any], state: str) -> str:
    return _("{state} {n}").format(state=judgements.target_state(state), n=formats.number(row[f"{state}_n"]))


def _short(row: dict[Any, Any], narrow: bool) -> list[str]:
    """Only the states that occur, in lines: room inside a bar is scarce."""
    told = [_pair(row, state) for state in STATES if row[f"{state}_n"]] or [_("no targets")]
    return [_state(row), *told] if narrow else [_(", ").join(told)]


def _day(value: Any) -> date:
    return pd.Timestamp(value).date()


def _name(row: dict[Any, Any]) -> str:
    return safe(row[f"name_{current_language()}"])


def _words(row: dict[Any, Any]) -> str:
    days = _("{first} to {last}").format(first=formats.day(row["starts_on"]), last=formats.day(row["ends_on"]))
    return f"<b>{_name(row)}</b> {_state(row)}<br>{days}<br>{counts(row)}"


def _state(row: dict[Any, Any]) -> str:
    words = {"ended": _("(ended)"), "running": _("(running)"), "ahead": _("(not begun)")}
    return words[str(row["phase_state"])]


def _layout(records: list[dict[Any, Any]], narrow: bool) -> dict[str, Any]:
    as_of = _day(records[0]["as_of"])
    first = min(_day(row["starts_on"]) for row in records)
    end = max(_day(row["ends_on"]) for row in records)
    last = max(end, as_of)
    margin = (last - first) / 28
    return {
        "height": (_NARROW if narrow else HEIGHT) + _LINE * (max(len(_short(row, narrow)) for row in records) - 1),
        "bargap": 0,
        "margin": {"l": 8, "r": 24, "t": 26, "b": 4},
        "xaxis": {
            "type": "date",
            "range": [(first - margin).isoformat(), (last + margin).isoformat()],
            "tickvals": [_day(row["starts_on"]).isoformat() for row in records] + [end.isoformat()],
            **_quiet(),
        },
        "yaxis": {"type": "category", "showticklabels": False, **_quiet()},
        "shapes": [_today(as_of)],
        "annotations": [_today_words(as_of, first, last), *(_label(row, narrow) for row in records)],
    }


def _quiet() -> dict[str, Any]:
    return {"showgrid": False, "fixedrange": True, "tickformat": "%Y-%m-%d", "tickfont": {"size": SMALL}}


def _today(as_of: date) -> dict[str, Any]:
    ends = {"x0": as_of.isoformat(), "x1": as_of.isoformat(), "y0": 0, "y1": 1.06}
    return {"type": "line", "yref": "paper", "line": {"color": BELOW, "width": 4}, **ends}


def _today_words(as_of: date, first: date, last: date) -> dict[str, Any]:
    late = (as_of - first) > 0.5 * (last - first)
    words = _("As of {day}").format(day=formats.day(as_of))
    where = {
        "x": as_of.isoformat(),
        "y": 1.02,
        "yref": "paper",
        "yanchor": "bottom",
        "xanchor": "right" if late else "left",
    }
    return {"text": f"<b>{words}</b>", "showarrow": False, "font": {"color": BELOW, "size": SMALL}, **where}


def _label(row: dict[Any, Any], narrow: bool) -> dict[str, Any]:
    """The phase's words inside its bar, at the left end, where the line of the day does not cross them early on."""
    colour = _INKS[str(row["phase_state"])]
    state = "" if narrow else f" {_state(row)}"
    text = f"<b>{_name(row)}</b>{state}<br>{'<br>'.join(_short(row, narrow))}"
    return {
        "text": text,
        "x": _day(row["starts_on"]).isoformat(),
        "xanchor": "left",
        "xshift": 10,
        "y": 0,
        "align": "left",
        "showarrow": False,
        "font": {"color": colour},
    }
