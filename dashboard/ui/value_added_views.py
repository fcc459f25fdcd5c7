"""Value added of one school in one test: a card for each exam, and what the figure says."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.language import formats
from dashboard.language import gettext as _
from dashboard.language.value_added_words import said
from dashboard.ui.cards import Card, show_cards
from dashboard.ui.filters import Filters
from dashboard.ui.session import report

_TONES = {"above": "good", "below": "bad", "low_match": "quiet"}


def show_value_added(filters: Filters) -> None:
    """How the school's pupils progressed beside pupils with the same start."""
    show_cards(added_cards(filters), key="value_added")
    st.html(f'<p class="remark">{escape(_meaning())}</p>')


def added_cards(filters: Filters) -> list[Card]:
    """One card for each exam of the test, one that says so where no exam has a start."""
    rows = report("school_value_added", test_id=filters.test, school=filters.school)
    return [_card(row) for _index, row in rows.iterrows()] or [_without_start()]


def _card(row: pd.Series[Any]) -> Card:
    title = _("Value added, grade {grade}").format(grade=formats.number(row["grade"]))
    start = _("Start: {baseline}").format(baseline=row["baseline_name"])
    if row["cell_state"] != "ok":
        return Card(title, "", _reason(row), start, "quiet", state=str(row["cell_state"]))
    matched = _("Matched n={n}, {share} of the pupils").format(
        n=formats.number(row["matched_n"]), share=formats.percent(row["matched_share"])
    )
    value = _("{marks} marks").format(marks=formats.signed(row["shrunken_marks"]))
    return Card(
        title,
        value,
        said(str(row["band"]), row["low_marks"], row["high_marks"]),
        f"{matched} · {start}",
        _TONES.get(str(row["band"]), "plain"),
        "value_added",
    )


def _reason(row: pd.Series[Any]) -> str:
    if row["cell_state"] == "suppressed":
        return _("Too few matched pupils, or hidden to protect another school.")
    return _("Cannot be computed from these marks.")


def _without_start() -> Card:
    note = _("No earlier exam of the same pupils is named for this test.")
    return Card(_("Value added"), "", note, "", "quiet", state="no_data")


def _meaning() -> str:
    return _(
        "Positive value added: pupils with the same start progressed more here. Total marks against the county's "
        "pupils who started alike; 95% interval; the fewer the pupils, the more the figure is drawn towards 0."
    )
