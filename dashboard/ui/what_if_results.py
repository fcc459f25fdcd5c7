"""What a change of the parameters would lead to: cards, the units that move, places and marks side by side."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.charts.what_if import drawn_moves, moves
from dashboard.language import current_language, formats, judgements, labels
from dashboard.language import gettext as _
from dashboard.ui.cards import Card, empty_view, show_answer, show_cards
from dashboard.ui.chart import show_chart
from dashboard.ui.choices import choose
from dashboard.ui.filters import Filters
from dashboard.ui.session import cached_figure
from dashboard.ui.table import Column, show_table
from dashboard.ui.what_if_controls import LINES, Codes
from dashboard.warehouse.what_if import WhatIf

Notes = tuple[str, ...]


def show_result(found: WhatIf, filters: Filters, codes: Codes, notes: Notes) -> None:
    """Everything below the form; `notes` stand in every file, the last of them says what was tried."""
    head = found.header.iloc[0]
    if head["tried_state"] == "lines_blocked":
        _show_blocked(head, codes)
        return
    show_answer(_answer(found))
    show_cards(_cards(found), key="what_if_cards")
    _show_marks(found.marks, filters, notes)
    unit = choose("unit", _("Level"), {"school": _("Schools"), "township": _("Townships")}, segmented=True)
    rows = found.townships if unit == "township" else found.schools
    _show_moves(rows, unit, filters, codes, notes)
    _show_places(rows, unit, filters, notes)


def _show_blocked(head: pd.Series[Any], codes: Codes) -> None:
    """N reaches too far down: no places, as the plan says, and how far it may reach."""
    words = _("No places: N3 = {n} would reach further than {share} of the county's {county} counted pupils.")
    todo = _("Choose N3 of at most {most}, and N1 and N2 below it.")
    empty_view(
        words.format(
            n=formats.number(int(codes[LINES[2]])),
            share=formats.percent(head["lines_blocked_share"], 0),
            county=formats.number(head["tried_eligible_n"]),
        ),
        todo.format(most=formats.number(head["most_top_n"])),
    )


def _moved(rows: pd.DataFrame) -> pd.DataFrame:
    """The units with another place, or with a place on one side alone."""
    one_side = rows["final_rank"].isna() != rows["tried_rank"].isna()
    return rows[one_side | (rows["moved"].fillna(0) != 0)]


def _answer(found: WhatIf) -> str:
    words = _(
        "{schools} of {all_schools} schools and {townships} of {all_townships} townships would have another place."
    )
    return words.format(
        schools=len(_moved(found.schools)),
        all_schools=len(found.schools),
        townships=len(_moved(found.townships)),
        all_townships=len(found.townships),
    )


def _cards(found: WhatIf) -> list[Card]:
    head = found.header.iloc[0]
    cards = [_units_card(_("Schools that move"), found.schools), _units_card(_("Townships that move"), found.townships)]
    cards.append(_marks_card(found.marks))
    if head["ranked_school_n"] != head["tried_school_n"]:
        schools = _("in force {n}").format(n=formats.number(head["ranked_school_n"]))
        cards.append(Card(_("Ranked schools"), formats.number(head["tried_school_n"]), schools))
    return cards if formats.is_nothing(head["tried_eligible_n"]) else [*cards, _county_card(head)]


def _county_card(head: pd.Series[Any]) -> Card:
    """How many pupils count in the county, and the three lines, as tried and in force."""
    before, after = _lines(head, "cut"), _lines(head, "tried")
    pupils = _("in force {n}").format(n=formats.number(head["county_eligible_n"]))
    words = _("lines in marks {after} (in force {before})").format(after=after, before=before)
    return Card(_("Counted pupils of the county"), formats.number(head["tried_eligible_n"]), pupils, words)


def _lines(head: pd.Series[Any], side: str) -> str:
    words = (formats.number(head[f"{side}_line{step}"], 1) for step in (1, 2, 3))
    return " / ".join(words)


def _units_card(title: str, rows: pd.DataFrame) -> Card:
    up, down = int((rows["moved"] > 0).sum()), int((rows["moved"] < 0).sum())
    alone = len(_moved(rows)) - up - down
    note = _("up {up}, down {down}").format(up=up, down=down)
    if alone:
        note = _("{note}, ranked on one side alone {alone}").format(note=note, alone=alone)
    value = _("{n} of {all}").format(n=len(_moved(rows)), all=len(rows))
    return Card(title, value, note)


def _marks_card(marks: pd.DataFrame) -> Card:
    units = len(marks[["unit_type", "unit_code"]].drop_duplicates())
    here = int(marks["is_chosen_test"].sum())
    note = _("{here} marks of this test, {others} of other tests").format(here=here, others=len(marks) - here)
    return Card(_("Units whose mark changes"), formats.number(units), note, tone="warn" if units else "plain")


def _show_moves(rows: pd.DataFrame, unit: str, filters: Filters, codes: Codes, notes: Notes) -> None:
    drawn = drawn_moves(rows)
    if drawn.empty:
        empty_view(_("No place would change."), _("Try other values, or look at the other level."))
        return
    title = {
        "school": _("The schools that would move furthest"),
        "township": _("The townships that would move furthest"),
    }
    figure = cached_figure("what_if", lambda: moves(drawn), filters.test, unit, sorted(codes.items()))
    show_chart(figure, drawn, key="what_if_moves", title=title[unit], basis=notes[-1], filters=filters, notes=notes)


def _show_places(rows: pd.DataFrame, unit: str, filters: Filters, notes: Notes) -> None:
    title = {"school": _("Places of schools side by side"), "township": _("Places of townships side by side")}
    basis = _("Units whose place changes most come first. Plausible places are not drawn again.")
    show_table(rows, _columns(rows, unit), key="what_if_places", title=title[unit], basis=basis, filters=filters,
               notes=notes, methods="official", code="unit_code")  # fmt: skip


def _columns(rows: pd.DataFrame, unit: str) -> list[Column]:
    """Each value in force beside the value as tried; sums and their parts only where there are any."""
    in_force = {
        "final_rank": _("Place in force"),
        "bottom3": _("Bottom three in force"),
        "rank_sum": _("Sum in force"),
        "rank_mean": _("By mean, in force"),
        "rank_count": _("By top count, in force"),
        "rank_rate": _("By rates, in force"),
    }
    columns = [Column("unit_name", pinned=True), Column("township_name"), Column("eligible_n", "count")]
    if unit == "township":
        del columns[1]
    columns += [Column(name, "place", title=in_force.get(name, "")) for name in ("final_rank", "tried_rank")]
    columns.append(Column("moved", "signed", digits=0))
    for name in ("bottom3", "tried_bottom3"):
        columns.append(Column(name, "words", title=in_force.get(name, ""), words=_bottom3))
    parts = ("sum", "mean", "count", "rate") if rows["rank_sum"].notna().any() else ()
    names = [f"{side}_{part}" for part in parts for side in ("rank", "tried")]
    return [*columns, *(Column(name, "place", title=in_force.get(name, "")) for name in names)]


def _show_marks(marks: pd.DataFrame, filters: Filters, notes: Notes) -> None:
    """Marks of the rules of this stage, in every test that a rule looks at: a chain reaches over several."""
    if marks.empty:
        empty_view(_("No mark of a rule would change."), _("Places may move without a mark changing."))
        return
    columns = [
        Column("unit_name", pinned=True),
        Column(f"rule_{current_language()}", title=_("Rule")),
        Column("occasion_name", title=_("Test")),
        Column("state", "words", title=_("Mark in force"), words=judgements.warning_state),
        Column("tried_state", "words", words=judgements.warning_state),
        Column("place", "place", title=_("Place in force")),
        Column("tried_place", "place"),
    ]
    rows = marks.drop(columns=["rule_en" if current_language() == "zh" else "rule_zh"])
    basis = _("The chosen test first; a mark of two tests running changes in later tests too.")
    title = _("Marks of the rules that would change")
    show_table(rows, columns, key="what_if_marks", title=title, basis=basis, filters=filters, notes=notes,
               methods="warnings", code="unit_code")  # fmt: skip


def _bottom3(code: str) -> str:
    return labels.bottom3(code) if code in {"certain", "possible"} else ""
