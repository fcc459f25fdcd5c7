"""Sentences of a report on value added, warnings, actions and what is not a score, each by its rule."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.language import action_words, formats, warning_words
from dashboard.language.catalogue import current_language, ngettext
from dashboard.language.catalogue import gettext as _
from dashboard.language.findings import LOOK, STRONG, UNCLEAR, Finding, Row, listed

SERIOUS = frozenset({"red", "pending", "orange"})
MOST_NAMES = 3


def value_added(rows: Sequence[Row]) -> list[Finding]:
    """Value added by its band; of few matched pupils or a figure that is not shown nothing is said."""
    sides = {"above": STRONG, "below": LOOK, "around": UNCLEAR}
    words = {
        STRONG: _("Value added, grade {grade}: {marks} marks; pupils with the same start progressed more here."),
        LOOK: _("Value added, grade {grade}: {marks} marks; pupils with the same start progressed less here."),
        UNCLEAR: _("Value added, grade {grade}: cannot be told apart from the county."),
    }
    return [
        Finding("value_added", side, words[side].format(grade=formats.number(row["grade"]), marks=_marks(row, side)))
        for row in rows
        if row["cell_state"] == "ok" and (side := sides.get(str(row["band"]), ""))
    ]


def _marks(row: Row, side: str) -> str:
    return "" if side == UNCLEAR else formats.signed(row["shrunken_marks"])


def newest(rows: Sequence[Row]) -> list[Row]:
    """Each rule at its latest occasion."""
    return list({str(row["rule_id"]): row for row in sorted(rows, key=lambda row: int(row["occasion_no"]))}.values())


def warnings(rows: Sequence[Row]) -> list[Finding]:
    """A rule met at its latest occasion is to be looked at, a credit is a strength; near misses are not told."""
    return [
        Finding("warnings", STRONG if row["level"] == "credit" else LOOK, warning(row))
        for row in newest(rows)
        if row["level"] == "credit" or (row["level"] in SERIOUS and row["polarity"] == "concern")
    ]


def warning(row: Row) -> str:
    """The rule, the occasion and the fact, never what follows from it."""
    fact = warning_words.fact(
        str(row["level"]), str(row["state"]), str(row["band"]), str(row["polarity"]), row["provisional"] is True
    )
    told = {"rule": row[f"rule_{current_language()}"], "occasion": warning_words.occasion_named(row), "fact": fact}
    return _("{rule}, {occasion}: {fact}.").format(**told)


def actions(rows: Sequence[Row]) -> list[Finding]:
    """Overdue actions and warnings without one are to be looked at; a re-test that is better is a strength."""
    states = [str(row["state"]) for row in rows]
    overdue, missing = states.count("overdue"), states.count("none")
    told = []
    if overdue:
        words = ngettext("{n} action is overdue.", "{n} actions are overdue.", overdue)
        told.append(Finding("actions", LOOK, words.format(n=overdue)))
    if missing:
        words = ngettext("{n} warning has no action yet.", "{n} warnings have no action yet.", missing)
        told.append(Finding("actions", LOOK, words.format(n=missing)))
    better = [row for row in rows if row["state"] == "done" and row["progress"] == "better"]
    return [*told, *(Finding("actions", STRONG, _better(row)) for row in better)]


def _better(row: Row) -> str:
    words = _("Action done ({matter}): better at the re-test, {change}.")
    return words.format(matter=action_words.matter(row), change=action_words.change(row))


def process(rows: Sequence[Row]) -> list[Finding]:
    """Aims reached and not reached; an incomplete value or one without an aim is shown, not judged."""
    judged = [row for row in rows if not formats.is_nothing(row["is_met"]) and not row["is_incomplete"]]
    words = {True: _("Aims reached ({n}): {names}."), False: _("Aims not reached ({n}): {names}.")}
    return [
        Finding("process", STRONG if met else LOOK, words[met].format(n=len(names), names=_some(names)))
        for met in (True, False)
        if (names := [str(row[f"name_{current_language()}"]) for row in judged if bool(row["is_met"]) is met])
    ]


def _some(names: Sequence[str]) -> str:
    told = listed(names[:MOST_NAMES])
    return told if len(names) <= MOST_NAMES else _("{names} and others").format(names=told)
