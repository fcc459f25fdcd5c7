"""Words of the warnings: a met rule is a fact for study, the strength of the evidence is told apart, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.language import judgements, labels
from dashboard.language.catalogue import gettext as _
from dashboard.language.formats import day, is_nothing, number, percent

SYMBOLS = {"red": "■", "pending": "?", "orange": "▲", "credit": "★", "yellow": "◆", "blue": "▽"}
Row = Mapping[Any, Any]


def symbol(level: str) -> str:
    """The mark of a level, so that it is told without its colour; empty where nothing is marked."""
    return SYMBOLS.get(level, "")


def for_study(polarity: str = "concern") -> str:
    """What stands beside every mark: it is read and weighed, nothing follows from it by itself."""
    return _("Credit, for study") if polarity == "credit" else _("Warning, for study")


def short(level: str, state: str, provisional: bool, band: str = "bottom") -> str:
    """What a tile says; empty for a unit without a warning."""
    words = {
        "red": _("Condition met"),
        "pending": _("Undetermined"),
        "orange": _("Last place") if band == "last" else _("Bottom three"),
        "credit": _("Credit met"),
        "yellow": _("Boundary tie") if state == "yellow_boundary_tie" else _("Close to it"),
        "blue": _("Left it"),
        "none": "",
    }
    told = words.get(level, judgements.warning_level(level))
    return _provisional(told) if provisional and level in ("red", "orange", "credit") else told


def _provisional(words: str) -> str:
    return _("{words} (provisional)").format(words=words)


def fact(level: str, state: str, band: str = "bottom", polarity: str = "concern", provisional: bool = False) -> str:
    """The first lamp in full: what the rule says of the unit, never what follows from it."""
    if level == "none" and polarity == "credit":
        return _("Credit not met")
    if level == "orange" and band == "last":
        told = _("Last place this time")
        return _provisional(told) if state == "orange_provisional" else told
    if state == "reward_met" and provisional:
        return _provisional(judgements.warning_state(state))
    met = {
        "red_condition_met": _("Condition met: for study"),
        "red_provisional": _("Condition met on provisional results: for study"),
    }
    if state in met:
        return met[state]
    if level == "blue":
        return judgements.warning_state("improved")
    return _("No warning") if state == "none" else judgements.warning_state(state)


def likely(row: Row) -> str:
    """The second lamp in one cell: the word and the probability; contests have no draws."""
    if is_nothing(row["p_bottom3"]):
        return labels.cell_state("not_applicable") if row["source"] == "events" else ""
    share = percent(_bounded(row["p_bottom3"]), 0)
    return _("{strength}, about {share}").format(strength=strength(row["strength"]), share=share)


def strength(code: object) -> str:
    """The second lamp: how likely the unit truly is in the bottom three (the plan sets the limits)."""
    words = {
        "highly_likely": _("Highly likely"),
        "likely": _("Likely"),
        "cannot_tell": _("Cannot tell"),
        "unlikely": _("Unlikely"),
    }
    return words.get(str(code), "–")


def evidence(row: Row) -> str:
    """A sentence on the probability and whether it carries a conclusion; empty for a unit without a place."""
    if is_nothing(row["p_bottom3"]):
        return ""
    told = _("About {share} likely to be truly in the bottom three.").format(
        share=percent(_bounded(row["p_bottom3"]), 0)
    )
    if row["level"] not in ("red", "orange", "pending", "yellow"):
        return told
    firm = {
        "highly_likely": _("The evidence is strong."),
        "likely": _("The evidence points there, but is not firm."),
        "cannot_tell": _("Not enough evidence to conclude."),
        "unlikely": _("Chance alone could explain a low place."),
    }
    return _("{likely} {firm}").format(likely=told, firm=firm[str(row["strength"])])


def unsure(row: Row) -> str:
    """Why no probability is told: no place, or a place of which the draws say nothing."""
    if is_nothing(row["place"]):
        return _("Not ranked this time.")
    return _("No probability can be given for this place.")


def _bounded(share: float) -> float:
    """Draws never prove certainty: 1% to 99%."""
    return min(max(float(share), 0.01), 0.99)


def span(row: Row) -> str:
    """The plausible places as figures alone, `55–58`."""
    if is_nothing(row["rank_low"]):
        return ""
    low, high = number(row["rank_low"]), number(row["rank_high"])
    return low if low == high else f"{low}–{high}"


def plausible(row: Row) -> str:
    """The places that another, similar cohort could have brought."""
    places = span(row)
    return _("Plausible places {places}").format(places=places) if places else ""


def place(row: Row) -> str:
    """`Place 57 of 58`, with the tie."""
    if is_nothing(row["place"]):
        return ""
    told = _("Place {place} of {n}").format(place=number(row["place"]), n=number(row["ranked_n"]))
    return told if row["tied_n"] == 1 else _("{place}, {n} level").format(place=told, n=number(row["tied_n"]))


def place_short(row: Row) -> str:
    """`57/58`, and whether others share it."""
    if is_nothing(row["place"]):
        return ""
    told = f"{number(row['place'])}/{number(row['ranked_n'])}"
    return told if row["tied_n"] == 1 else _("{place} tied").format(place=told)


def count_in_all(row: Row) -> str:
    """How often in all years against the clause's count; empty where a rule counts in a row."""
    if row["counting"] != "cumulative" or is_nothing(row["run"]):
        return ""
    words = _("last {n} times in all (clause: {runs})")
    words = _("{n} times in all (clause: {runs})") if row["band"] != "last" else words
    return words.format(n=number(row["run"]), runs=number(row["runs"]))


def in_all(row: Row) -> str:
    """The count of a rule over all years, then the place with its day, which may be an earlier occasion's."""
    told = count_in_all(row)
    if not told or is_nothing(row["place"]):
        return told
    words = _("{count}, place {place} on {day}")
    return words.format(count=told, place=number(row["place"]), day=day(row["held_on"]))


def distance(row: Row) -> str:
    """How many places lie between the unit and the edge of the last places that the rule speaks of."""
    if is_nothing(row["places_to_leave"]) or row["band"] != "bottom":
        return ""
    steps = int(row["places_to_leave"])
    if steps > 0:
        return _("Places to climb to leave the bottom three: {n}").format(n=steps)
    if steps + int(row["tied_n"]) > 1:
        return _("Level with the edge of the bottom three")
    return _("Places above the edge: {n}").format(n=1 - steps)


def tenure(attributable: object) -> str:
    """Whether one head's tenure covers the exam days of the run; nothing more is said of a person."""
    known = {True: _("yes"), False: _("no")}
    return known.get(bool(attributable), "") if not is_nothing(attributable) else _("unknown")


def occasion_named(row: Row) -> str:
    """The school year, or the name of the test or contest."""
    occasion = str(row["occasion"])
    if occasion == str(row["school_year"]) or is_nothing(row["test_name"]):
        return occasion
    return str(row["test_name"])


def occasion(row: Row) -> str:
    """The school year, or for a clock of tests the year and term of the test, or the day of a contest."""
    terms = {"T1": _("first term"), "T2": _("second term")}
    if row["clock"] == "school_year":
        return str(row["occasion"])
    if row["term"] in terms:
        return _("{year}, {term}").format(year=row["school_year"], term=terms[str(row["term"])])
    return day(row["held_on"])
