"""The frame of peer groups: each school beside schools of like size and level, never group against group."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.charts.peer_strips import group_of_peers, strips_of_peers
from dashboard.charts.peer_words import Peers, strip_rows, tally_words
from dashboard.language import current_language, formats
from dashboard.language import gettext as _
from dashboard.ui.address import value
from dashboard.ui.cards import empty_view, show_answer
from dashboard.ui.chart import show_chart
from dashboard.ui.choices import choose
from dashboard.ui.drilldown import TO_SCHOOL
from dashboard.ui.filters import Filters
from dashboard.ui.peer_tables import show_borders, show_members, show_overrides
from dashboard.ui.session import cached_figure, report

EVERY = "all"


def show_peer_groups(filters: Filters, notes: tuple[str, ...], scale: str = "marks") -> None:
    """Strips of all groups or the schools of one, members with where their group comes from, and border schools.

    `scale` is 'marks' or 'z'. Uses `filters.test`, `.subject`, `.township` (its schools are marked) and `.school` (it
    is marked, and its group is the one opened). Asks for its own choice of group, kept in the URL as `peer_group`.
    The rows are those of the report `peer_places($test_id, $subject, $township)` of the whole county.
    """
    rows = with_names(report("peer_places", test_id=filters.test, subject=filters.subject, township=""))
    if rows["peer_group_id"].isna().all():
        empty_view(
            _("No school has a peer group in this school year."),
            _("Groups are made from an official exam of an earlier school year, or frozen in the data folder."),
        )
        return
    view = Peers(scale, filters.school, filters.township)
    answer, choice = st.columns([3, 1], vertical_alignment="top")
    with choice:
        chosen = _chosen_group(rows, filters)
    told = rows if chosen == EVERY else rows[rows["peer_group_id"] == chosen]
    with answer:
        show_answer(place_sentence(told, filters.school) or tally_words(told, view), source_words(told))
    _show_chart(told, view, filters, notes, chosen)
    show_members(told, filters, notes)
    show_overrides(told, filters, notes)
    show_borders(chosen if chosen != EVERY else "", filters, notes)


def with_names(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with the groups' names in the reader's language as `group_name`."""
    return rows.assign(group_name=rows[f"group_name_{current_language()}"])


def _chosen_group(rows: pd.DataFrame, filters: Filters) -> str:
    groups = rows.dropna(subset=["peer_group_id"]).drop_duplicates("peer_group_id")
    names = dict(zip(groups["peer_group_id"], groups["group_name"], strict=True))
    own = rows.loc[rows["school_code"] == filters.school, "peer_group_id"].dropna()
    default = str(own.iloc[0]) if len(own) and not value("peer_group") else EVERY
    return choose("peer_group", _("Peer group"), {EVERY: _("All groups, each on its own"), **names}, default)


def place_sentence(rows: pd.DataFrame, school: str) -> str:
    """The place of the chosen school in its group; empty where none is chosen or it has no place."""
    own = rows[(rows["school_code"] == school) & rows["place"].notna()]
    if own.empty:
        return ""
    row = own.iloc[0]
    words = _("{school}: place {place} of {n} in its peer group, {distance} marks from the group's median.")
    told = {"place": formats.number(row["place"]), "n": formats.number(row["group_n"])}
    return words.format(school=row["school_name"], distance=formats.signed(row["distance"]), **told)


def source_words(rows: pd.DataFrame) -> str:
    """Whether the groups were settled beforehand or are computed now."""
    told = rows.dropna(subset=["peer_group_id"])
    if (told["group_source"] == "computed").all():
        return _("Groups: computed now from the two exams before this year; not frozen yet.")
    days = told.loc[~told["manual"].astype(bool), "decided_on"].dropna()
    if days.empty:
        return _("Groups: frozen for the school year.")
    changed = _("Groups: frozen on {day}; changed by hand: {n} (see below).")
    kept = _("Groups: frozen on {day} for the school year.")
    hands = int(told["manual"].astype(bool).sum())
    return (changed if hands else kept).format(day=formats.day(days.max()), n=hands)


def _show_chart(told: pd.DataFrame, view: Peers, filters: Filters, notes: tuple[str, ...], chosen: str) -> None:
    every = chosen == EVERY
    drawn = strip_rows(told, view)
    if drawn.empty:
        empty_view(_("No school has a result to show here."), _("Choose another test, subject or township."))
        return
    builder = strips_of_peers if every else group_of_peers
    title = _("Distance from the median of its own group: {subject}") if every else _("{group}: {subject}")
    show_chart(
        cached_figure("peers", lambda: builder(drawn, view), filters, view, chosen),
        drawn,
        key="peers",
        title=title.format(subject=filters.word("subject"), group=drawn["group_name"].iloc[0]),
        basis=_(
            "Schools of like size and level. Blue: clearly above the group's median, orange: clearly below, "
            "grey: cannot be told apart. Groups are not compared with each other."
        ),
        filters=filters,
        notes=notes,
        methods="peer-groups",
        drill=TO_SCHOOL,
    )
