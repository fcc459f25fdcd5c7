"""Value added of one school in one test: a card for each exam, and what the figure says."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.language import formats
from dashboard.language import gettext as _
from dashboard.ui.cards import Card, show_cards
from dashboard.ui.filters import Filters
from dashboard.ui.session import report

_TONES = {"above": "good", "below": "bad", "low_match": "quiet"}


def show_value_added(filters: Filters) -> None:
    """How the school's pupils progressed beside pupils with the same start."""
    rows = report("school_value_added", test_id=filters.test, school=filters.school)
    cards = [_card(row) for _index, row in rows.iterrows()]
    show_cards(cards or [_without_start()], key="value_added")
    st.html(f'<p class="remark">{escape(_meaning())}</p>')


def _card(row: pd.Series[Any]) -> Card:
    title = _("Value added, grade {grade}").format(grade=formats.number(row["grade"]))
    start = _("Start: {baseline}").format(baseline=row["baseline_name"])
    if row["cell_state"] != "ok":
        return Card(title, "", _reason(row), start, "quiet", state=str(row["cell_state"]))
    matched = _("Matched n={n}, {share} of the pupils").format(
        n=formats.number(row["matched_n"]), share=formats.percent(row["matched_share"])
    )
    value = _("{marks} marks").format(marks=formats.signed(row["shrunken_marks"]))
    return Card(title, value, _words(row), f"{matched} · {start}", _TONES.get(str(row["band"]), "plain"))


def _reason(row: pd.Series[Any]) -> str:
    if row["cell_state"] == "suppressed":
        return _("Too few matched pupils, or hidden to protect another school.")
    return _("Cannot be computed from these marks.")


def _words(row: pd.Series[Any]) -> str:
    """What the interval lets one say; where the schools do not differ there is none."""
    words = {
        "above": _("Above the county"),
        "below": _("Below the county"),
        "around": _("Not told apart from the county"),
        "low_match": _("Few pupils matched: for reference only"),
    }[str(row["band"])]
    if formats.is_nothing(row["low_marks"]):
        return words
    low, high = formats.signed(row["low_marks"]), formats.signed(row["high_marks"])
    return _("{words}, interval {low} to {high}").format(words=words, low=low, high=high)


def _without_start() -> Card:
    note = _("No earlier exam of the same pupils is named for this test.")
    return Card(_("Value added"), "", note, "", "quiet", state="no_data")


def _meaning() -> str:
    return _(
        "Positive value added: pupils with the same start progressed more here. Total marks against the county's "
        "pupils who started alike; 95% interval; the fewer the pupils, the more the figure is drawn towards 0."
    )
