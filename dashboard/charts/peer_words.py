"""What is said of schools beside their peer group: which are drawn, marked and told apart, and the words of a dot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from dashboard.charts.theme import safe
from dashboard.language import formats
from dashboard.language import gettext as _

VALUES = {
    "marks": ("distance", "distance_low", "distance_high"),
    "z": ("z_distance", "z_distance_low", "z_distance_high"),
}


@dataclass(frozen=True)
class Peers:
    """How to draw: `scale` marks or z, the school to name and mark, the township whose schools are marked."""

    scale: str = "marks"
    school: str = ""
    township: str = ""

    @property
    def columns(self) -> tuple[str, str, str]:
        """The columns of value, low and high end."""
        return VALUES[self.scale]

    @property
    def axis(self) -> str:
        """What the axis shows."""
        marks, z = _("Distance from the group's median, marks"), _("Distance from the group's median, standard score")
        return {"marks": marks, "z": z}[self.scale]

    def chosen(self, rows: pd.DataFrame) -> np.ndarray[Any, Any]:
        """Which rows are marked."""
        marked = rows["school_code"] == self.school if self.school else rows["township_code"] == self.township
        found: np.ndarray[Any, Any] = marked.to_numpy()
        return found


def strip_rows(rows: pd.DataFrame, view: Peers) -> pd.DataFrame:
    """The schools that the strips draw: those with a group and a value."""
    return rows[rows["peer_group_id"].notna()].dropna(subset=[view.columns[0]])


def tally_words(rows: pd.DataFrame, view: Peers) -> str:
    """How many schools lie clearly above or below the median of their own group."""
    told = strip_rows(rows, view)
    _value, low, high = view.columns
    above, below = int((told[low] > 0).sum()), int((told[high] < 0).sum())
    words = _(
        "Clearly above the median of its own group: {above} schools; clearly below: {below}; "
        "cannot be told apart: {unclear}."
    )
    return words.format(above=above, below=below, unclear=len(told) - above - below)


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows one by one, by column."""
    return [{str(name): value for name, value in row.items()} for row in rows.to_dict("records")]


def place_words(row: dict[str, Any]) -> str:
    """The place in the group, a dash where there is none."""
    if formats.is_nothing(row["place"]):
        return formats.NOTHING
    return _("{place} of {n}").format(place=formats.number(row["place"]), n=formats.number(row["group_n"]))


def hover_words(row: dict[str, Any]) -> str:
    """What a dot says when it is pointed at."""
    lines = [
        f"<b>{safe(row['school_name'])}</b> · {safe(row['township_name'])}",
        safe(row["group_name"]),
        _("Place in the group: {place}").format(place=place_words(row)),
        _("Mean {mean}, group median {median}").format(
            mean=formats.number(row["mean"], 1), median=formats.number(row["median"], 1)
        ),
        _("Distance {distance} ({low} to {high})").format(
            distance=formats.signed(row["distance"]),
            low=formats.signed(row["distance_low"]),
            high=formats.signed(row["distance_high"]),
        ),
        _("Counted {n}").format(n=formats.number(row["eligible_n"])),
    ]
    return "<br>".join(lines)
