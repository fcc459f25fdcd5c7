"""Schools or townships by subjects in one measure: coloured only where the interval leaves the county out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.caterpillar import MOST_ROWS
from dashboard.charts.heatmap import Heatmap, heatmap
from dashboard.language import formats, labels
from dashboard.language import gettext as _

_STATES = ("suppressed", "no_data", "not_applicable", "not_ranked")


@dataclass(frozen=True)
class Measure:
    """How one measure is told, in words and numbers, and the lean at which its colour is full."""

    words: str
    told: Callable[[float], str]
    widest: float


def measures() -> dict[str, Measure]:
    """The measures that a heat map may show, by the code in the address."""
    return {
        "z": Measure(_("Standard score"), _two_digits, 1.0),
        "above_mean": Measure(_("Above-mean rate"), lambda value: f"{formats.points(value)}%", 0.3),
        "difficulty": Measure(_("Score rate (difficulty)"), formats.percent, 0.2),
        "discrimination": Measure(_("Discrimination"), lambda value: formats.number(value, 2), 1.0),
        "change": Measure(_("Change on a year ago"), _two_digits, 0.6),
    }


def _two_digits(value: float) -> str:
    return formats.signed(value, 2)


def heat_cells(cells: pd.DataFrame, units: Sequence[str] | None = None) -> pd.DataFrame:
    """The cells of these units in their order (none: of all, the strongest total first), then those that are hidden."""
    total = cells[cells["subject"] == "total"].sort_values("value", ascending=False, kind="stable")["unit_code"]
    kept = total if units is None else units
    places = {code: place for place, code in enumerate(kept)}
    hidden = cells["unit_code"].map(cells.groupby("unit_code")["value"].count()) == 0
    place = cells["unit_code"].map(places).where(~hidden, len(cells))
    fits = hidden & (len(places) < MOST_ROWS)
    shown = cells.assign(place=place)[place.notna() & (~hidden | fits | cells["unit_code"].isin(places))]
    return shown.sort_values("place", kind="stable").drop(columns="place")


def measure_heatmap(cells: pd.DataFrame, code: str) -> go.Figure:
    """Units in the order of the rows by subjects in their usual order; the measure is one of `measures`."""
    measure = measures()[code]
    units = cells.drop_duplicates("unit_code")
    spec = Heatmap(
        row="unit_code",
        value="value",
        shade="lean",
        more="interval",
        words=measure.told,
        widest=measure.widest,
        rows_order=list(zip(units["unit_code"], units["unit_name"], strict=True)),
        columns_order=[(subject, labels.subject(subject)) for subject in labels.in_order(cells["subject"])],
        state_words=[(state, labels.cell_state(state)) for state in _STATES],
        value_words=measure.words,
        n_words=_("counted"),
    )
    told = cells.assign(interval=[_interval(row, measure) for row in cells.to_dict("records")])
    return heatmap(told, spec)


def _interval(row: dict[Any, Any], measure: Measure) -> str:
    """The interval in words, and whether this is the unit's weak subject."""
    if formats.is_nothing(row["low"]):
        return ""
    told = _("95% interval {low} to {high}").format(low=measure.told(row["low"]), high=measure.told(row["high"]))
    return f"{told} · {_('weak subject')}" if row["is_weak"] is True else told
