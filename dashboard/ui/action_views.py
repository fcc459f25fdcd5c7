"""Actions as they are shown: the ledger, before and after, and what a unit's page says of them."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pandas as pd
import streamlit as st

from dashboard.charts.dumbbells import compared, dumbbells
from dashboard.language import action_words, formats
from dashboard.language import gettext as _
from dashboard.language.action_columns import measured_kinds
from dashboard.ui.address import go_to
from dashboard.ui.cards import Card, empty_view, show_cards
from dashboard.ui.chart import show_chart
from dashboard.ui.choices import choose
from dashboard.ui.drilldown import TO_SCHOOL, Drill
from dashboard.ui.filters import Filters
from dashboard.ui.links import page_link
from dashboard.ui.meeting import masked
from dashboard.ui.row_records import as_records
from dashboard.ui.session import cached_figure, report, reveal
from dashboard.ui.table import Column, show_table

Row = dict[Any, Any]
_LEDGER_ROWS = 8


@dataclass(frozen=True)
class ToCause(Drill):
    """Opens the warning, target, indicator or school behind an action; the code is a page with its query."""

    def follow(self, code: str) -> None:
        """Go there with the codes of the query; a masked unit is first revealed."""
        page, _mark, query = code.partition("?")
        codes = dict(parse_qsl(query, keep_blank_values=True))
        if not any(reveal(one.rpartition(":")[2]) for one in codes.values()):
            go_to(page, **codes)


def show_counts(rows: pd.DataFrame, meetings: pd.DataFrame) -> None:
    """How many actions are overdue, in hand, done and cancelled, and what became of the last meeting's."""
    found = rows["state"].value_counts()
    told = {state: int(found.get(state, 0)) for state in ("overdue", "open", "done", "cancelled")}
    worst = rows["overdue_days"].max()
    longest = "" if formats.is_nothing(worst) else _("longest by {n} days").format(n=int(worst))
    tones = {"overdue": "bad" if told["overdue"] else "plain"}
    cards = [
        Card(action_words.state(state), str(n), longest if state == "overdue" else "", tone=tones.get(state, "plain"))
        for state, n in told.items()
    ]
    show_cards([*cards, *_meeting_cards(meetings)])


def _meeting_cards(meetings: pd.DataFrame) -> list[Card]:
    if meetings.empty:
        return []
    last = meetings.iloc[0]
    value = _("{done} of {n} done").format(done=int(last["done_n"]), n=int(last["decided_n"]))
    overdue = _("{n} overdue").format(n=int(last["overdue_n"]))
    return [Card(_("Last meeting {day}").format(day=formats.day(last["meeting_on"])), value, overdue)]


def last_meeting() -> str:
    """HTML of one line: how many of the last meeting's decisions are done; empty where no meeting is recorded."""
    meetings = report("action_meetings")
    if meetings.empty:
        return ""
    last = meetings.iloc[0]
    words = _("Last meeting ({day}): {done} of {n} decisions done, {overdue} overdue").format(
        day=formats.day(last["meeting_on"]), done=int(last["done_n"]), n=int(last["decided_n"]),
        overdue=int(last["overdue_n"]),
    )  # fmt: skip
    return page_link("actions", escape(words), look="decisions-more")


def show_ledger(rows: pd.DataFrame, filters: Filters) -> None:
    """Every action, overdue first; a row opens the warning, target or school behind it."""
    told = _told(rows)
    basis = _("Overdue first, then by due day. A row opens the warning, target, indicator or school behind it.")
    show_table(told, _columns(), key="actions", title=_("Actions and what became of them"), basis=basis,
               filters=filters, methods="actions", drill=ToCause(""), code="way", most_rows=_LEDGER_ROWS)  # fmt: skip


def _told(rows: pd.DataFrame) -> pd.DataFrame:
    """What a leader reads of each action, and what a file adds."""
    records: list[Row] = as_records(rows)
    words = pd.DataFrame({
        "unit_words": [action_words.unit_told(row) for row in records],
        "cause": [action_words.cause(str(row["cause"])) for row in records],
        "matter": [action_words.about(row) for row in records],
        "action_state": [action_words.state_told(row) for row in records],
        "due_on": rows["due_on"].tolist(),
        # the code of a post tells the unit
        "owner": [action_words.owner(row, codes=not masked()) for row in records],
        "measure": rows["measure"].tolist(),
        "before_after": [action_words.change(row) for row in records],
        "progress": [action_words.progress(row["progress"]) for row in records],
        "way": [_way(row) for row in records],
    })  # fmt: skip
    kept = ["action_id", "unit_code", "opened_on", "closed_on", "evidence_id", "meeting_on"]
    return pd.concat([words, rows[kept].reset_index(drop=True)], axis=1)


def _columns() -> list[Column]:
    return [
        Column("unit_words", pinned=True), Column("action_state"), Column("due_on", "day"), Column("before_after"),
        Column("progress"), Column("matter"), Column("owner"), Column("measure"),
    ]  # fmt: skip


def _way(row: Row) -> str:
    """The page and codes of what the action is about."""
    unit = {str(row["unit_type"]): str(row["unit_code"])} if row["unit_type"] != "county" else {}
    if row["cause"] == "warning":
        case = f"{row['rule_id']}:{row['unit_code']}"
        return f"warnings?{urlencode({'case': case, 'rule': '', 'township': ''})}"
    if row["cause"] == "missed_target":
        stage = "all" if formats.is_nothing(row["stage"]) else row["stage"]
        target = f"{row['phase_id']}.{row['indicator_id']}.{row['part']}.{stage}"
        return f"phase_targets?{urlencode({'phase': row['phase_id'], 'target': target})}"
    if row["cause"] == "indicator":
        stage = "all" if formats.is_nothing(row["stage"]) else row["stage"]
        duty = f"{row['indicator_id']}.{row['part']}.{stage}"
        return f"monitoring?{urlencode({'duty': duty, 'unit': unit.get('school', ''), 'township': ''})}"
    codes = {**unit, "stage": "" if formats.is_nothing(row["stage"]) else row["stage"], "test": "", "school_year": ""}
    return f"{row['unit_type']}?{urlencode(codes)}"


def show_before_after(rows: pd.DataFrame, filters: Filters) -> None:
    """Before and at the re-test, one measure at a time; grey while the change lies within its intervals."""
    kinds = {kind: words for kind, words in measured_kinds().items() if not compared(rows, kind).empty}
    if not kinds:
        empty_view(_("No action has a re-test yet."),
                   _("Name it once it is held: python -m dashboard record action … --action … --retest …"))  # fmt: skip
        return
    kind = choose("measured", _("Measure"), kinds, segmented=True)
    drawn = compared(rows, kind)
    figure = cached_figure("dumbbells", lambda: dumbbells(drawn, kind), filters, kind)
    basis = _("Hollow before, full at the re-test, lines: intervals. Blue better, orange worse, grey within chance.")
    show_chart(figure, _told(drawn), key="before_after", title=_("Before and after at the re-test"), basis=basis,
               filters=filters, methods="actions", drill=TO_SCHOOL)  # fmt: skip


def show_unit_actions(unit_type: str, unit_code: str, filters: Filters) -> None:
    """The actions of one unit, and its warnings that have none."""
    rows = report("unit_actions", unit_type=unit_type, unit_code=unit_code)
    if rows.empty:
        return
    told = _told(rows)
    basis = _("A warning without an action is listed as such; write one down: python -m dashboard record action")
    show_table(told, _columns()[1:], key="unit_actions", title=_("Actions"), basis=basis, filters=filters,
               methods="actions", drill=ToCause(""), code="way", most_rows=_LEDGER_ROWS)  # fmt: skip


def show_posts(unit_type: str, unit_code: str) -> None:
    """One line: the posts that answer for a unit; nothing where the data folder names none."""
    posts: list[Row] = as_records(report("unit_posts", unit_type=unit_type, unit_code=unit_code))
    if posts and not masked():
        words = " · ".join(f"{action_words.role(str(post['role']))} {post['post_code']}" for post in posts)
        st.html(f'<div class="remark posts">{escape(words)}</div>')


def show_target_actions(target: pd.Series[Any]) -> None:
    """One line below a target: its actions, or that a target that was missed has none."""
    key = {"phase": "phase_id", "indicator": "indicator_id", "part": "part"}
    actions = report("target_actions", **{name: str(target[column]) for name, column in key.items()})
    if actions.empty and target["state"] not in ("not_met", "behind"):
        return
    states = [_target_action(row) for row in as_records(actions)]
    words = _("Actions on this target: {actions}").format(actions=_("; ").join(states) or action_words.state("none"))
    st.html(f'<p class="remark">{page_link("actions", escape(words), {"cause": "missed_target"})}</p>')


def _target_action(row: Row) -> str:
    """The state of one action, and the day that matters."""
    day = row["due_on"] if formats.is_nothing(row["closed_on"]) else row["closed_on"]
    return f"{action_words.state(str(row['state']))} {formats.day(day)}"
