"""The evidence of one unit under one rule: two lamps kept apart, the places behind them, what is no score."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.language import current_language, formats, labels
from dashboard.language import gettext as _
from dashboard.language import warning_words as warnings
from dashboard.ui.address import has_page, page_named, with_codes
from dashboard.ui.process import period_words, value_words
from dashboard.ui.session import report

_MOST_MEASURES = 7
_KEPT = {"township": "township_code", "test": "test_id", "stage": "stage", "school_year": "school_year"}
Row = Mapping[Any, Any]


def show_case(rule_id: str, unit_code: str) -> None:
    """The panel of one unit; nothing for a unit that the rule does not know."""
    rows = report("warnings_case", rule_id=rule_id, unit_code=unit_code)
    if rows.empty:
        return
    last: dict[Any, Any] = rows.iloc[-1].to_dict()
    measures = report("unit_process", unit_type=str(last["unit_type"]), unit_code=unit_code)
    with st.container(key=f"case_{rule_id}_block", border=True, gap=None):
        parts = (_head(last), _lamps(last), _facts(last), _history(rows), _measures(measures, str(last["stage"])))
        st.html(f'<div class="case">{"".join(parts)}</div>')
        _onward(last)


def _head(row: Row) -> str:
    named = row["unit_type"] == "school" and not formats.is_nothing(row["township_name"])
    township = str(row["township_name"]) if named else ""
    return f"<h4>{escape(str(row['unit_name']))}</h4><p>{escape(township)}</p>"


def _lamps(row: Row) -> str:
    level = str(row["level"])
    tone = level if warnings.symbol(level) else "none"
    words = escape(warnings.fact(level, str(row["state"])))
    fact = f'<span class="chip {tone}">{warnings.symbol(level)} {words}</span>'
    why = f"{warnings.occasion(row)} · {warnings.place(row)}" if warnings.place(row) else warnings.occasion(row)
    first = f'<div class="lamp">{escape(_("Rule met (fact)"))}<b>{fact}</b>{escape(why)}</div>'
    sentence = warnings.evidence(row)
    likely = f"{warnings.plausible(row)} · {sentence}" if sentence else _("Not ranked this time.")
    second = escape(_("Strength of evidence"))
    return (
        f'<div class="lamps">{first}<div class="lamp">{second}<b>{escape(warnings.strength(row["strength"]))}</b>'
        f"{escape(likely)}</div></div>"
    )


def _facts(row: Row) -> str:
    lines = [warnings.distance(row)]
    if row["state"] in ("red_condition_met", "red_provisional", "reward_met"):
        answer = warnings.tenure(row["attributable"])
        lines.append(_("One head's tenure covers the exam days: {answer}").format(answer=answer))
    if row["unstable"] is True:
        lines.append(_("Small cohort: results swing; read several years and the measures below."))
    return f"<p>{escape(' · '.join(filter(None, lines)))}</p>"


def _history(rows: pd.DataFrame) -> str:
    heads = (_("Occasion"), _("Place"), _("n counted"), _("Status"), _("Judged"))
    return _table(heads, (_occasion(row) for row in rows.iloc[::-1].to_dict("records")))


def _occasion(row: Row) -> tuple[str, ...]:
    level, state = str(row["level"]), str(row["state"])
    n = formats.number(row["eligible_n"]) if row["cell_state"] == "ok" else labels.cell_state(str(row["cell_state"]))
    judged = f"{warnings.symbol(level)} {warnings.short(level, state, False) or _('No warning')}"
    place = warnings.place(row) or formats.NOTHING
    return warnings.occasion(row), place, n, labels.result_status(str(row["result_status"])), judged.strip()


def _measures(rows: pd.DataFrame, stage: str) -> str:
    """Beside every warning at least three measures that are no score, the county's in the same period beside each."""
    told = rows[rows["stage"].isin(("all", stage))].head(_MOST_MEASURES)
    if told.empty:
        return f"<p>{escape(_('No measure other than scores is recorded for this unit.'))}</p>"
    newest = str(told["period_id"].max())
    title = _("{title} ({period})").format(title=_("What is not a score"), period=period_words(newest))
    lines = (_measure(row, newest) for row in told.to_dict("records"))
    return _table((title, _("Here"), _("County")), lines, "measures")


def _measure(row: Row, newest: str) -> tuple[str, ...]:
    """Name, value here, value of the county; a measure of an earlier period says so."""
    unit, period, name = str(row["unit"]), str(row["period_id"]), str(row[f"name_{current_language()}"])
    if period != newest:
        name = _("{title} ({period})").format(title=name, period=period_words(period))
    here = labels.cell_state(str(row["cell_state"])) or value_words(row["value"], unit)
    return name, here, value_words(row["county_value"], unit)


def _table(heads: Iterable[str], lines: Iterable[tuple[str, ...]], look: str = "places") -> str:
    top = "".join(f"<th>{escape(head)}</th>" for head in heads)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in line)}</tr>" for line in lines)
    return f'<table class="{look}"><tr>{top}</tr>{body}</table>'


def _onward(row: Row) -> None:
    """The way to the unit's own page, at the test of the warning."""
    page = str(row["unit_type"])
    if not has_page(page):
        return
    school = str(row["unit_code"]) if page == "school" else ""
    same = {name: str(row[code]) for name, code in _KEPT.items()}
    codes = {**same, "school": school, "case": ""}
    words = _("Open the page of {unit}").format(unit=row["unit_name"])
    st.page_link(page_named(page), label=words, query_params=with_codes(codes))
