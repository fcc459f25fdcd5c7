"""Townships against the county, their pupils pooled: who differs, and at which official place."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.caterpillar import Caterpillar, caterpillar, keep_most
from dashboard.charts.theme import safe
from dashboard.language import formats, labels
from dashboard.language import gettext as _

MOST = 40


def townships(rows: pd.DataFrame, chosen: str = "") -> go.Figure:
    """The caterpillar of townships, in marks; the chosen one is marked."""
    told = rows.assign(side=[_side(row) for row in _records(rows)], hover=[_hover(row) for row in _records(rows)])
    return caterpillar(told, _spec(chosen), MOST)


def drawn_townships(rows: pd.DataFrame, chosen: str = "") -> pd.DataFrame:
    """The rows that `townships` draws, in its order."""
    return keep_most(rows, _spec(chosen), MOST).drop(columns="order")


def _spec(chosen: str) -> Caterpillar:
    return Caterpillar(
        code="township_code", name="township_name", side="side", hover="hover", centre_words=_("County mean"),
        axis=_("Difference from the county mean, marks"), chosen=frozenset({chosen} - {""}),
    )  # fmt: skip


def _records(rows: pd.DataFrame) -> list[dict[Any, Any]]:
    found: list[dict[Any, Any]] = rows.to_dict("records")
    return found


def _side(row: dict[Any, Any]) -> str:
    if formats.is_nothing(row["place"]):
        return labels.cell_state("not_ranked")
    place = formats.number(row["place"])
    if formats.is_nothing(row["rank_low"]):
        return _("Place {place}").format(place=place)
    low, high = formats.number(row["rank_low"]), formats.number(row["rank_high"])
    return _("Place {place} ({low}–{high})").format(place=place, low=low, high=high)


def _place(row: dict[Any, Any]) -> str:
    if formats.is_nothing(row["place"]):
        return _side(row)
    return _("{place} of {n} townships").format(place=_side(row), n=formats.number(row["ranked_n"]))


def _hover(row: dict[Any, Any]) -> str:
    lines = [
        f"<b>{safe(row['township_name'])}</b> · " + _("{n} schools").format(n=formats.number(row["school_n"])),
        _place(row),
        _("Mean {mean}, county {county}").format(
            mean=formats.number(row["mean_score"], 1), county=formats.number(row["county_mean"], 1)
        ),
        _("Difference {diff} ({low} to {high})").format(
            diff=formats.signed(row["diff"]), low=formats.signed(row["diff_low"]), high=formats.signed(row["diff_high"])
        ),
        _("Counted {n}, sat {sat}, participation {rate}").format(
            n=formats.number(row["eligible_n"]),
            sat=formats.number(row["sat_n"]),
            rate=formats.participation(row),
        ),
    ]
    return "<br>".join(lines)
