"""A rule as its block shows it: name, terms, clause, compliance of its exams, caution, counts, what chance would do."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.language import current_language, evidence_words, formats, labels, warning_terms
from dashboard.language import gettext as _
from dashboard.language import warning_words as warnings
from dashboard.language.methods_what_if import WHAT_IF
from dashboard.ui.cards import Badge, badge_html
from dashboard.ui.links import page_link
from dashboard.ui.session import cached_figure, report

Rule = Mapping[Any, Any]
_STYLE = Path(__file__).resolve().parent / "warnings.css"
_TONES = {"needs_basis": "warn", "prohibited": "bad"}


def known_rules(township: str, wanted: str = "") -> pd.DataFrame:
    """The rules of the governing plan with their levels, newest test, caution and luck; all, or the one wanted."""
    known = cached_figure("known_rules", lambda: _with_chance(township), township)
    return known[known["rule_id"] == wanted] if wanted else known


def _with_chance(township: str) -> pd.DataFrame:
    rules, newest = report("warnings_rules", township=township), report("warnings_chance")
    fresh = [name for name in newest.columns if name == "rule_id" or name not in rules.columns]
    return rules.merge(newest[fresh], on="rule_id", how="left")


def show_style() -> None:
    """The look of this page's own blocks."""
    st.html(f"<style>{_STYLE.read_text(encoding='utf-8')}</style>")


def show_meanings() -> None:
    """What the levels mean, behind one line."""
    words = "".join(
        f'<div><span class="chip {level}">{warnings.symbol(level)}</span> {escape(text)}</div>'
        for level, text in warning_terms.meanings().items()
    )
    summary = f"<summary>{escape(_('What the levels mean'))}</summary>"
    st.html(f'<details class="level-words">{summary}{words}</details>{_way_to_what_if()}')


def _way_to_what_if() -> str:
    words = _("What if the parameters were different? Try them on the methods page")
    return f'<p class="level-words">{page_link("methods", escape(words), {"entry": WHAT_IF})}</p>'


def name_of(rule: Rule) -> str:
    """The rule's name in the reader's language, its code where the plan gives none."""
    return str(rule[f"name_{current_language()}"] or rule["rule_id"])


def card(rule: Rule) -> str:
    """HTML of a rule: counts by level, the badge of its exams, the clause, its caution."""
    clause = _("Clause {ref}: {clause}") if _text(rule, "clause_ref") else _("Clause: {clause}")
    told = clause.format(ref=_text(rule, "clause_ref"), clause=rule[f"clause_{current_language()}"])
    caution = _text(rule, f"caution_{current_language()}")
    warned = f'<p class="caution">{escape(_("Caution: {caution}").format(caution=caution))}</p>' if caution else ""
    return (
        f'<div class="rule"><h3>{escape(name_of(rule))}{study(rule)}</h3>'
        f'<div class="chips">{_chips(rule)}{exam_badge(rule)}</div>'
        f"<p>{escape(warning_terms.terms(rule))} · {escape(told)}</p>{warned}</div>"
    )


def study(rule: Rule) -> str:
    """HTML of what stands beside every mark."""
    return f'<span class="study">{escape(warnings.for_study(str(rule["polarity"])))}</span>'


def _text(rule: Rule, name: str) -> str:
    return "" if formats.is_nothing(rule.get(name)) else str(rule[name])


def exam_badge(rule: Rule) -> str:
    """The kind of exam that the rule rests on and whether the national rules permit it, with the source."""
    if formats.is_nothing(rule.get("exam_type")):
        return ""
    state = str(rule["compliance"])
    words = f"{labels.exam_type(str(rule['exam_type']))} · {labels.compliance(state)}"
    source = _text(rule, f"compliance_{current_language()}")
    badge = badge_html(Badge(words, _TONES.get(state, "good")))
    return f'<span title="{escape(source, quote=True)}">{badge}</span>'


def _chips(rule: Rule) -> str:
    if formats.is_nothing(rule["occasions_n"]):
        return f'<span class="chip none">{escape(_("No test to judge by yet"))}</span>'
    found = [(level, words, int(rule[f"{level}_n"])) for level, words in warning_terms.levels(rule).items()]
    chips = [
        f'<span class="chip {level}">{warnings.symbol(level)} {escape(words)} {n}</span>'
        for level, words, n in found
        if n
    ]
    nobody = _("No unit yet") if rule["polarity"] == "credit" else _("No warning")
    return "".join(chips) or f'<span class="chip none">{escape(nobody)}</span>'


def notes_of(rule: Rule) -> tuple[str, ...]:
    """What every file of the rule must repeat: for study, results that may change, exams that need a basis."""
    if formats.is_nothing(rule["result_status"]):
        return (warnings.for_study(),)
    status = str(rule["result_status"])
    words = _("{status} results: places may still change").format(status=labels.result_status(status))
    found = [warnings.for_study()] if status == "final" else [warnings.for_study(), words]
    if rule["compliance"] != "permitted":
        source = _text(rule, f"compliance_{current_language()}")
        found.append(f"{labels.compliance(str(rule['compliance']))} · {source}")
    return tuple(found)


def basis_of(rule: Rule) -> str:
    """Who was ranked last, what chance alone would do, how many flagged units would truly not belong there."""
    parts = [warnings.for_study()]
    if not formats.is_nothing(rule["ranked_n"]) and not formats.is_nothing(rule["result_status"]):
        status = labels.result_status(str(rule["result_status"]))
        newest = _("{n} units ranked last time, results {status}")
        parts.append(newest.format(n=formats.number(rule["ranked_n"]), status=status))
    if not formats.is_nothing(rule["runs"]):
        parts.append(evidence_words.luck(rule, int(rule["runs"])))
    parts += [evidence_words.false_triggers(rule), _("click a tile for its evidence")]
    return " · ".join(filter(None, parts))
