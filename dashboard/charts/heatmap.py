"""Units by measures as coloured cells, blue above and orange below a centre; what is hidden looks hidden."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.theme import DIVERGING, INK, PAPER, SMALL, TINT_HIDDEN, figure, safe, text_width

_ROW_HEIGHT = 32
_HEAD = 44
_HIDDEN = TINT_HIDDEN
_STILL = {"fixedrange": True, "showgrid": False, "automargin": False}


@dataclass(frozen=True)
class Heatmap:
    """The columns of the rows to spread, the order of both axes, and how values are told.

    `rows_order` and `columns_order` are (code, words); `state_words` names each state that hides a value. `shade`
    is the column that colours a cell (empty: its value), `words` tells a value (empty: signed), `more` is a column
    of words added to what the pointer shows.
    """

    row: str = "school_code"
    column: str = "subject"
    value: str = "z_mean"
    state: str = "cell_state"
    n: str = "eligible_n"
    rows_order: Sequence[tuple[str, str]] = ()
    columns_order: Sequence[tuple[str, str]] = ()
    state_words: Sequence[tuple[str, str]] = ()
    value_words: str = ""
    n_words: str = "n"
    digits: int = 2
    widest: float = 1.0
    shade: str = ""
    words: Callable[[float], str] | None = None
    more: str = ""


def heatmap(rows: pd.DataFrame, spec: Heatmap) -> go.Figure:
    """Cells with their numbers; customdata is the unit's code; suppressed and missing cells are pale, with a mark."""
    found, states, counts, shades, more = _spread(rows, spec)
    values, shades = found.astype(float), shades.astype(float)
    texts = _texts(values, states, spec)
    hidden = np.where(np.isnan(values), 0.0, np.nan)
    codes = np.array([[code] * len(spec.columns_order) for code, _words in spec.rows_order], dtype=object)
    shared: dict[str, Any] = {
        "x": [safe(words) for _code, words in spec.columns_order],
        "y": list(range(len(spec.rows_order))),
        "customdata": codes,
        "xgap": 2,
        "ygap": 2,
        "showscale": False,
    }
    hover = _hovers(texts, counts, more, spec)
    cover = go.Heatmap(z=hidden, colorscale=[[0, _HIDDEN], [1, _HIDDEN]], hoverinfo="skip", **shared)
    cells = go.Heatmap(
        z=np.where(np.isnan(values), np.nan, shades),
        zmid=0,
        zmin=-spec.widest,
        zmax=spec.widest,
        colorscale=[list(stop) for stop in DIVERGING],
        hovertext=hover,
        hovertemplate="%{hovertext}<extra></extra>",
        hoverongaps=False,
        **shared,
    )
    return figure([cover, cells, _labels(shades, texts, codes, hover, shared, spec)], **_layout(spec))


def _spread(rows: pd.DataFrame, spec: Heatmap) -> tuple[np.ndarray[Any, Any], ...]:
    """Value, state, count, shade and further words as tables in the order of both axes."""
    units = [code for code, _words in spec.rows_order]
    measures = [code for code, _words in spec.columns_order]
    every = pd.MultiIndex.from_product([units, measures])
    found = rows.set_index([spec.row, spec.column]).reindex(every)
    names = (spec.value, spec.state, spec.n, spec.shade or spec.value, spec.more or spec.state)
    return tuple(found[name].to_numpy().reshape(len(units), len(measures)) for name in names)


def _texts(values: np.ndarray[Any, Any], states: np.ndarray[Any, Any], spec: Heatmap) -> np.ndarray[Any, Any]:
    states_told = dict(spec.state_words)
    words = spec.words or (lambda value: f"{value:+.{spec.digits}f}".replace("-", "−"))
    told = [
        [words(value) if value == value else states_told.get(str(state), "–") for value, state in line]
        for line in (zip(*pair, strict=True) for pair in zip(values, states, strict=True))
    ]
    return np.array(told, dtype=object).reshape(values.shape)


def _labels(
    shades: np.ndarray[Any, Any],
    texts: np.ndarray[Any, Any],
    codes: np.ndarray[Any, Any],
    hover: list[list[str]],
    shared: dict[str, Any],
    spec: Heatmap,
) -> go.Scatter:
    """The numbers as a trace of their own: it takes the click, which a heat map does not give to Streamlit."""
    down, across = np.indices(shades.shape)
    dark = np.abs(np.nan_to_num(shades)) > 0.7 * spec.widest
    return go.Scatter(
        x=np.array(shared["x"], dtype=object)[across.ravel()],
        y=down.ravel(),
        mode="markers+text",
        marker={"size": 26, "opacity": 0, "symbol": "square"},
        text=texts.ravel(),
        textfont={"size": SMALL, "color": np.where(dark.ravel(), PAPER, INK)},
        customdata=codes.reshape(-1, 1),
        hovertext=[text for line in hover for text in line],
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 0}},
        unselected={"marker": {"opacity": 0}, "textfont": {"color": INK}},
    )


def _hovers(
    texts: np.ndarray[Any, Any], counts: np.ndarray[Any, Any], more: np.ndarray[Any, Any], spec: Heatmap
) -> list[list[str]]:
    return [
        [
            f"<b>{safe(unit)}</b><br>{safe(measure)}: {safe(spec.value_words)} {texts[down, across]}"
            f"{f'<br>{safe(more[down, across])}' if spec.more and more[down, across] else ''}"
            f"<br>{safe(spec.n_words)}={_count(counts[down, across])}"
            for across, (_code, measure) in enumerate(spec.columns_order)
        ]
        for down, (_row, unit) in enumerate(spec.rows_order)
    ]


def _count(value: Any) -> str:
    return f"{int(value):,}" if value == value and value is not None else "–"


def _layout(spec: Heatmap) -> dict[str, Any]:
    return {
        "height": _HEAD + 16 + _ROW_HEIGHT * max(len(spec.rows_order), 3),
        "margin": {"l": text_width(words for _code, words in spec.rows_order) + 16, "r": 8, "t": _HEAD, "b": 8},
        "xaxis": {"side": "top", "type": "category", **_STILL},
        "yaxis": {
            "tickmode": "array",
            "tickvals": list(range(len(spec.rows_order))),
            "ticktext": [safe(words) for _code, words in spec.rows_order],
            "range": [len(spec.rows_order) - 0.5, -0.5],
            **_STILL,
        },
    }
