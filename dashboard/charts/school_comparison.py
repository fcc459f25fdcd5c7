"""Schools against the county: the words of the caterpillar, the heat map of subjects, and how many differ."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.caterpillar import MOST_ROWS, Caterpillar, caterpillar, keep_most
from dashboard.charts.theme import safe
from dashboard.language import current_language, formats, labels
from dashboard.language import gettext as _

_SCALES = {"marks": ("diff", "diff_low", "diff_high"), "z": ("z_mean", "z_low", "z_high")}
_ORDERS = {"value": (), "name": ("name_order",), "peers": ("group_order",)}


@dataclass(frozen=True)
class Tally:
    """How many units lie above the county, below it, and how many cannot be told apart from it."""

    above: int
    below: int
    unclear: int
    hidden: int

    def words(self) -> str:
        """The answer in one sentence."""
        told = _("Clearly above the county mean: {above}; clearly below: {below}; cannot be told apart: {unclear}.")
        hidden = _("Not shown (no data or too few pupils): {hidden}.").format(hidden=self.hidden) if self.hidden else ""
        return f"{told.format(above=self.above, below=self.below, unclear=self.unclear)} {hidden}".strip()


def tally(rows: pd.DataFrame) -> Tally:
    """Count by the 95% interval of the difference in marks."""
    low, high = rows["diff_low"].to_numpy(dtype=float), rows["diff_high"].to_numpy(dtype=float)
    above, below = int(np.sum(low > 0)), int(np.sum(high < 0))
    hidden = int(rows["diff"].isna().sum())
    return Tally(above, below, len(rows) - above - below - hidden, hidden)


@dataclass(frozen=True)
class Comparison:
    """How to compare: `scale` marks or z, the township to mark (empty: none), whether every school is drawn, the order.

    The order is peers (by peer group, then value), value or name (by the language's alphabet).
    """

    scale: str = "marks"
    township: str = ""
    all_schools: bool = False
    order: str = "value"

    @property
    def most(self) -> int:
        """How many rows are drawn at most."""
        return sys.maxsize if self.all_schools else MOST_ROWS


def drawn_rows(rows: pd.DataFrame, view: Comparison) -> pd.DataFrame:
    """The rows that `comparison` draws, in its order; these are the chart's download."""
    return keep_most(rows, _spec(rows, view), view.most).drop(columns="order")


def in_order(others: pd.DataFrame, rows: pd.DataFrame, view: Comparison) -> pd.DataFrame:
    """Other rows of the same schools in the order of the chart; schools that the chart hides come last."""
    shown = keep_most(rows, _spec(rows, view), sys.maxsize)["school_code"]
    order = {code: place for place, code in enumerate(shown)}
    place = others["school_code"].map(order).fillna(len(order))
    return others.assign(order=place).sort_values("order", kind="stable").drop(columns="order")


def comparison(rows: pd.DataFrame, view: Comparison) -> go.Figure:
    """The caterpillar of differences; the schools of the chosen township are marked."""
    told = _named(rows).assign(
        side=[_side(row) for row in _records(rows)], hover=[_hover(row) for row in _records(rows)]
    )
    return caterpillar(told, _spec(rows, view), view.most)


def _named(rows: pd.DataFrame) -> pd.DataFrame:
    """With the name of each school's peer group in the reader's language."""
    names = rows[f"group_name_{current_language()}"]
    return rows.assign(group_name=names.fillna(_("In no peer group")))


def _spec(rows: pd.DataFrame, view: Comparison) -> Caterpillar:
    value, low, high = _SCALES[view.scale]
    chosen = (
        frozenset(rows.loc[rows["township_code"] == view.township, "school_code"]) if view.township else frozenset()
    )
    axes = {"marks": _("Difference from the county mean, marks"), "z": _("Mean standard score (county = 0)")}
    return Caterpillar(
        value,
        low,
        high,
        axis=axes[view.scale],
        side="side",
        side_words=_("Official place (plausible)") if rows["rank_low"].notna().any() else _("Official place"),
        hover="hover",
        centre_words=_("County mean"),
        chosen=chosen,
        by=_ORDERS[view.order],
        group="group_name" if view.order == "peers" and rows["peer_group_id"].notna().any() else "",
    )


def _records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in rows.to_dict("records")]


def _side(row: dict[str, Any]) -> str:
    if formats.is_nothing(row["place"]):
        return labels.cell_state("not_ranked")
    place, low, high = (formats.number(row[name]) for name in ("place", "rank_low", "rank_high"))
    if formats.is_nothing(row["rank_low"]):
        return _("Place {place}").format(place=place)
    return _("Place {place} ({low}–{high})").format(place=place, low=low, high=high)


def _hover(row: dict[str, Any]) -> str:
    lines = [
        f"<b>{safe(row['school_name'])}</b> · {safe(row['township_name'])}",
        _("Mean {mean}, county {county}").format(
            mean=formats.number(row["mean_score"], 1), county=formats.number(row["county_mean"], 1)
        ),
        _("Difference {diff} ({low} to {high})").format(
            diff=formats.signed(row["diff"]), low=formats.signed(row["diff_low"]), high=formats.signed(row["diff_high"])
        ),
        _("{place} of {ranked} schools").format(place=_side(row), ranked=formats.number(row["ranked_n"])),
        _("Counted {n}, sat {sat}, participation {rate}").format(
            n=formats.number(row["eligible_n"]),
            sat=formats.number(row["sat_n"]),
            rate=formats.participation(row),
        ),
    ]
    if row["unstable"] is True:
        lines.append(_("Small cohort: results swing, read several years together"))
    return "<br>".join(lines)
