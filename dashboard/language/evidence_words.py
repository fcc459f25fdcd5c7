"""Words of the evidence behind a mark: what would lift a unit out, which exams and versions, what chance would do."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from dashboard.language import labels
from dashboard.language.catalogue import gettext as _
from dashboard.language.formats import NOTHING, day, is_nothing, number, percent

Row = Mapping[Any, Any]
_CENT = 100
_NOISE = 1e-6
_LEAST = 0.1


def part_name(row: Row) -> str:
    """The part of the place, or what is ranked where the mean alone decides."""
    names = {
        "mean": _("Mean index") if row["measured_in"] == "index" else _("Mean total"),
        "count": _("Top pupils"),
        "rate": _("Three rates, weighted"),
    }
    return names[str(row["lever"])]


def part_value(row: Row) -> str:
    """A part's value in its own unit."""
    if is_nothing(row["part_value"]):
        return labels.cell_state(str(row["cell_state"])) if row["cell_state"] == "suppressed" else NOTHING
    if row["measured_in"] == "share":
        return percent(row["part_value"], 2)
    return number(row["part_value"], 0 if row["measured_in"] == "pupils" else 2)


def lever(row: Row) -> str:
    """The least change of one part alone that lifts the unit out, all else as it was."""
    if not row["is_in_last_places"] or row["cell_state"] != "ok":
        return NOTHING
    if not row["reachable"]:
        return _("not by this alone")
    if is_nothing(row["change"]):
        return NOTHING
    if row["strict"] and float(row["change"]) < _NOISE:
        return _("any rise at all")
    words = _("more than {change}") if row["strict"] else _("at least {change}")
    return words.format(change=_change(row))


def _change(row: Row) -> str:
    """Rounded up, so that what is said suffices."""
    change = float(row["change"])
    if row["measured_in"] == "pupils":
        return _("{n} more pupils").format(n=number(change))
    if row["measured_in"] == "share":
        return _("{n} percentage points").format(n=number(_up(_CENT * change), 2))
    words = _("{n} marks") if row["measured_in"] == "marks" else _("{n} index points")
    return words.format(n=number(_up(change), 2))


def _up(value: float) -> float:
    return math.ceil(value * _CENT - _NOISE) / _CENT


def absences(row: Row, places: int) -> str:
    """Whether disputed absences, if excused, lift the unit out: counts, never one child."""
    if not row["is_in_last_places"] or row["cell_state"] != "ok":
        return ""
    if not row["is_disputed"]:
        return _("No absence without excuse or unverified stands behind this place.")
    fewer = _("fewer than {n}").format(n=number(row["least_count"]))
    m = fewer if is_nothing(row["available_n"]) else number(row["available_n"])
    if not row["reachable"]:
        words = _("Absences without excuse or unverified: {m}. Not even all of them, if excused, would lift it out.")
        return words.format(m=m)
    k = fewer if is_nothing(row["needed_n"]) else number(row["needed_n"])
    words = _("Absences without excuse or unverified: {m}. If {k} of them were excused, it would leave the last {n}.")
    return words.format(m=m, k=k, n=number(places))


def parameters(row: Row) -> str:
    """The version of the ranking's parameters in force, as announced."""
    if is_nothing(row["version_id"]):
        return ""
    announced = "" if is_nothing(row["announced_on"]) else day(row["announced_on"])
    version = _("Parameters {version}, announced on {day}").format(version=row["version_id"], day=announced)
    if is_nothing(row["top_n1"]):
        return version
    tops = "/".join(number(row[f"top_n{step}"]) for step in (1, 2, 3))
    weights = "/".join(percent(row[f"weight{step}"], 0) for step in (1, 2, 3))
    return _("{version}: county's top {tops}, weights {weights}").format(version=version, tops=tops, weights=weights)


def determination(row: Row) -> str:
    """A recorded determination or change of the school register, with its document."""
    told = []
    if not is_nothing(row["determination"]):
        words = {"counted": _("counted"), "not_counted": _("not counted")}
        outcome = words.get(str(row["determination"]), str(row["determination"]))
        told.append(_("Determination on the tie: {outcome} ({document})").format(outcome=outcome, document=_doc(row)))
    if not is_nothing(row["change_doc"]):
        told.append(_("Change of the school on record: {document}").format(document=row["change_doc"]))
    return " · ".join(told)


def _doc(row: Row) -> str:
    return _("no document number") if is_nothing(row["determination_doc"]) else str(row["determination_doc"])


def luck(row: Row, runs: int) -> str:
    """What chance and size alone would bring about, all units being alike in truth."""
    if is_nothing(row["by_luck_n"]):
        return ""
    words = _("By luck alone {n} units would be in the last places {runs} times running")
    return words.format(n=_about(float(row["by_luck_n"])), runs=number(runs))


def false_triggers(row: Row) -> str:
    """How many of the flagged units are expected not to belong there."""
    if is_nothing(row["expected_false_n"]) or not row["red_n"]:
        return ""
    words = _("of the {flagged} that meet the rule {n} would truly not be among the last")
    return words.format(flagged=number(row["red_n"]), n=_about(float(row["expected_false_n"])))


def _about(count: float) -> str:
    return (
        _("fewer than {n}").format(n=number(_LEAST, 1)) if count < _LEAST else _("about {n}").format(n=number(count, 1))
    )


def run(row: Row) -> str:
    """How often so far, in the rule's own count; empty where nothing is counted."""
    if is_nothing(row["run"]) or not row["run"] or row["level"] not in ("red", "orange", "pending", "credit"):
        return ""
    words = _("Counted {n} times in a row, the rule asks for {runs}")
    words = _("{n} times in all") if row["counting"] == "cumulative" else words
    return words.format(n=number(row["run"]), runs=number(row["runs"]))


def letter(row: Row) -> str:
    """How much of a target letter is met."""
    if is_nothing(row["items_n"]):
        return ""
    return _("Items of the letter met: {k} of {m}").format(k=number(row["items_met_n"]), m=number(row["items_n"]))
