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
    return _("{words} (provisional)").format(words=told) if provisional and level in ("red", "orange") else told


def fact(level: str, state: str, band: str = "bottom", polarity: str = "concern") -> str:
    """The first lamp in full: what the rule says of the unit, never what follows from it."""
    if level == "none" and polarity == "credit":
        return _("Credit not met")
    if level == "orange" and band == "last":
        return _("Last place this time")
    if state == "red_condition_met":
        return _("Condition met: for study")
    if state == "red_provisional":
        return _("Condition met on provisional results: for study")
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


def distance(row: Row) -> str:
    """How many places lie between the unit and the edge of the last places that the rule speaks of."""
    if is_nothing(row["places_to_leave"]) or row["band"] != "bottom":
        return ""
    steps = int(row["places_to_leave"])
    if steps > 0:
        return _("Places to climb to leave the bottom three: {n}").format(n=steps)
    return (
        _("Level with the edge of the bottom three") if steps == 0 else _("Places above the edge: {n}").format(n=-steps)
    )


def tenure(attributable: object) -> str:
    """Whether one head's tenure covers the exam days of the run; nothing more is said of a person."""
    known = {True: _("yes"), False: _("no")}
    return known.get(bool(attributable), "") if not is_nothing(attributable) else _("unknown")


def occasion(row: Row) -> str:
    """The school year, or for a clock of tests the year and term of the test, or the day of a contest."""
    terms = {"T1": _("first term"), "T2": _("second term")}
    if row["clock"] == "school_year":
        return str(row["occasion"])
    if row["term"] in terms:
        return _("{year}, {term}").format(year=row["school_year"], term=terms[str(row["term"])])
    return day(row["held_on"])
