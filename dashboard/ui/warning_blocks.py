"""The blocks of the warnings page: rules in their own terms, strips, the evidence of one unit, the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.strips import strips
from dashboard.language import current_language, formats, labels
from dashboard.language import gettext as _
from dashboard.language import warning_words as warnings
from dashboard.ui.address import value
from dashboard.ui.cards import empty_view
from dashboard.ui.chart import show_chart
from dashboard.ui.drilldown import Drill
from dashboard.ui.filters import Filters
from dashboard.ui.session import cached_figure, report
from dashboard.ui.table import Column, show_table
from dashboard.ui.warning_case import show_case

TO_CASE = Drill("case")
_TWO_LANGUAGES = ["rule_zh", "rule_en", "clause_zh", "clause_en"]
_STYLE = Path(__file__).resolve().parent / "warnings.css"
Rule = Mapping[Any, Any]


def show_rules(rules: pd.DataFrame) -> None:
    """One card for each rule: its name, how many units stand at each level in its own words, the clause."""
    st.html(f"<style>{_STYLE.read_text(encoding='utf-8')}</style>")
    cards = "".join(_card(rule) for rule in rules.to_dict("records"))
    st.html(f'<div class="rules">{cards}</div>')
    words = "".join(
        f'<div><span class="chip {level}">{warnings.symbol(level)}</span> {escape(text)}</div>'
        for level, text in warnings.meanings().items()
    )
    st.html(f'<details class="level-words"><summary>{escape(_("What the levels mean"))}</summary>{words}</details>')


def _card(rule: Rule) -> str:
    clause = _("Clause: {clause}").format(clause=rule[f"clause_{current_language()}"])
    chips = f'<div class="chips">{_chips(rule)}</div>'
    return f'<div class="rule"><h3>{escape(name_of(rule))}</h3>{chips}<p>{escape(clause)}</p></div>'


def name_of(rule: Rule) -> str:
    """The rule's name in the reader's language, its code where the plan gives none."""
    return str(rule[f"name_{current_language()}"] or rule["rule_id"])


def _chips(rule: Rule) -> str:
    if formats.is_nothing(rule["occasions_n"]):
        return f'<span class="chip none">{escape(_("No test to judge by yet"))}</span>'
    found = [(level, words, int(rule[f"{level}_n"])) for level, words in warnings.levels(rule).items()]
    chips = [
        f'<span class="chip {level}">{warnings.symbol(level)} {escape(words)} {n}</span>'
        for level, words, n in found
        if n
    ]
    return "".join(chips) or f'<span class="chip none">{escape(_("No warning"))}</span>'


def _newest(rule: Rule) -> list[str]:
    if formats.is_nothing(rule["occasions_n"]):
        return []
    status = labels.result_status(str(rule["result_status"]))
    newest = _("{n} units ranked last time, results {status}").format(n=formats.number(rule["ranked_n"]), status=status)
    if formats.is_nothing(rule["by_chance"]):
        return [newest]
    chance = _("chance alone would bring about {n}")
    return [newest, chance.format(n=formats.number(rule["by_chance"], 1))]


def notes_of(rule: Rule) -> tuple[str, ...]:
    """What every file of the rule must repeat: results that may change, and exams that need a basis."""
    if formats.is_nothing(rule["occasions_n"]):
        return ()
    status = str(rule["result_status"])
    words = _("{status} results: places may still change").format(status=labels.result_status(status))
    found = [] if status == "final" else [words]
    if rule["compliance"] != "permitted":
        found.append(f"{labels.compliance(str(rule['compliance']))} · {rule[f'compliance_{current_language()}']}")
    return tuple(found)


def show_block(rule: Rule, filters: Filters, show: str) -> None:
    """The strips of one rule with the evidence of the chosen unit beside them, of the gravest one by default."""
    rule_id = str(rule["rule_id"])
    rows = report("warnings_strips", rule_id=rule_id, township=filters.township, show=show)
    if rows.empty:
        nobody = _("No unit is warned here.")
        empty_view(f"{name_of(rule)} · {nobody}", _("Show all units, or choose the whole county."))
        return
    asked = value("case")
    chosen = asked if asked in set(rows["case_id"]) else str(rows["case_id"].iloc[0])
    left, right = st.columns([1.6, 1], gap="small")
    with left:
        drawn = cached_figure("strips", lambda: strips(rows, chosen), rule_id, filters.township, show, chosen)
        show_chart(drawn, rows, key=f"strips_{rule_id}", title=name_of(rule), basis=_basis(rule), filters=filters,
                   notes=notes_of(rule), methods="warnings", drill=TO_CASE)  # fmt: skip
    with right:
        show_case(rule_id, chosen.partition(":")[2])


def _basis(rule: Rule) -> str:
    """The rule in its own terms, the newest test, what its exams need, what chance alone would do."""
    parts = [warnings.terms(rule), *_newest(rule)]
    if not formats.is_nothing(rule["compliance"]) and rule["compliance"] != "permitted":
        parts.append(labels.compliance(str(rule["compliance"])))
    return " · ".join((*parts, _("click a tile for its evidence")))


def show_ledger(rule_id: str, filters: Filters) -> None:
    """Every warning of every occasion, newest first; a row opens its evidence above."""
    rows = report("warnings_ledger", rule_id=rule_id, township=filters.township)
    if rows.empty:
        return
    records = rows.to_dict("records")
    told = rows.drop(columns=_TWO_LANGUAGES).assign(
        rule=rows[f"rule_{current_language()}"],
        clause=rows[f"clause_{current_language()}"],
        when=[warnings.occasion(row) for row in records],
        fact=[f"{warnings.symbol(row['level'])} {warnings.fact(row['level'], row['state'])}" for row in records],
        evidence=[warnings.strength(row["strength"]) for row in records],
        plausible=[warnings.span(row) for row in records],
        place_words=[warnings.place(row) for row in records],
        tenure=[_tenure(row) for row in records],
    )
    columns = [
        Column("unit_name", pinned=True), Column("rule", title=_("Rule")), Column("when", title=_("Occasion")),
        Column("fact", title=_("Rule met (fact)")), Column("evidence", title=_("Strength of evidence")),
        Column("plausible"),
        Column("place_words", title=_("Place")), Column("run", "count", title=_("Times")),
        Column("eligible_n", "count", title=_("n counted")),
        Column("tenure", title=_("Tenure covers the days")),
    ]  # fmt: skip
    basis = _("Facts for study, all occasions, newest first; no outcome for any person follows from a row by itself.")
    show_table(told, columns, key="ledger", title=_("Ledger of warnings"), basis=basis, filters=filters,
               methods="warnings", drill=TO_CASE, code="case_id", highlight=value("case"))  # fmt: skip


def _tenure(row: Mapping[Any, Any]) -> str:
    return warnings.tenure(row["attributable"]) if row["level"] in ("red", "credit") else ""
