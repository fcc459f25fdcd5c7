"""Which subjects of which stage were examined in which term, and how far these results may be used."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.theme import INK, SMALL, TINT_FINAL, TINT_NONE, TINT_OPEN, figure, safe
from dashboard.language import formats, labels
from dashboard.language import gettext as _

_ROW_HEIGHT = 30
_ROOM = 104
_STAGES = ("kindergarten", "primary", "junior", "senior")
NONE, FINAL, OPEN = range(3)
_COLOURS = {NONE: TINT_NONE, FINAL: TINT_FINAL, OPEN: TINT_OPEN}


def state_words() -> dict[int, str]:
    """What each colour says."""
    return {
        FINAL: _("final"),
        OPEN: _("not final yet"),
        NONE: _("no exam"),
    }


def coverage(rows: pd.DataFrame) -> go.Figure:
    """Subjects by terms; each cell names the grades examined, its colour the weakest state among them."""
    records: list[dict[Any, Any]] = rows.to_dict("records")
    lines = _order(records)
    terms = sorted({(row["school_year"], row["term"]) for row in records})
    cells = {((row["stage"], row["subject"]), (row["school_year"], row["term"])): row for row in records}
    table = [[cells.get((line, term)) for term in terms] for line in lines]
    states = np.array([[_state(cell) for cell in line] for line in table], dtype=float).reshape(len(lines), len(terms))
    heat = go.Heatmap(
        z=states,
        x=[_term_words(*term) for term in terms],
        y=list(range(len(lines))),
        zmin=-0.5,
        zmax=2.5,
        colorscale=_steps(),
        showscale=False,
        xgap=2,
        ygap=2,
        text=[[_text(cell) for cell in line] for line in table],
        texttemplate="%{text}",
        textfont={"size": SMALL, "color": INK},
        hovertext=[[_hover(line, cell) for cell in cells_of] for line, cells_of in zip(lines, table, strict=True)],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    return figure([heat], **_layout(lines))


def _order(records: list[dict[Any, Any]]) -> list[tuple[str, str]]:
    """Stages in the order of schooling, subjects by how often they are examined."""
    pupils: dict[tuple[str, str], float] = {}
    for row in records:
        line = (row["stage"], row["subject"])
        pupils[line] = pupils.get(line, 0.0) + float(row["exams_n"])
    rank = {stage: place for place, stage in enumerate(_STAGES)}
    return sorted(pupils, key=lambda line: (rank.get(line[0], len(rank)), -pupils[line], line[1]))


def _state(cell: dict[Any, Any] | None) -> int:
    if cell is None:
        return NONE
    return OPEN if cell["is_open"] else FINAL


def _steps() -> list[list[Any]]:
    """A colour scale of flat steps, one for each state."""
    return [[edge / 3, _COLOURS[state]] for state in range(3) for edge in (state, state + 1)]


def _text(cell: dict[Any, Any] | None) -> str:
    return _("grade {grades}").format(grades=cell["grades"]) if cell else "–"


def _term_words(year: str, term: str) -> str:
    words = {"T1": _("first term"), "T2": _("second term")}.get(term, "")
    return f"{safe(year)}<br>{words}"


def _hover(line: tuple[str, str], cell: dict[Any, Any] | None) -> str:
    name = f"<b>{safe(labels.stage(line[0]))} · {safe(labels.subject(line[1]))}</b>"
    if cell is None:
        return f"{name}<br>{state_words()[NONE]}"
    exams = _("{exams} exams, {n} pupils counted").format(
        exams=formats.number(cell["exams_n"]), n=formats.number(cell["eligible_n"])
    )
    lines = [name, exams, state_words()[_state(cell)], *([_dagger()] if cell["is_prohibited"] else [])]
    return "<br>".join(lines)


def _dagger() -> str:
    return _("† a kind of exam that the rules prohibit in this grade")


def _layout(lines: list[tuple[str, str]]) -> dict[Any, Any]:
    key = "   ".join(
        f"<span style='color:{_COLOURS[state]}'>■</span> {words}" for state, words in state_words().items()
    )
    key = f"{key}   {_dagger()}"
    where = {"x": 0, "xref": "paper", "xanchor": "left", "y": 0, "yref": "paper", "yanchor": "top", "yshift": -6}
    return {
        "height": _ROOM + _ROW_HEIGHT * max(len(lines), 3),
        "margin": {"l": 8, "r": 8, "t": 56, "b": 40},
        "xaxis": {"side": "top", "type": "category", "fixedrange": True, "showgrid": False},
        "yaxis": {
            "tickmode": "array",
            "tickvals": list(range(len(lines))),
            "ticktext": [f"{safe(labels.stage(stage))} · {safe(labels.subject(subject))}" for stage, subject in lines],
            "autorange": "reversed",
            "fixedrange": True,
            "showgrid": False,
        },
        "annotations": [{"text": key, "showarrow": False, **where}],
    }
