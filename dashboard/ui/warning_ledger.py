"""The ledger of warnings, and that of credits: every occasion, all evidence in the file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.language import action_words, current_language
from dashboard.language import gettext as _
from dashboard.language import warning_words as warnings
from dashboard.ui.address import value
from dashboard.ui.filters import Filters
from dashboard.ui.row_records import as_records
from dashboard.ui.session import cached_figure, report
from dashboard.ui.table import Column, show_table
from dashboard.ui.warning_board import TO_CASE

_TWO_LANGUAGES = ["rule_zh", "rule_en", "clause_zh", "clause_en"]
_ACTION = ["action_id", "action_state", "is_action_of_occasion"]
Row = Mapping[Any, Any]


def show_ledger(rule_id: str, filters: Filters, polarity: str = "concern") -> None:
    """Every warning (or credit) of every occasion, newest first; a row opens its evidence above."""
    rows = report("warnings_ledger", rule_id=rule_id, township=filters.township, post=filters.post, polarity=polarity)
    if rows.empty:
        return
    title = _("Ledger of credits") if polarity == "credit" else _("Ledger of warnings")
    basis = _("Facts for study, all occasions, newest first; no outcome for any person follows from a row by itself.")
    told = cached_figure("ledger", lambda: _told(rows, polarity), rule_id, filters, polarity)
    show_table(told, _columns(polarity), key=f"ledger_{polarity}", title=title, basis=basis,
               filters=filters, notes=(warnings.for_study(polarity),), methods="warnings", drill=TO_CASE,
               code="case_id", highlight=value("case"))  # fmt: skip


def _told(rows: pd.DataFrame, polarity: str) -> pd.DataFrame:
    records = as_records(rows)
    return rows.drop(columns=[*_TWO_LANGUAGES, *_ACTION, "same_head"]).assign(
        study=warnings.for_study(polarity),
        rule=rows[f"rule_{current_language()}"],
        clause=rows[f"clause_{current_language()}"],
        when=[warnings.occasion(row) for row in records],
        fact=[f"{warnings.symbol(row['level'])} {_fact(row)}" for row in records],
        evidence=[warnings.strength(row["strength"]) for row in records],
        likely=[warnings.likely(row) for row in records],
        plausible=[warnings.span(row) for row in records],
        place_words=[warnings.place_short(row) for row in records],
        tenure=[_tenure(row) for row in records],
        action=[action_words.warning_action(row) if polarity == "concern" else "" for row in records],
    )


def _fact(row: Row) -> str:
    return warnings.fact(str(row["level"]), str(row["state"]), str(row["band"]), provisional=bool(row["provisional"]))


def _tenure(row: Row) -> str:
    return warnings.tenure(row["attributable"]) if row["same_head"] and row["level"] in ("red", "credit") else ""


def _columns(polarity: str) -> list[Column]:
    first = [
        Column("unit_name", pinned=True), Column("rule", title=_("Rule")), Column("when", title=_("Occasion")),
        Column("fact", title=_("Rule met (fact)")),
    ]  # fmt: skip
    sure = [Column("likely", title=_("Strength of evidence")), Column("plausible")]
    last = [
        Column("place_words", title=_("Place")), Column("run", "count", title=_("Times")),
        Column("eligible_n", "count", title=_("n counted")), Column("tenure", title=_("Tenure covers the days")),
    ]  # fmt: skip
    return [*first, *([*sure, Column("action", title=_("Action"))] if polarity == "concern" else []), *last]
