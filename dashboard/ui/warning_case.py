"""The evidence of one unit under one rule: two lamps kept apart, what is behind them, the way to check it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.language import evidence_words, formats
from dashboard.language import gettext as _
from dashboard.language import warning_words as warnings
from dashboard.ui.address import has_page, page_named, with_codes
from dashboard.ui.session import cached_figure, report, warehouse
from dashboard.ui.warning_evidence import history, measures, papers, way_out
from dashboard.ui.warning_rules import study

_KEPT = {"township": "township_code", "test": "test_id", "stage": "stage", "school_year": "school_year"}
Row = Mapping[Any, Any]


def show_case(case_id: str, rule_name: str) -> None:
    """The panel of one unit; nothing for a unit that the rule does not know."""
    rule_id, _colon, unit_code = case_id.partition(":")
    found = cached_figure("case", lambda: _case(rule_id, unit_code, rule_name), case_id, rule_name)
    if found is None:
        return
    last, told = found
    with st.container(key="case_block", border=True, gap=None):
        st.html(told)
        _onward(last)
        _proof(rule_id, unit_code)


def _case(rule_id: str, unit_code: str, rule_name: str) -> tuple[Row, str] | None:
    """The occasion that stands, and the panel in HTML."""
    rows = report("warnings_case", rule_id=rule_id, unit_code=unit_code)
    if rows.empty:
        return None
    last = _judged(rows)
    return last, f'<div class="case">{"".join(_parts(rows, last, rule_name))}</div>'


def _judged(rows: pd.DataFrame) -> dict[Any, Any]:
    """The newest occasion; of a rule that counts over all years the last one with a mark, which still stands."""
    marked = rows[rows["level"].isin(("red", "pending", "orange", "yellow", "credit"))]
    stands = rows["counting"].iloc[-1] == "cumulative" and len(marked) > 0
    found: dict[Any, Any] = (marked if stands else rows).iloc[-1].to_dict()
    return found


def _parts(rows: pd.DataFrame, last: Row, rule_name: str) -> tuple[str, ...]:
    unit_type, unit_code = str(last["unit_type"]), str(last["unit_code"])
    others = report("unit_process", unit_type=unit_type, unit_code=unit_code)
    out = ""
    if last["band"] in ("bottom", "last") and not formats.is_nothing(last["place"]):
        margins = report("warnings_margins", rule_id=str(last["rule_id"]), unit_code=unit_code)
        out = way_out(margins, int(last["places"]))
    return (
        _head(last, rule_name), _lamps(last), _facts(last), out, history(rows),
        measures(others, str(last["stage"])), papers(rows),
    )  # fmt: skip


def _head(row: Row, rule_name: str) -> str:
    named = row["unit_type"] == "school" and not formats.is_nothing(row["township_name"])
    told = " · ".join(filter(None, (str(row["township_name"]) if named else "", rule_name)))
    return f"<h4>{escape(str(row['unit_name']))}{study(row)}</h4><p>{escape(told)}</p>"


def _lamps(row: Row) -> str:
    level = str(row["level"])
    tone = level if warnings.symbol(level) else "none"
    terms = str(row["state"]), str(row["band"]), str(row["polarity"])
    words = escape(warnings.fact(level, *terms, bool(row["provisional"])))
    fact = f'<span class="chip {tone}">{warnings.symbol(level)} {words}</span>'
    so_far = (
        (warnings.in_all(row),) if row["counting"] == "cumulative" else (warnings.place(row), evidence_words.run(row))
    )
    told = (warnings.occasion(row), *so_far, evidence_words.letter(row))
    why = " · ".join(filter(None, told))
    first = f'<div class="lamp">{escape(_("Rule met (fact)"))}<b>{fact}</b>{escape(why)}</div>'
    if row["source"] != "ranking" or row["polarity"] == "credit":
        return f'<div class="lamps one">{first}</div>'
    sentence = warnings.evidence(row)
    likely = " · ".join(filter(None, (warnings.plausible(row), sentence or warnings.unsure(row))))
    second = escape(_("Strength of evidence"))
    return (
        f'<div class="lamps">{first}<div class="lamp">{second}<b>{escape(warnings.strength(row["strength"]))}</b>'
        f"{escape(likely)}</div></div>"
    )


def _facts(row: Row) -> str:
    lines = [warnings.distance(row), evidence_words.determination(row)]
    if row["same_head"] and row["state"] in ("red_condition_met", "red_provisional", "reward_met"):
        answer = warnings.tenure(row["attributable"])
        lines.append(_("One head's tenure covers the exam days: {answer}").format(answer=answer))
    if row["unstable"] is True:
        lines.append(_("Small cohort: results swing; read several years and the measures below."))
    return f"<p>{escape(' · '.join(filter(None, lines)))}</p>"


def _onward(row: Row) -> None:
    """The way to the unit's own page, at the test of the warning."""
    page = str(row["unit_type"])
    if not has_page(page):
        return
    school = str(row["unit_code"]) if page == "school" else ""
    same = {name: "" if formats.is_nothing(row[code]) else str(row[code]) for name, code in _KEPT.items()}
    words = _("Open the page of {unit}").format(unit=row["unit_name"])
    codes = {name: code for name, code in same.items() if code}
    st.page_link(page_named(page), label=words, query_params=with_codes({**codes, "school": school, "case": ""}))


def _proof(rule_id: str, unit_code: str) -> None:
    """The SQL that computes the places anew from the warehouse file, beside the recorded ones."""
    from dashboard.warehouse.statement import executable

    version = warehouse().version
    text = executable("warnings_proof", {"rule_id": rule_id, "unit_code": unit_code}, version)
    st.download_button(
        _("SQL that computes the mark anew"), text.encode(), f"{rule_id}-{unit_code}.sql", "application/sql",
        key="case_sql", on_click="ignore", help=_("Runs in DuckDB on the warehouse file of this version"),
    )  # fmt: skip
