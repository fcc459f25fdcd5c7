"""A school's profile on one sheet of paper: drawn beside the page, seen only where it is printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.exports.cover import internal_use
from dashboard.language import current_language, formats, labels
from dashboard.language import gettext as _
from dashboard.language.columns import heading
from dashboard.ui import bases
from dashboard.ui.cards import cards_html
from dashboard.ui.filters import Filters
from dashboard.ui.process import told_rows
from dashboard.ui.row_records import as_records
from dashboard.ui.school_frames import frame_cards
from dashboard.ui.session import cached_figure, one, report, warehouse
from dashboard.ui.value_added_views import added_cards
from dashboard.ui.warning_strip import strip_html

_STYLE = Path(__file__).with_name("print.css")
MOST_INDICATORS, MOST_OCCASIONS, MOST_RULES = 9, 3, 3


def show_print(filters: Filters, profile: pd.Series[Any], notes: Sequence[str]) -> None:
    """The button, and the sheet that it prints."""
    button = f'<button type="button" data-print="page">{escape(_("Print the profile"))}</button>'
    style = f"<style>{_STYLE.read_text(encoding='utf-8')}</style>"
    st.html(
        f'{style}<div class="print-button st-key-print_profile">{button}</div>{sheet_html(filters, profile, notes)}'
    )


def sheet_html(filters: Filters, profile: pd.Series[Any], notes: Sequence[str]) -> str:
    """Four frames, value added, subjects, warnings, what is not a score; whose, as of when, which version."""
    told = cached_figure("print", lambda: _told(filters, profile, notes), filters, notes)
    return f'<section class="print-sheet">{told}{_foot()}</section>'


def _told(filters: Filters, profile: pd.Series[Any], notes: Sequence[str]) -> str:
    parts = (
        _head(filters, profile, notes),
        _block(_("Four frames"), cards_html(frame_cards(filters, profile.to_dict()))),
        _block(_("Value added"), cards_html(added_cards(filters), "added")),
        _block(_("Subjects against the county"), _subjects(filters)),
        _block(_("Warnings by year"), strip_html(_latest(filters))),
        _block(_("What is not a score"), _process(filters)),
    )
    return "".join(parts)


def _block(title: str, content: str) -> str:
    return f"<h2>{escape(title)}</h2>{content}"


def _head(filters: Filters, profile: pd.Series[Any], notes: Sequence[str]) -> str:
    place = f"{profile['township_name']} · {labels.stage(filters.stage)} · {filters.word('test')}"
    told = " · ".join(notes)
    return (
        f"<h1>{escape(str(profile['school_name']))}</h1><p>{escape(place)}</p>"
        f"<p><b>{escape(told)}</b></p><p>{escape(bases.counted())}</p>"
    )


def _subjects(filters: Filters) -> str:
    rows = report("unit_subjects", test_id=filters.test, unit_type="school", unit_code=filters.school)
    heads = (
        _("Subject"), heading("eligible_n"), _("Mean"), _("County mean"), _("Pass rate"), _("County"),
        _("Standard score"), _("95% interval"),
    )  # fmt: skip
    records = as_records(rows)
    blank = any(formats.is_nothing(row["pass_rate"]) > formats.is_nothing(row["mean_score"]) for row in records)
    told = f"<p>{escape(_('“–”: not shown, to protect small counts.'))}</p>" if blank else ""
    return _table(heads, [_subject(row) for row in records], "lnnnnnnn") + told


def _subject(row: Mapping[Any, Any]) -> tuple[str, ...]:
    state = str(row["cell_state"])
    hidden = labels.cell_state(state) if state not in {"ok", ""} else formats.NOTHING
    mean = hidden if formats.is_nothing(row["mean_score"]) else formats.number(row["mean_score"], 1)
    words = _("{low} to {high}").format(low=formats.signed(row["z_low"], 2), high=formats.signed(row["z_high"], 2))
    interval = formats.NOTHING if formats.is_nothing(row["z_low"]) else words
    return (
        labels.subject(str(row["subject"])), formats.number(row["eligible_n"]), mean,
        formats.number(row["county_mean_score"], 1), formats.percent(row["pass_rate"]),
        formats.percent(row["county_pass_rate"]), formats.signed(row["z_mean"], 2), interval,
    )  # fmt: skip


def _latest(filters: Filters) -> pd.DataFrame:
    """The last occasions of each rule; the rules that warn before those that praise."""
    rows = report("school_warnings", school=filters.school, stage=filters.stage)
    if rows.empty:
        return rows
    last = rows.groupby("rule_id", sort=False).tail(MOST_OCCASIONS)
    ordered = last.sort_values("polarity", key=lambda codes: codes != "concern", kind="stable")
    kept = ordered["rule_id"].drop_duplicates().head(MOST_RULES)
    return ordered[ordered["rule_id"].isin(kept)]


def _process(filters: Filters) -> str:
    """What is recorded first: a sheet has room for some."""
    rows = report("unit_process", unit_type="school", unit_code=filters.school)
    if rows.empty:
        return f"<p>{escape(_('No process indicator is recorded for this unit.'))}</p>"
    told = told_rows(rows.sort_values("value", key=lambda values: values.isna(), kind="stable").head(MOST_INDICATORS))
    heads = (_("Indicator"), _("Value"), _("Aim"), _("Aim reached"), _("County"), _("Period"))
    names = ["indicator", "value_words", "target_words", "judged", "county_words", "period_words"]
    return _table(heads, [tuple(map(str, line)) for line in told[names].to_numpy().tolist()], "llllll")


def _table(heads: Sequence[str], lines: Sequence[Sequence[str]], sides: str) -> str:
    """`sides` has one letter a column: l left, n right."""
    pairs = zip(sides, heads, strict=True)
    head = "".join(f'<th scope="col" class="{side}">{escape(text)}</th>' for side, text in pairs)
    rows = (
        "".join(f'<td class="{side}">{escape(text)}</td>' for side, text in zip(sides, line, strict=True))
        for line in lines
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(f'<tr>{row}</tr>' for row in rows)}</tbody></table>"


def _foot() -> str:
    info = one("build_info")
    plan = (
        "" if info is None else f"{info[f'plan_name_{current_language()}']} · {_('As of')} {formats.day(info['as_of'])}"
    )
    version = f"{_('Result version')} {warehouse().version}"
    words = " · ".join(filter(None, (internal_use(), plan, version, formats.moment(datetime.now()))))
    return f'<p class="foot">{escape(words)}</p>'
