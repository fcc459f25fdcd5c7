"""What the page on value added shows: the answer, the counts, three charts and the table of one exam."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.value_added import Added, in_order
from dashboard.language import formats
from dashboard.language import gettext as _
from dashboard.language.value_added_words import band, no_model, side
from dashboard.ui import bases
from dashboard.ui.added_charts import Asked, show_funnel, show_lines, show_quadrant
from dashboard.ui.cards import Card, empty_view, show_answer, show_cards
from dashboard.ui.comparison_views import order_words, show_unit_balance
from dashboard.ui.drilldown import TO_SCHOOL
from dashboard.ui.links import page_link
from dashboard.ui.session import one, report
from dashboard.ui.table import Column, show_table

_OFFERED = 8
_NAMED = 3


def show_added(asked: Asked) -> None:
    """Value added of the schools of one exam in one subject."""
    about = asked.keys | {"size": asked.size}
    summary, rows = one("value_added_summary", **about), report("value_added", **about)
    if summary is None:
        empty_view(_("This subject has no start."), _("Choose another subject."))
        return
    if rows["shrunken_effect"].isna().all():
        empty_view(_("No school has a value added to show here."), _why_nothing(summary))
        return
    show_answer(_answer(summary, rows, asked), _beside(summary))
    if summary["model_state"] == "ok":
        show_quadrant(rows, asked)
    _show_counts(summary)
    show_unit_balance(asked.filters)
    if summary["model_state"] == "ok":
        show_lines(rows, asked)
    show_funnel(rows, summary, asked)
    _show_rows(rows, asked)


def grades(exams: pd.DataFrame) -> dict[str, str]:
    """The grades of a test that have a start, by their code."""
    codes = exams["grade"].astype(str)
    return {code: _("Grade {grade}").format(grade=code) for code in codes}


def show_no_start(test: str, stage: str) -> None:
    """This test has no start; where the reader may go instead."""
    empty_view(
        _("No earlier exam of the same pupils is named for this test."),
        _("Value added needs a start. Open one of the tests below, or name the baseline exam in the exam file."),
    )
    tests = report("value_added_tests", stage=stage)
    items = [
        f"<li>{page_link('value_added', escape(str(row['name'])), _codes(row))}</li>"
        for _index, row in tests[tests["test_id"] != test].head(_OFFERED).iterrows()
    ]
    words = _("Tests with a start:") if items else _("No test in these data has a start.")
    st.html(f'<div class="remark"><b>{words}</b><ul>{"".join(items)}</ul></div>')


def _codes(row: pd.Series[Any]) -> dict[str, str]:
    here = {"test": str(row["test_id"]), "stage": str(row["stage"]), "school_year": str(row["school_year"])}
    return {**here, "subject": "", "grade": ""}


def _why_nothing(summary: pd.Series[Any]) -> str:
    if summary["model_state"] in ("ok", "no_difference"):
        return _("All schools have too few matched pupils, or are hidden to protect another.")
    return no_model(str(summary["model_state"]))


def _answer(summary: pd.Series[Any], rows: pd.DataFrame, asked: Asked) -> str:
    """What the reader came for, in one sentence."""
    if summary["model_state"] == "no_difference":
        return _("From the same start, the schools differ no more than chance would make them.")
    counts = {name: formats.number(summary[f"{name}_n"]) for name in ("above", "below", "around")}
    if asked.size == "small":
        best = [str(name) for name in rows.loc[rows["band"] == "above", "school_name"]]
        told = _("Among the smaller half (at most {n} matched pupils), clearly above the county: {names}.")
        names = _(", ").join(best[:_NAMED]) + (_(" and others") if len(best) > _NAMED else "")
        return told.format(n=formats.number(summary["small_most_n"]), names=names or _("none"))
    return _(
        "From the same start: clearly more progress in {above} schools, clearly less in {below}; "
        "{around} cannot be told apart."
    ).format(**counts)


def _beside(summary: pd.Series[Any]) -> str:
    """The meaning, the start, and whether the table can order the schools."""
    meaning = _("Positive value added: pupils with the same start progressed more here.")
    start = _("Start: {baseline}").format(baseline=summary["baseline_name"])
    return " ".join(filter(None, (meaning, order_words(summary), start)))


def _show_counts(summary: pd.Series[Any]) -> None:
    least = formats.percent(summary["matched_grey_below"], 0)
    schools = {name: formats.number(summary[f"{name}_n"]) for name in ("above", "below", "around", "low_match")}
    hidden = _("Fewer than {n} matched pupils, or hidden to protect another").format(
        n=formats.number(summary["small_cell"])
    )
    matched = _("Counted pupils who have both marks")
    cards = [
        Card(_("Clearly above the county"), schools["above"], _("schools"), "", "good"),
        Card(_("Clearly below the county"), schools["below"], _("schools"), "", "bad"),
        Card(_("Not told apart"), schools["around"], _("the interval holds 0"), "", "quiet"),
        Card(
            _("Few pupils matched"), schools["low_match"], _("less than {share}: grey").format(share=least), "", "quiet"
        ),
        Card(_("Not shown"), formats.number(summary["too_few_n"]), hidden, "", "quiet"),
        Card(_("Matched in the county"), formats.percent(summary["county_share"]), matched),
    ]
    show_cards(cards, key="added")


def _show_rows(rows: pd.DataFrame, asked: Asked) -> None:
    """The table; of the chosen township only, where there is one."""
    told = in_order(rows, asked.view)
    if asked.view.township:
        told = told[told["township_code"] == asked.view.township]
    show_table(
        told,
        _columns(asked.view),
        key="added_rows",
        title=_("Value added, school by school"),
        basis=bases.matched(),
        filters=asked.filters,
        notes=asked.notes,
        methods="value-added",
        drill=TO_SCHOOL,
        highlight=asked.view.school,
    )


def _columns(view: Added) -> list[Column]:
    raw, shrunken, low, high = view.columns
    return [
        Column("school_name", pinned=True),
        Column("township_name"),
        Column("matched_n", "count"),
        Column("matched_share", "percent", digits=0),
        Column("band", "words", title=_("What can be said"), words=band),
        Column(shrunken, "bar", digits=view.digits, between=(low, high)),
        Column(low, "signed", digits=view.digits),
        Column(high, "signed", digits=view.digits),
        Column(raw, "signed", digits=view.digits),
        Column("gain", "signed", digits=2),
        Column("z_mean", "signed", digits=2),
        Column("side", "words", words=side),
    ]
