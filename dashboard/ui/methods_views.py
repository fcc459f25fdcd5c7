"""The methods page: entries in words and formulas, each with what is in force of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from dashboard.language import formats
from dashboard.language import gettext as _
from dashboard.language.methods import Entry
from dashboard.language.methods_actions import action_entries
from dashboard.language.methods_findings import finding_entries
from dashboard.language.methods_measures import measure_entries
from dashboard.language.methods_peers import peer_entries
from dashboard.language.methods_rankings import ranking_entries
from dashboard.language.methods_reading import reading_entries
from dashboard.language.methods_relative import relative_entries
from dashboard.language.methods_rules import rule_entries
from dashboard.language.methods_settings import fixed_rules, settings, sources
from dashboard.language.methods_value_added import value_added_entries
from dashboard.language.methods_what_if import VERSIONS, WHAT_IF, what_if_entries
from dashboard.ui.address import value
from dashboard.ui.cards import link
from dashboard.ui.links import page_link
from dashboard.ui.methods_clauses import plan_clauses
from dashboard.ui.methods_joint import joint_places
from dashboard.ui.methods_tables import (
    clauses,
    compliance,
    glossary,
    html_table,
    lines,
    plans,
    rank_sum,
    setting_rows,
)
from dashboard.ui.methods_versions import versions
from dashboard.ui.session import one

_BESIDE: Mapping[str, Callable[[], str]] = {
    "official": rank_sum,
    "primary-mean": plans,
    "rates": lines,
    "warnings": lambda: clauses() + _way_to_warnings(),
    "compliance": compliance,
    "joint-places": joint_places,
    "targets": lambda: plans() + plan_clauses(),
    VERSIONS: versions,
    WHAT_IF: lambda: _way_to_warnings() if value("entry") == WHAT_IF else _way_to_what_if(),
}


def _way_to_what_if() -> str:
    return f"<p>{link('methods', _('Try other parameters'), entry=WHAT_IF)}</p>"


def _way_to_warnings() -> str:
    return f"<p>{page_link('warnings', escape(_('Open the warnings')), {'entry': ''})}</p>"


def all_entries() -> tuple[Entry, ...]:
    """The entries in the order of the page, what is settable, the glossary and the sources at the end."""
    last = (
        Entry("settings", _("What is fixed, and what a bureau may set"), ()),
        Entry("glossary", _("Words in Chinese and English"), ()),
        Entry("sources", _("Sources"), ()),
    )
    measures = (*measure_entries(), *relative_entries(), *value_added_entries())
    places = (*ranking_entries(), *peer_entries(), *action_entries(), *what_if_entries())
    return (*reading_entries(), *places, *measures, *rule_entries(), *finding_entries(), *last)


def show_contents(entries: Sequence[Entry]) -> None:
    """The titles as links within the page."""
    items = "".join(f'<a href="#{entry.anchor}">{escape(entry.title)}</a>' for entry in entries)
    back = f'<a class="to-contents" href="#contents">↑ {escape(_("Back to the contents"))}</a>'
    st.html(f'<nav class="methods-contents" id="contents">{items}</nav>{back}')


def show_entries(entries: Sequence[Entry]) -> None:
    """The entries one below the other."""
    st.html(_STYLE)
    rules = one("methods_rules")
    values = {} if rules is None else setting_values(rules.to_dict())
    for entry in entries:
        with st.container(key=f"entry_{entry.anchor.replace('-', '_')}_block", border=True, gap=None):
            st.html(entry_html(entry, values))


def entry_html(entry: Entry, values: Mapping[str, str]) -> str:
    """One entry: words, formula, the clause of the plan, and what is in force."""
    parts = [f'<h3 class="block-title" id="{entry.anchor}">{escape(entry.title)}</h3>']
    parts += [f"<p>{escape(_filled(words, values))}</p>" for words in entry.words]
    if entry.formula:
        parts.append(f'<p class="formula">{escape(entry.formula)}</p>')
    if entry.clause:
        parts.append(f'<p class="clause">{escape(entry.clause)}</p>')
    beside = {**_BESIDE, "settings": lambda: _settings(values), "glossary": glossary, "sources": _sources}
    if entry.anchor in beside:
        parts.append(beside[entry.anchor]())
    return f'<article class="method">{"".join(parts)}</article>'


def _filled(words: str, values: Mapping[str, str]) -> str:
    return words.format_map({**{key: "–" for key, _unit, _meaning in settings()}, **values})


def setting_values(row: Mapping[Any, Any]) -> dict[str, str]:
    """Each setting of the governing plan in the reader's words."""
    units = {key: unit for key, unit, _meaning in settings()}
    return {key: setting_words(row[key], unit) for key, unit in units.items() if key in row}


def setting_words(value: Any, unit: str) -> str:
    """One setting in its unit."""
    if formats.is_nothing(value):
        return formats.NOTHING
    if unit == "yesno":
        return _("Yes") if value else _("No")
    if unit == "share":
        whole = abs(100 * float(value) - round(100 * float(value))) < 1e-9
        return formats.percent(value, 0 if whole else 1)
    return formats.number(value, 2 if unit == "deviations" else 0)


def _settings(values: Mapping[str, str]) -> str:
    fixed = "".join(f"<li>{escape(words)}</li>" for words in fixed_rules())
    intro = _("Fixed, so that years and counties stay comparable:")
    told = _(
        "Set by the bureau in plans/<plan>/plan.toml, as it stands now; a change needs a new version "
        "announced a school year ahead:"
    )
    headings = (_("Setting"), _("Now"), _("Key"))
    table = html_table(headings, setting_rows(settings(), values))
    return f"<p>{escape(intro)}</p><ul>{fixed}</ul><p>{escape(told)}</p>{table}{plans()}"


def _sources() -> str:
    return f"<ul>{''.join(f'<li>{escape(words)}</li>' for words in sources())}</ul>"


_STYLE = """<style>
.method { max-width: 62rem; font-size: 1rem; line-height: 1.7; }
.method p { margin: .35rem 0; } .method ul { margin: .2rem 0 .4rem 1.2rem; }
.method .formula { background: #e8f1f5; border-radius: 4px; padding: .4rem .8rem; font-weight: 600; }
.method .clause { border-left: 4px solid #9fb0bb; padding-left: .8rem; color: #5b7080; }
.method table { border-collapse: collapse; margin: .5rem 0; font-size: .95rem; }
.method th { background: #e8f1f5; text-align: left; padding: .3rem .7rem; }
.method td { border-bottom: 1px solid #e3eaee; padding: .3rem .7rem; vertical-align: top; }
.method summary { cursor: pointer; font-weight: 600; padding: .3rem 0; }
.method caption { text-align: left; font-weight: 600; padding: .4rem 0 .2rem; }
.methods-contents { columns: 3 18rem; background: #fff; border: 1px solid #d3dfe5; border-radius: 6px;
  padding: .6rem 1rem; }
.to-contents { position: fixed; right: 1.4rem; bottom: 1.2rem; z-index: 100; background: #0b5f7d;
  color: #fff !important; border-radius: 6px; padding: .35rem .9rem;
  font-weight: 600; text-decoration: none; box-shadow: 0 2px 10px rgba(22, 48, 63, .3); }
.methods-contents a { display: block; padding: .15rem 0; color: #0b5f7d; }
</style>"""
