"""Units by occasions as tiles with symbol, word and place; the strength of the evidence stands apart, in words."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.theme import BRAND, INK, LEVELS, MUTED, PAPER, SIZE, SMALL, TINT_NONE, figure, safe
from dashboard.language import formats, labels
from dashboard.language import gettext as _
from dashboard.language import warning_words as warnings

_ORDER = ("none", *LEVELS)
_PALE = TINT_NONE
_FILLS = {"none": _PALE, **LEVELS}
_TALL, _LOW, _HEAD = 46, 32, 34
_MOST_TALL, _MOST_WIDE = 24, 4
_APART = 0.1


def strips(rows: pd.DataFrame, chosen: str = "") -> go.Figure:
    """Rows of one rule in the order of the report; `chosen` is a case_id to mark. Tiles carry their case_id."""
    units = rows.drop_duplicates("case_id", keep="last").reset_index(drop=True)
    times = rows.drop_duplicates("occasion_no").sort_values("occasion_no")
    down = {code: number for number, code in enumerate(units["case_id"])}
    across = {number: at for at, number in enumerate(times["occasion_no"])}
    records: list[dict[Any, Any]] = rows.to_dict("records")
    low = not _is_counted(records) and (len(units) > _MOST_TALL or len(across) > _MOST_WIDE)
    last: list[dict[Any, Any]] = units.to_dict("records")
    at = [(across[row["occasion_no"]], down[row["case_id"]]) for row in records]
    return figure(
        [_fills(records, at, len(across), len(units)), _tiles(records, at, low), _lamps(last, len(across), low)],
        **_layout(last, [_when(row) for row in times.to_dict("records")], chosen, low),
    )


def _is_counted(records: list[dict[Any, Any]]) -> bool:
    """Whether the rule counts over all years: count and place need a line each, or they run into the next tile."""
    return any(row["counting"] == "cumulative" for row in records)


def _fills(records: list[dict[Any, Any]], at: list[tuple[int, int]], wide: int, tall: int) -> go.Heatmap:
    z = [[None] * wide for _row in range(tall)]
    for row, (x, y) in zip(records, at, strict=True):
        z[y][x] = _ORDER.index(row["level"]) if row["level"] in _ORDER else 0  # type: ignore[call-overload]
    top = len(_ORDER) - 1
    edges = [(number / len(_ORDER), (number + 1) / len(_ORDER)) for number in range(len(_ORDER))]
    scale = [[edge, _FILLS[level]] for level, pair in zip(_ORDER, edges, strict=True) for edge in pair]
    return go.Heatmap(
        z=z, zmin=-0.5, zmax=top + 0.5, colorscale=scale, xgap=5, ygap=5, showscale=False, hoverinfo="skip"
    )


def _tiles(records: list[dict[Any, Any]], at: list[tuple[int, int]], low: bool) -> go.Scatter:
    """The words as a trace of their own: it takes the click, which a heat map does not give."""
    return go.Scatter(
        x=[x for x, _y in at],
        y=[y for _x, y in at],
        mode="markers+text",
        marker={"size": 30, "opacity": 0, "symbol": "square"},
        text=[_told(row, low) for row in records],
        textfont={"size": SMALL, "color": [_ink(str(row["level"])) for row in records]},
        customdata=[[row["case_id"]] for row in records],
        hovertext=[_hover(row) for row in records],
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 0}},
        unselected={"marker": {"opacity": 0}},
    )


def _lamps(last: list[dict[Any, Any]], x: int, low: bool) -> go.Scatter:
    return go.Scatter(
        x=[x + _APART] * len(last),
        y=list(range(len(last))),
        mode="markers+text",
        marker={"size": 30, "opacity": 0, "symbol": "square"},
        text=[_lamp(row, low) for row in last],
        textfont={"size": SMALL, "color": INK},
        customdata=[[row["case_id"]] for row in last],
        hovertext=[f"<b>{safe(row['unit_name'])}</b><br>{warnings.evidence(row)}" for row in last],
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 0}},
        unselected={"marker": {"opacity": 0}},
    )


def _told(row: dict[Any, Any], low: bool) -> str:
    level = str(row["level"])
    mark = warnings.symbol(level)
    words = warnings.short(level, str(row["state"]), bool(row["provisional"]), str(row["band"]))
    ranked = not formats.is_nothing(row["place"])
    place = f"{formats.number(row['place'])}/{formats.number(row['ranked_n'])}" if ranked else ""
    if place and words and row["counting"] == "cumulative":
        words = _("{n} times in all").format(n=formats.number(row["run"]))
    if low:
        return f"<b>{mark}</b> {place}".strip() if place else words
    if not words or not place:
        return words or place
    return f"<b>{mark} {words}</b><br>{place}".strip()


def _when(row: dict[Any, Any]) -> str:
    return f"{row['held_on']:%Y-%m-%d}" if row["source"] == "events" else warnings.occasion(row)


def _lamp(row: dict[Any, Any], low: bool) -> str:
    if row["source"] != "ranking":
        return ""
    if formats.is_nothing(row["strength"]):
        return labels.cell_state("not_ranked") if formats.is_nothing(row["place"]) else formats.NOTHING
    words = f"<b>{warnings.strength(row['strength'])}</b>"
    return f"{words}{' · ' if low else '<br>'}{warnings.span(row)}"


def _ink(level: str) -> str:
    if level in ("red", "orange", "pending", "blue", "credit"):
        return PAPER
    return INK if level == "yellow" else MUTED


def _hover(row: dict[Any, Any]) -> str:
    lines = [
        f"<b>{safe(row['unit_name'])}</b> · {safe(row['occasion_name'])}",
        f"<b>{warnings.symbol(str(row['level']))} {_fact(row)}</b>",
        warnings.in_all(row) or warnings.place(row),
        _("Counted {n}").format(n=formats.number(row["eligible_n"])) if row["cell_state"] == "ok" else "",
        warnings.plausible(row),
        warnings.evidence(row),
    ]
    return "<br>".join(line for line in lines if line.strip())


def _fact(row: dict[Any, Any]) -> str:
    return warnings.fact(str(row["level"]), str(row["state"]), str(row["band"]), provisional=bool(row["provisional"]))


def _layout(last: list[dict[Any, Any]], times: list[str], chosen: str, low: bool) -> dict[str, Any]:
    ranked = bool(last) and last[0]["source"] == "ranking"
    heads = [*times, f"<b>{_('Evidence, newest')}</b>" if ranked else ""]
    height = _LOW if low else _TALL
    names = [_name(row, chosen) for row in last]
    return {
        "height": _HEAD + 12 + height * len(last),
        "margin": {"l": 8, "r": 4, "t": _HEAD, "b": 4},
        "xaxis": {
            "side": "top", "tickmode": "array", "tickvals": [*range(len(times)), len(times) + _APART],
            "ticktext": heads, "fixedrange": True, "showgrid": False,
            "range": [-0.5, len(times) + (0.7 if ranked else -0.5)],
            "tickfont": {"size": SMALL, "color": MUTED}, "tickangle": 0,
        },
        "yaxis": {
            "tickmode": "array", "tickvals": list(range(len(last))), "ticktext": names, "fixedrange": True,
            "showgrid": False, "range": [len(last) - 0.5, -0.5],
            "tickfont": {"size": SMALL if low else SIZE, "color": INK},
        },
    }  # fmt: skip


def _name(row: dict[Any, Any], chosen: str) -> str:
    name = safe(row["unit_name"])
    return f'<b><span style="color:{BRAND}">▸ {name}</span></b>' if row["case_id"] == chosen else name
