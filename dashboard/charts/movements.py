"""The biggest changes between two comparable tests that are more than chance."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.caterpillar import Caterpillar, caterpillar
from dashboard.charts.theme import safe
from dashboard.language import formats
from dashboard.language import gettext as _

MOST = 10
_CHANCE = 0.05


def biggest(rows: pd.DataFrame, unit_type: str, most: int = MOST) -> pd.DataFrame:
    """Units of one kind whose change lies outside its interval, the largest changes, sorted from up to down."""
    real = rows[(rows["unit_type"] == unit_type) & rows["is_real"].astype(bool)]
    size = real["change"].abs()
    return real.loc[size.nlargest(most).index].sort_values("change", ascending=False)


def movement_words(rows: pd.DataFrame, unit_type: str) -> str:
    """How many units moved for certain, and how many would by luck alone."""
    units = rows[rows["unit_type"] == unit_type]
    words = _("{moved} of {n} moved by more than chance explains; about {luck} would appear so by luck alone.")
    moved = int(units["is_real"].astype(bool).sum())
    return words.format(moved=moved, n=len(units), luck=formats.number(_CHANCE * len(units)))


def movements(rows: pd.DataFrame) -> go.Figure:
    """The rows of `biggest` as dots with intervals; right of each its official place before and now."""
    records: list[dict[Any, Any]] = rows.to_dict("records")
    told = rows.assign(side=[_places(row) for row in records], hover=[_hover(row) for row in records])
    spec = Caterpillar(
        value="change",
        low="change_low",
        high="change_high",
        code="unit_code",
        name="unit_name",
        side="side",
        hover="hover",
        axis=_("Change of the mean standard score"),
        centre_words=_("No change"),
    )
    return caterpillar(told, spec, most=len(told))


def _places(row: dict[Any, Any]) -> str:
    if formats.is_nothing(row["place"]) or formats.is_nothing(row["previous_place"]):
        return ""
    before, now = formats.number(row["previous_place"]), formats.number(row["place"])
    return _("place {before} → {now}").format(before=before, now=now)


def _hover(row: dict[Any, Any]) -> str:
    lines = [
        f"<b>{safe(row['unit_name'])}</b>",
        _("Standard score {before} → {now}").format(
            before=formats.signed(row["previous_z"], 2), now=formats.signed(row["z_mean"], 2)
        ),
        _("Change {change} ({low} to {high})").format(
            change=formats.signed(row["change"], 2),
            low=formats.signed(row["change_low"], 2),
            high=formats.signed(row["change_high"], 2),
        ),
        _("Counted {before} → {now} pupils").format(
            before=formats.number(row["previous_eligible_n"]), now=formats.number(row["eligible_n"])
        ),
        _places(row),
    ]
    return "<br>".join(line for line in lines if line)
