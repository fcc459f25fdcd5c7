"""Duties by units as tiles: reached, not reached, and four kinds of emptiness that look different."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import theme
from dashboard.charts.duty_digits import brief, short
from dashboard.charts.duty_names import shortened
from dashboard.charts.target_words import aim_words, state_words, value_words
from dashboard.charts.theme import BELOW, BRAND, HIDDEN, INK, MUTED, PAPER, SMALL, figure, safe
from dashboard.language import current_language, formats, labels, monitoring_words
from dashboard.language import gettext as _

_KINDS = ("met", "thin", "report_only", "no_data", "suppressed", "not_applicable", "not_met")
_FILLS = (theme.TINT_MET, theme.TINT_THIN, theme.TINT_REPORT, PAPER, theme.TINT_HIDDEN, theme.TINT_NEVER, BELOW)
_INKS = {"not_met": PAPER, "suppressed": HIDDEN, "report_only": MUTED, "no_data": MUTED}
_MARKS = {"no_data": "–", "suppressed": "<10", "not_applicable": "／"}
_ROW, _LETTER, _HEAD, _NAMES = 28, 17, 40, 24
_MOST_NAME = 21
_FEW, _WORD, _ROOMY = 8, 6, 12


@dataclass(frozen=True)
class _Tile:
    """One cell: its kind, what stands in it (`brief` where it is narrow), what the pointer tells, a click's code."""

    kind: str
    text: str
    hover: str
    code: str
    brief: str = ""


def duty_heat(rows: pd.DataFrame, chosen: str = "") -> go.Figure:
    """Rows with `key` and `indicator` (name): a line for each duty in their order, a column for each unit.

    `chosen` is a key to mark; tiles carry `<key of the duty>|<code of the unit>`. A unit that a duty does not
    concern has no row: not applicable.
    """
    duties: list[dict[Any, Any]] = rows.drop_duplicates("key").to_dict("records")
    units: list[dict[Any, Any]] = rows.drop_duplicates("unit_code").to_dict("records")
    known = {(row["key"], row["unit_code"]): row for row in rows.to_dict("records")}
    tiles = [[_tile(known.get((duty["key"], unit["unit_code"])), duty, unit) for unit in units] for duty in duties]
    return figure([_fills(tiles), _texts(tiles)], **_layout(duties, units, chosen))


def _tile(row: dict[Any, Any] | None, duty: dict[Any, Any], unit: dict[Any, Any]) -> _Tile:
    kind = _kind(row)
    heading = f"<b>{safe(unit['unit_name'])}</b><br>{safe(_name(duty))}"
    code = f"{duty['key']}|{unit['unit_code']}"
    if row is None or formats.is_nothing(row["value"]):
        words = labels.cell_state(kind) or kind
        mark = _MARKS.get(kind, "–")
        return _Tile(kind, mark, f"{heading}<br>{words}", code, mark)
    value = value_words(row["value"], str(row["unit"]), row["target"] if row["is_judged"] else None)
    least = brief(row) if kind == "not_met" else ""
    return _Tile(kind, short(row), "<br>".join([heading, *_told(row, value)]), code, least)


def _kind(row: dict[Any, Any] | None) -> str:
    if row is None:
        return "not_applicable"
    if row["cell_state"] != "ok":
        return str(row["cell_state"])
    if row["is_incomplete"] and row["is_judged"]:
        return "thin"
    return str(row["state"])


def _told(row: dict[Any, Any], value: str) -> list[str]:
    lines = [f"<b>{value}</b> {safe(state_words(str(row['state'])))}"]
    if row["is_judged"]:
        lines.append(_("Target {value}").format(value=aim_words(row["target"], row["comparator"], str(row["unit"]))))
    if not formats.is_nothing(row["denominator"]):
        parts = {name: formats.number(row[name]) for name in ("numerator", "denominator")}
        lines.append(_("{numerator} of {denominator}").format(**parts))
    lines.append(monitoring_words.period(str(row["period_id"])))
    if row["is_incomplete"]:
        lines.append(_("coverage {share}").format(share=formats.percent(row["coverage"], 0)))
    return lines


def _fills(tiles: list[list[_Tile]]) -> go.Heatmap:
    top = len(_KINDS)
    scale = [[edge / top, fill] for number, fill in enumerate(_FILLS) for edge in (number, number + 1)]
    z = [[_KINDS.index(tile.kind) if tile.kind in _KINDS else 3 for tile in line] for line in tiles]
    return go.Heatmap(
        z=z, zmin=-0.5, zmax=top - 0.5, colorscale=scale, xgap=2, ygap=2, showscale=False, hoverinfo="skip"
    )


def _texts(tiles: list[list[_Tile]]) -> go.Scatter:
    """The words as a trace of their own: it takes the click, which a heat map does not give."""
    every = [(across, down, tile) for down, line in enumerate(tiles) for across, tile in enumerate(line)]
    wide = max((len(line) for line in tiles), default=0)
    return go.Scatter(
        x=[across for across, _down, _tile in every],
        y=[down for _across, down, _tile in every],
        mode="markers+text",
        marker={"size": 26, "opacity": 0, "symbol": "square"},
        text=[_strong(tile, tile.text) for _across, _down, tile in every],
        meta={"meeting_text": [_strong(tile, tile.brief) for _across, _down, tile in every]} if wide > _ROOMY else None,
        textfont={"size": SMALL, "color": [_INKS.get(tile.kind, INK) for _across, _down, tile in every]},
        customdata=[[tile.code] for _across, _down, tile in every],
        hovertext=[tile.hover for _across, _down, tile in every],
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 0}},
        unselected={"marker": {"opacity": 0}},
    )


def _strong(tile: _Tile, text: str) -> str:
    return f"<b>{text}</b>" if tile.kind == "not_met" and text else text


def tile_words(large_units: int) -> str:
    """What stands in the tiles; among many units in a meeting's large type only values that miss their target do."""
    words = _("Shares in per cent, else in the duty's own unit; the newest period of each duty. A click on a "
              "township leads to its schools, on a school to its records.")  # fmt: skip
    if large_units <= _ROOMY:
        return words
    return f"{_('Only what misses the target is written as a number, the rest by its colour.')} {words}"


def key_words() -> str:
    """The tiles in words, one line above the chart; each look shown once."""
    told = {
        "not_met": _("not met"), "met": _("met"), "thin": _("coverage too thin to judge"),
        "report_only": _("no number in the plan"), "no_data": _("– no data"),
        "suppressed": _("<10 hidden"), "not_applicable": _("／ not applicable"),
    }  # fmt: skip
    parts = [f"{_swatch(kind)} {words.replace('<', '&lt;')}" for kind, words in told.items()]
    return "　".join(parts)


def _swatch(kind: str) -> str:
    """A square in the colour of the tile; an empty tile is an empty square."""
    if kind == "no_data":
        return f"<span style='color:{MUTED}'>□</span>"
    return f"<span style='color:{_FILLS[_KINDS.index(kind)]}'>■</span>"


def _name(duty: dict[Any, Any]) -> str:
    return str(duty["indicator"])


def _layout(duties: list[dict[Any, Any]], units: list[dict[Any, Any]], chosen: str) -> dict[str, Any]:
    heads = [_head(unit, len(units)) for unit in units]
    head = _HEAD + _LETTER * max((text.count("<br>") + 1 for text in heads), default=1)
    names = [_duty_name(duty, chosen) for duty in duties]
    return {
        "height": head + 12 + _ROW * max(len(duties), 2),
        "margin": {"l": 16 + 14 * _NAMES, "r": 8, "t": head, "b": 8},
        "xaxis": {"side": "top", **_axis(heads), "range": [-0.5, len(units) - 0.5]},
        "yaxis": {**_axis(names), "range": [len(duties) - 0.5, -0.5]},
        "annotations": [_key(head)],
    }


def _axis(words: Sequence[str]) -> dict[str, Any]:
    return {
        "tickmode": "array", "tickvals": list(range(len(words))), "ticktext": list(words), "fixedrange": True,
        "showgrid": False, "automargin": False, "tickangle": 0, "tickfont": {"size": SMALL, "color": INK},
    }  # fmt: skip


def _key(head: int) -> dict[str, Any]:
    where = {"xref": "paper", "x": 0, "xanchor": "left", "xshift": -14 * _NAMES, "yref": "paper", "y": 1}
    look = {"yanchor": "bottom", "yshift": head - 26, "showarrow": False, "font": {"size": SMALL, "color": INK}}
    return {"text": key_words(), **where, **look}


def _head(unit: dict[Any, Any], among: int) -> str:
    """A unit's name in short lines, without its township's; from top to bottom where there are many units."""
    name = str(unit["unit_name"])
    if unit["unit_type"] == "school" and current_language() == "zh":
        name = name.removeprefix(str(unit["township_name"])) or name
    if ord(name[0]) <= 0x2E7F:
        return "<br>".join(safe(word) for word in name.split())
    length = _WORD if among <= _FEW else 1
    return "<br>".join(safe(name[start : start + length]) for start in range(0, len(name), length))


def _duty_name(duty: dict[Any, Any], chosen: str) -> str:
    name = safe(shortened(_name(duty), _MOST_NAME))
    return f'<b><span style="color:{BRAND}">▸ {name}</span></b>' if duty["key"] == chosen else name
