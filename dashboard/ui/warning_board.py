"""The first screen of the warnings: who meets a rule, who is close, and how sure it is, in one table."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.language import action_words, current_language
from dashboard.language import gettext as _
from dashboard.language import warning_words as warnings
from dashboard.ui.address import value
from dashboard.ui.cards import empty_view
from dashboard.ui.drilldown import Drill
from dashboard.ui.filters import Filters
from dashboard.ui.row_records import as_records
from dashboard.ui.session import cached_figure, report
from dashboard.ui.table import Column, show_table

TO_CASE = Drill("case", shows="case_block")
_MOST_ROWS = 11


def chosen_case(board: pd.DataFrame) -> str:
    """The case that the link names, else the gravest one on the board; empty where there is none."""
    asked = value("case")
    rule_id, _colon, unit_code = asked.partition(":")
    if asked and not report("warnings_case", rule_id=rule_id, unit_code=unit_code).empty:
        return asked
    return "" if board.empty else str(board["case_id"].iloc[0])


def show_board(board: pd.DataFrame, chosen: str, filters: Filters, notes: tuple[str, ...]) -> None:
    """One row for each unit and rule at the rule's newest occasion, gravest first; a row opens its evidence."""
    if board.empty:
        empty_view(_("No unit meets a rule here, and none is close."), _("Show all units, or choose the whole county."))
        return
    told = cached_figure("board", lambda: _told(board), filters, *board["case_id"])
    columns = [
        Column("unit_name", pinned=True), Column("fact", title=_("Rule met (fact)")),
        Column("likely", title=_("Strength of evidence")), Column("place_words", title=_("Place")),
        Column("action", title=_("Action")), Column("rule", title=_("Rule")),
    ]  # fmt: skip
    basis = _(
        "Newest occasion of each rule. Left a fact by the clause, right how sure it is; a row opens its evidence."
    )
    title = _("Who meets a rule, who is close, how sure · {study}").format(study=warnings.for_study())
    show_table(told, columns, key="board", title=title, basis=basis, filters=filters, notes=notes, methods="warnings",
               drill=TO_CASE, code="case_id", highlight=chosen, most_rows=_MOST_ROWS)  # fmt: skip


def _told(board: pd.DataFrame) -> pd.DataFrame:
    records = as_records(board)
    return board.assign(
        rule=[str(row[f"rule_{current_language()}"]) for row in records],
        fact=[f"{warnings.symbol(row['level'])} {_fact(row)}" for row in records],
        when=[warnings.occasion(row) for row in records],
        place_words=[warnings.in_all(row) or warnings.place_short(row) for row in records],
        likely=[warnings.likely(row) for row in records],
        plausible=[warnings.span(row) for row in records],
        action=[action_words.warning_action(row) for row in records],
    ).drop(columns=["rule_zh", "rule_en", "action_id", "action_state", "is_action_of_occasion"])


def _fact(row: dict[Any, Any]) -> str:
    return warnings.short(str(row["level"]), str(row["state"]), bool(row["provisional"]), str(row["band"]))
