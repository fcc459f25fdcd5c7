"""One unit's subjects against the county, as standard scores with intervals."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.caterpillar import Caterpillar, caterpillar, keep_most
from dashboard.charts.theme import safe
from dashboard.language import formats, labels
from dashboard.language import gettext as _


def unit_subjects(rows: pd.DataFrame) -> go.Figure:
    """Best subject on top; the total is marked."""
    records: list[dict[Any, Any]] = rows.to_dict("records")
    told = rows.assign(
        subject_name=[labels.subject(row["subject"]) for row in records],
        side=[_side(row) for row in records],
        hover=[_hover(row) for row in records],
    )
    return caterpillar(told, _spec(), len(told))


def drawn_subjects(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that `unit_subjects` draws, in its order."""
    told = rows.assign(subject_name=[labels.subject(str(code)) for code in rows["subject"]])
    return keep_most(told, _spec(), len(told)).drop(columns="order")


def _spec() -> Caterpillar:
    return Caterpillar(
        "z_mean", "z_low", "z_high", code="subject", name="subject_name", side="side", hover="hover",
        axis=_("Mean standard score (county = 0)"), centre_words=_("County mean"), chosen=frozenset({"total"}),
    )  # fmt: skip


def _side(row: dict[Any, Any]) -> str:
    if formats.is_nothing(row["place"]):
        return formats.signed(row["z_mean"], 2)
    return _("{z}, place {place}/{n}").format(
        z=formats.signed(row["z_mean"], 2), place=formats.number(row["place"]), n=formats.number(row["ranked_n"])
    )


def _hover(row: dict[Any, Any]) -> str:
    lines = [
        f"<b>{safe(labels.subject(row['subject']))}</b>",
        _("Mean {mean}, county {county}").format(
            mean=formats.number(row["mean_score"], 1), county=formats.number(row["county_mean_score"], 1)
        ),
        _("Standard score {z} ({low} to {high})").format(
            z=formats.signed(row["z_mean"], 2),
            low=formats.signed(row["z_low"], 2),
            high=formats.signed(row["z_high"], 2),
        ),
        _place(row),
        _("Pass rate {rate}, county {county}").format(
            rate=formats.percent(row["pass_rate"]), county=formats.percent(row["county_pass_rate"])
        ),
        _("Counted {n}").format(n=formats.number(row["eligible_n"])),
    ]
    return "<br>".join(filter(None, lines))


def _place(row: dict[Any, Any]) -> str:
    if formats.is_nothing(row["place"]):
        return ""
    return _("Place {place}/{n}").format(place=formats.number(row["place"]), n=formats.number(row["ranked_n"]))
