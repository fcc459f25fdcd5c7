"""Target letters: the whole county's on the targets page, one school's with its items on the school page."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.language import gettext as _
from dashboard.language import labels
from dashboard.language.letter_words import (
    caution_words,
    letter_counts,
    letter_rows,
    letter_title,
    remedy_words,
    told_items,
)
from dashboard.ui.cards import empty_view
from dashboard.ui.choices import choose
from dashboard.ui.filters import Filters
from dashboard.ui.session import report
from dashboard.ui.table import Column, show_table
from dashboard.ui.target_units_views import ToSchoolOfStage


def show_letters(notes: tuple[str, ...]) -> None:
    """Every target letter of one school year with its progress, those with a missed item first."""
    letters = report("phase_letters")
    if letters.empty:
        empty_view(_("No target letter is recorded."), remedy_words())
        return
    years = list(dict.fromkeys(letters["school_year"]))
    year = choose("letters", _("Target letters of"), {code: code for code in years}, segmented=True)
    shown = letters[letters["school_year"] == year]
    columns = [
        Column("school_name", pinned=True, title=_("School")),
        Column("township_name", title=_("Township")),
        Column("stage", "words", words=labels.stage, title=_("Stage")),
        Column("progress", title=_("Items met")),
        Column("outcome_words", title=_("Letter")),
        Column("open_words", title=_("Not verified")),
        Column("signed_words", title=_("Signed")),
        Column("remarks", title=_("Remarks")),
    ]
    drill = ToSchoolOfStage("school", "school", stages=_stages(shown))
    show_table(letter_rows(shown), columns, key="letters", title=_("Target letters: {counts}").format(
                   counts=letter_counts(shown)),
               basis=_("k of m: of the items that count (weight above 0), those verified as met. "
                       "A click opens the school with its items."),
               notes=notes, methods="targets", drill=drill, code="school_code")  # fmt: skip
    if shown["entry_rate_n"].sum():
        st.html(f'<p class="remark">{escape(caution_words())}</p>')


def _stages(letters: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    return tuple(zip(letters["school_code"].astype(str), letters["stage"].astype(str), strict=True))


def show_school_letters(filters: Filters) -> None:
    """The newest target letter of one school with its items; earlier years are a choice."""
    items = report("school_letters", school=filters.school, stage=filters.stage)
    if items.empty:
        empty_view(_("This school has no target letter."), remedy_words())
        return
    years = list(dict.fromkeys(items["school_year"]))
    year = years[0]
    if len(years) > 1:
        year = choose("letters", _("Target letters of"), {code: code for code in years}, segmented=True)
    _show_items(items[items["school_year"] == year], filters)


def _show_items(items: pd.DataFrame, filters: Filters) -> None:
    told = told_items(items)
    columns = [
        Column("item_words", pinned=True, title=_("Item")),
        Column("basis_words", title=_("Basis")),
        Column("aim_words", title=_("Target value")),
        Column("achieved_words", title=_("Verified value")),
        Column("computed_words", title=_("Computed from the data")),
        Column("state_words", title=_("State")),
        Column("amended_words", title=_("Amendments")),
    ]
    head: dict[Any, Any] = items.iloc[0].to_dict()
    show_table(told, columns, key="letters", title=letter_title(head),
               basis=_("An item counts once it is verified; "
                       "what is computed here is told beside it and decides nothing."),
               filters=filters, code="item_code")  # fmt: skip
    if items["is_entry_rate"].any():
        st.html(f'<p class="remark">{escape(caution_words())}</p>')
