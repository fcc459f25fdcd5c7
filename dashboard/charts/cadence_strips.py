"""Duties or units by the weeks, months or terms in which something was due: a calendar that shows what was missed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.duty_names import shortened
from dashboard.charts.target_words import aim_words, value_words
from dashboard.charts.theme import (
    BELOW,
    BRAND,
    FAINT,
    INK,
    MUTED,
    PAPER,
    SMALL,
    TINT_FINAL,
    TINT_SHORT,
    TINT_THIN,
    figure,
    safe,
)
from dashboard.language import formats, monitoring_words
from dashboard.language import gettext as _

STATES = ("not_due", "no_record", "done", "short", "missed")
_FILLS = {"not_due": PAPER, "no_record": TINT_THIN, "done": TINT_FINAL, "short": TINT_SHORT, "missed": BELOW}
_MARKS = {"not_due": "", "no_record": "?", "done": "", "short": "▼", "missed": "✘"}
_ROW, _HEAD, _RIGHT = 28, 64, 150
_WIDE = 14
_MOST_NAME = 18


def cadence_strips(rows: pd.DataFrame, chosen: str = "") -> go.Figure:
    """Rows with `line` (code), `line_name`, period and state, in the order of the lines; tiles carry their `line`."""
    lines: list[dict[Any, Any]] = rows.drop_duplicates("line").to_dict("records")
    times = rows.drop_duplicates("period_id").sort_values(["period_start", "period_id"])
    down = {line["line"]: number for number, line in enumerate(lines)}
    across = {code: number for number, code in enumerate(times["period_id"])}
    records: list[dict[Any, Any]] = rows.to_dict("records")
    at = [(across[row["period_id"]], down[row["line"]]) for row in records]
    traces = [_fills(records, at, len(across), len(lines)), _tiles(records, at, len(across) > _WIDE)]
    return figure(traces, **_layout(lines, times.to_dict("records"), rows, chosen))


def _fills(records: list[dict[Any, Any]], at: list[tuple[int, int]], wide: int, tall: int) -> go.Heatmap:
    z: list[list[int | None]] = [[None] * wide for _row in range(tall)]
    for row, (x, y) in zip(records, at, strict=True):
        z[y][x] = STATES.index(str(row["state"]))
    top = len(STATES)
    scale = [[edge / top, _FILLS[state]] for number, state in enumerate(STATES) for edge in (number, number + 1)]
    return go.Heatmap(
        z=z, zmin=-0.5, zmax=top - 0.5, colorscale=scale, xgap=2, ygap=4, showscale=False, hoverinfo="skip"
    )


def _tiles(records: list[dict[Any, Any]], at: list[tuple[int, int]], narrow: bool) -> go.Scatter:
    """The marks as a trace of their own: it takes the click, which a heat map does not give."""
    return go.Scatter(
        x=[x for x, _y in at],
        y=[y for _x, y in at],
        mode="markers+text",
        marker={"size": 18 if narrow else 30, "opacity": 0, "symbol": "square"},
        text=[_told(row, narrow) for row in records],
        textfont={"size": SMALL, "color": [PAPER if row["state"] == "missed" else INK for row in records]},
        customdata=[[row["line"]] for row in records],
        hovertext=[_hover(row) for row in records],
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 0}},
        unselected={"marker": {"opacity": 0}},
    )


def _told(row: dict[Any, Any], narrow: bool) -> str:
    mark = _MARKS[str(row["state"])]
    if narrow or formats.is_nothing(row["n"]):
        return mark
    return f"{mark} {value_words(row['n'], str(row['unit']), row['required'])}".strip()


def _hover(row: dict[Any, Any]) -> str:
    aim = aim_words(row["required"], row["comparator"], str(row["unit"]))
    lines = [
        f"<b>{safe(row['line_name'])}</b>",
        safe(monitoring_words.period(str(row["period_id"]))),
        _("{first} to {last}").format(first=formats.day(row["period_start"]), last=formats.day(row["period_end"])),
        f"<b>{monitoring_words.due_state(str(row['state']))}</b>",
        _("{value}, due {aim}").format(value=value_words(row["n"], str(row["unit"]), row["required"]), aim=aim),
    ]
    return "<br>".join(lines)


def strip_key() -> str:
    """Each look in words, once, above the calendar."""
    swatches = {**{state: (fill, "■") for state, fill in _FILLS.items()}, "not_due": (FAINT, "□")}
    told = [
        f"<span style='color:{swatches[state][0]}'>{swatches[state][1]}</span> "
        f"{_MARKS[state]}{monitoring_words.due_state(state)}"
        for state in reversed(STATES)
    ]
    return "　".join(told)


def _layout(
    lines: list[dict[Any, Any]], times: list[dict[Any, Any]], rows: pd.DataFrame, chosen: str
) -> dict[str, Any]:
    left = 16 + 14 * _MOST_NAME
    counts = rows.groupby("line")["state"].value_counts().unstack(fill_value=0)
    ticks = _ticks(times)
    still = {"fixedrange": True, "showgrid": False, "automargin": False, "tickmode": "array"}
    names = [_name(line, chosen) for line in lines]
    return {
        "height": _HEAD + 10 + _ROW * max(len(lines), 2),
        "margin": {"l": left, "r": _RIGHT, "t": _HEAD, "b": 6},
        "xaxis": {
            "side": "top", "tickvals": [at for at, _words in ticks], "ticktext": [words for _at, words in ticks],
            "range": [-0.5, len(times) - 0.5], "tickangle": 0, "tickfont": {"size": SMALL, "color": MUTED}, **still,
        },
        "yaxis": {
            "tickvals": list(range(len(lines))), "ticktext": names, "range": [len(lines) - 0.5, -0.5],
            "tickfont": {"size": SMALL, "color": INK}, **still,
        },
        "annotations": [
            _key(left), *(_count(counts.loc[line["line"]].to_dict(), down) for down, line in enumerate(lines)),
        ],
    }  # fmt: skip


def _key(left: int) -> dict[str, Any]:
    where = {"xref": "paper", "x": 0, "xanchor": "left", "xshift": -left, "yref": "paper", "y": 1, "yanchor": "bottom"}
    return {
        "text": strip_key(),
        "yshift": _HEAD - 26,
        "showarrow": False,
        "font": {"size": SMALL, "color": INK},
        **where,
    }


def _count(found: dict[Any, Any], down: int) -> dict[str, Any]:
    """At the right end: how many periods of those due were done."""
    due = sum(n for state, n in found.items() if state != "not_due")
    words = _("done {n} of {due}").format(n=formats.number(found.get("done", 0)), due=formats.number(due))
    look = {"xref": "paper", "x": 1, "xanchor": "left", "xshift": 8, "showarrow": False}
    return {"y": down, "text": words, "font": {"size": SMALL, "color": INK}, **look}


def _ticks(times: Sequence[dict[Any, Any]]) -> list[tuple[int, str]]:
    """A word at each period where few, else at the first of each month."""
    if len(times) <= _WIDE:
        return [(at, _period(row)) for at, row in enumerate(times)]
    months = [pd.Timestamp(row["period_start"]).month for row in times]
    firsts = [at for at, month in enumerate(months) if at == 0 or month != months[at - 1]]
    apart = [at for number, at in enumerate(firsts) if number + 1 == len(firsts) or firsts[number + 1] - at > 1]
    return [(at, monitoring_words.month(months[at])) for at in apart]


def _period(row: dict[Any, Any]) -> str:
    if row["period_type"] == "month":
        return monitoring_words.month(pd.Timestamp(row["period_start"]).month)
    return "<br>".join(safe(part) for part in monitoring_words.period_parts(str(row["period_id"])) if part)


def _name(line: dict[Any, Any], chosen: str) -> str:
    name = safe(shortened(str(line["line_name"]), _MOST_NAME))
    return f'<b><span style="color:{BRAND}">▸ {name}</span></b>' if line["line"] == chosen else name
