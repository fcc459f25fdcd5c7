"""The figures of one township in a row of cards."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.language import formats
from dashboard.language import gettext as _
from dashboard.ui.cards import Card, show_cards


def show_township_cards(row: pd.Series[Any]) -> None:
    """Place, difference, pass and low-score rate, participation; `row` is one of the report township_comparison."""
    counted = (
        "" if formats.is_nothing(row["eligible_n"]) else _("Counted n={n}").format(n=formats.number(row["eligible_n"]))
    )
    state = "ok" if not formats.is_nothing(row["diff"]) else "suppressed"
    difference = _("{low} to {high} (95%)").format(
        low=formats.signed(row["diff_low"]), high=formats.signed(row["diff_high"])
    )
    sat = _("Sat {sat} of {roster}").format(sat=formats.number(row["sat_n"]), roster=formats.number(row["roster_n"]))
    show_cards(
        [
            _place_card(row, counted),
            Card(
                _("Marks from the county mean"),
                formats.signed(row["diff"]),
                difference,
                counted,
                _tone(row),
                state=state,
            ),
            _rate_card(_("Pass rate"), row["pass_rate"], _("At or above the pass line"), counted),
            _rate_card(_("Low-score rate"), row["low_rate"], _("Below the low-score line"), counted),
            Card(
                _("Participation"),
                formats.participation(row),
                "" if formats.is_nothing(row["sat_n"]) else sat,
                _("{n} schools").format(n=formats.number(row["school_n"])),
                state=state,
            ),
        ],
        key="township_cards",
    )


def _rate_card(title: str, rate: Any, note: str, counted: str) -> Card:
    state = "suppressed" if formats.is_nothing(rate) else "ok"
    return Card(title, formats.percent(rate), note, counted, state=state)


def _place_card(row: pd.Series[Any], counted: str) -> Card:
    title = _("Place among the townships")
    if formats.is_nothing(row["place"]):
        return Card(title, "", "", counted, "quiet", state="not_ranked")
    value = _("{place} of {n}").format(place=formats.number(row["place"]), n=formats.number(row["ranked_n"]))
    note = ""
    if not formats.is_nothing(row["rank_low"]):
        low, high = formats.number(row["rank_low"]), formats.number(row["rank_high"])
        note = _("Plausible places {low}–{high}").format(low=low, high=high)
    return Card(title, value, note, counted)


def _tone(row: pd.Series[Any]) -> str:
    low, high = row["diff_low"], row["diff_high"]
    if formats.is_nothing(low) or low <= 0 <= high:
        return "plain"
    return "good" if low > 0 else "bad"
