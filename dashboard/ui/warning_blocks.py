"""The blocks below the first screen: each rule of concern, credits apart from them, clauses that set no trigger."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.strips import strips
from dashboard.language import current_language
from dashboard.language import gettext as _
from dashboard.ui.blocks import block_title
from dashboard.ui.chart import show_chart
from dashboard.ui.filters import Filters
from dashboard.ui.row_records import as_records
from dashboard.ui.session import cached_figure, report
from dashboard.ui.warning_board import TO_CASE
from dashboard.ui.warning_ledger import show_ledger
from dashboard.ui.warning_rules import basis_of, card, name_of, notes_of

Rule = Mapping[Any, Any]


def show_concern(rule: Rule, filters: Filters, show: str, chosen: str) -> None:
    """One rule: its terms above the strips of its units."""
    rule_id = str(rule["rule_id"])
    rows = report("warnings_strips", rule_id=rule_id, township=filters.township, show=show)
    with st.container(key=f"rule_{rule_id}", gap=None):
        st.html(card(rule))
        if rows.empty:
            return
        title = _("{rule}: time by time").format(rule=name_of(rule))
        drawn = cached_figure("strips", lambda: strips(rows, chosen), rule_id, filters.township, show, chosen)
        show_chart(drawn, rows, key=f"strips_{rule_id}", title=title, basis=basis_of(rule), filters=filters,
                   notes=notes_of(rule), methods="warnings", drill=TO_CASE)  # fmt: skip


def show_credits(rules: pd.DataFrame, filters: Filters) -> None:
    """Rules that give credit, never mixed with concerns, and the units that meet one."""
    if rules.empty:
        return
    with st.container(key="credits_block", border=True, gap=None):
        title = _("Credit, apart from the warnings")
        block_title(title, _("Facts by the plan's clauses, for study; the cautions hold for credit too."), "warnings")
        cards = "".join(card(rule) for rule in as_records(rules))
        st.html(f'<div class="credits">{cards}</div>')
    only = str(rules["rule_id"].iloc[0]) if len(rules) == 1 else ""
    show_ledger(only, filters, "credit")


def show_report_only() -> None:
    """Clauses to which the policy gives no count, quietly: they are printed, never computed."""
    rules = report("warnings_clauses")
    if rules.empty:
        return
    title = _("{n} clauses for which the policy sets no trigger: reported only").format(n=len(rules))
    lines = "".join(_clause(rule) for rule in as_records(rules))
    st.html(f'<details class="report-only"><summary>{escape(title)}</summary><ul>{lines}</ul></details>')


def _clause(rule: Rule) -> str:
    language = current_language()
    caution = str(rule[f"caution_{language}"] or "")
    warned = f"<br><small>{escape(_('Caution: {caution}').format(caution=caution))}</small>" if caution else ""
    told = _("Clause {ref}: {clause}").format(ref=rule["clause_ref"] or "", clause=rule[f"clause_{language}"])
    return f"<li><b>{escape(name_of(rule))}</b> · {escape(told)}{warned}</li>"
