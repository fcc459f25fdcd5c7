"""Tables of the peer groups: members, changes by hand, and schools at a line."""

from __future__ import annotations

import pandas as pd

from dashboard.language import current_language, formats
from dashboard.language import gettext as _
from dashboard.ui.drilldown import TO_SCHOOL
from dashboard.ui.filters import Filters
from dashboard.ui.session import report
from dashboard.ui.table import Column, show_table

Notes = tuple[str, ...]


def show_members(rows: pd.DataFrame, filters: Filters, notes: Notes) -> None:
    """Every school with its group and its place in it; those without a group come last."""
    told = rows.assign(group_name=rows["group_name"].fillna(_("No group: without an earlier exam")))
    columns = [
        Column("group_name", title=_("Peer group"), pinned=True),
        Column("school_name", pinned=True),
        Column("place", "place", _("Place in the group")),
        Column("group_n", "count", _("Ranked in the group")),
        Column("mean", "number", _("Mean")),
        Column("distance", "signed", _("From the group's median")),
        Column("county_place", "place", _("Place in the county")),
        Column("eligible_n", "count"),
        Column("group_source", "words", _("Group"), words=source_word),
    ]
    show_table(
        told,
        columns,
        key="peer_members",
        title=_("Members of the groups"),
        basis=_("Place by the official mean within the group; schools level with each other share the better place."),
        filters=filters,
        notes=notes,
        methods="peer-groups",
        drill=TO_SCHOOL,
        code="school_code",
        highlight=filters.school,
    )


def source_word(code: str) -> str:
    """Where a group comes from."""
    return {"frozen": _("Frozen"), "computed": _("Computed now"), "manual": _("Changed by hand")}.get(code, code)


def show_overrides(rows: pd.DataFrame, filters: Filters, notes: Notes) -> None:
    """Who was put into another group by hand, by which post, when and why; nothing where nobody was."""
    told = rows[rows["manual"].fillna(False).astype(bool)]
    if told.empty:
        return
    columns = [
        Column("school_name", pinned=True),
        Column("group_name", title=_("Put into")),
        Column("reason", title=_("Reason")),
        Column("decided_by_role", title=_("Post")),
        Column("decided_on", "day", _("Day")),
    ]
    title, basis = _("Changed by hand"), _("A change by hand goes before the computed group; it needs a reason.")
    show_table(told, columns, key="peer_changes", title=title, basis=basis, filters=filters, notes=notes)


def show_borders(group: str, filters: Filters, notes: Notes) -> None:
    """What would become of the schools next to a line if it moved by one school; `group` empty: of every group."""
    rows = report("peer_borders", test_id=filters.test, subject=filters.subject, township="")
    told = rows[rows["peer_group_id"] == group] if group else rows
    if told.empty:
        return
    language = current_language()
    told = told.assign(
        group_name=told[f"group_name_{language}"],
        moves=[_line_words(str(line), str(side)) for line, side in zip(told["line"], told["side"], strict=True)],
        now=[_place_words(*pair) for pair in zip(told["place"], told["group_n"], strict=True)],
        other_name=told[f"other_name_{language}"].where(told["changes_group"], _("stays in its group")),
        then=[_place_words(*pair) for pair in zip(told["other_place"], told["other_n"], strict=True)],
    )
    columns = [
        Column("school_name", pinned=True),
        Column("group_name", title=_("Group now")),
        Column("now", title=_("Place now")),
        Column("moves", title=_("If the line moved by one school")),
        Column("other_name", title=_("It would be in")),
        Column("then", title=_("Its place there")),
        Column("distance", "signed", _("From the median now")),
        Column("other_distance", "signed", _("From the median there")),
    ]
    show_table(
        told,
        columns,
        key="peer_borders",
        title=_("Schools at a line: what if it lay one school further?"),
        basis=_(
            "A line has to lie somewhere. Computed anew for each step, all groups with it: where the place there is "
            "much the same, the grouping decides nothing."
        ),
        filters=filters,
        notes=notes,
        methods="peer-groups",
        drill=TO_SCHOOL,
        code="school_code",
        highlight=filters.school,
    )


def _line_words(line: str, side: str) -> str:
    words = {
        ("size", "larger"): _("size line: among the larger"),
        ("size", "smaller"): _("size line: among the smaller"),
        ("level", "upper"): _("level line: in the upper half"),
        ("level", "lower"): _("level line: in the lower half"),
    }
    return words.get((line, side), f"{line} {side}")


def _place_words(place: float | None, n: float | None) -> str:
    if formats.is_nothing(place):
        return formats.NOTHING
    return _("{place} of {n}").format(place=formats.number(place), n=formats.number(n))
