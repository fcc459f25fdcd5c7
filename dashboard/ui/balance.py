"""Beside every score stand measures that are none: one line of a unit's process indicators, or what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import streamlit as st

from dashboard.charts.target_words import aim_words, value_words
from dashboard.language import current_language, formats
from dashboard.language import gettext as _
from dashboard.language.process_words import FEWEST, chosen_measures, missing_words
from dashboard.ui.links import page_link
from dashboard.ui.row_records import as_records
from dashboard.ui.session import report


def show_balance(unit_type: str, unit_code: str, place: str, stage: str, most: int = FEWEST) -> None:
    """One line for a county, township or school; `stage` leaves out what belongs to other stages."""
    rows = chosen_measures(report("unit_process", unit_type=unit_type, unit_code=unit_code), stage, most)
    told = [_told(row) for row in as_records(rows)]
    if len(told) < FEWEST:
        told.append(escape(missing_words(rows)))
    township = {"township": unit_code} if unit_type == "township" else {}
    way = page_link("monitoring", escape(_("All duties")), township, look="card-way")
    heading = escape(_("{place}, beyond scores:").format(place=place))
    st.html(f'<p class="balance"><b>{heading}</b> {"　".join(told)}　{way}</p>')


def _told(row: dict[Any, Any]) -> str:
    """`name value (≥ aim)`; thin coverage is said."""
    name = escape(str(row[f"name_{current_language()}"]))
    unit = str(row["unit"])
    value = escape(value_words(row["value"], unit, row["target"]))
    remarks = []
    if not formats.is_nothing(row["target"]) and not row.get("is_reference"):
        remarks.append(escape(aim_words(row["target"], row["comparator"], unit)))
    if row["is_incomplete"]:
        remarks.append(escape(_("coverage {share}").format(share=formats.percent(row["coverage"], 0))))
    return f"{name} <b>{value}</b>{_bracket(remarks)}"


def _bracket(remarks: Sequence[str]) -> str:
    return _(" ({remarks})").format(remarks=_(", ").join(remarks)) if remarks else ""
