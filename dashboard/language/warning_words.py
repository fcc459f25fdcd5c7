"""Words of the warnings: a met rule is a fact for study, the strength of the evidence is told apart, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.language import judgements, labels
from dashboard.language.catalogue import gettext as _
from dashboard.language.formats import is_nothing, number, percent

SYMBOLS = {"red": "■", "pending": "?", "orange": "▲", "credit": "★", "yellow": "◆", "blue": "▽"}
Row = Mapping[Any, Any]


def symbol(level: str) -> str:
    """The mark of a level, so that it is told without its colour; empty where nothing is marked."""
    return SYMBOLS.get(level, "")


def short(level: str, state: str, provisional: bool) -> str:
    """What a tile says; empty for a unit without a warning."""
    words = {
        "red": _("Condition met"),
        "pending": _("Undetermined"),
        "orange": _("Bottom three"),
        "credit": _("Credit met"),
        "yellow": _("Boundary tie") if state == "yellow_boundary_tie" else _("Close to it"),
        "blue": _("Left it"),
        "none": "",
    }
    told = words.get(level, judgements.warning_level(level))
    return _("{words} (provisional)").format(words=told) if provisional and level in ("red", "orange") else told


def fact(level: str, state: str) -> str:
    """The first lamp in full: what the rule says of the unit, never what follows from it."""
    if state == "red_condition_met":
        return _("Condition met: for study")
    if state == "red_provisional":
        return _("Condition met on provisional results: for study")
    if level == "blue":
        return judgements.warning_state("improved")
    return _("No warning") if state == "none" else judgements.warning_state(state)


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


def distance(row: Row) -> str:
    """How many places lie between the unit and the edge of the bottom three."""
    if is_nothing(row["places_to_leave"]):
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
    """The school year, or for a clock of tests the year and term of the test."""
    terms = {"T1": _("first term"), "T2": _("second term")}
    if row["clock"] == "test" and row["term"] in terms:
        return _("{year}, {term}").format(year=row["school_year"], term=terms[str(row["term"])])
    return str(row["occasion"] if row["clock"] == "school_year" else row["test_name"])


def terms(rule: Row) -> str:
    """A rule in its own terms: unit, count on its clock, band, basis of the places."""
    unit = _("{stage}: {unit}").format(stage=labels.stage(str(rule["stage"])), unit=labels.unit_type(str(rule["unit"])))
    basis = {"rank_sum": _("places by the sum of three places"), "mean": _("places by mean")}
    return " · ".join(filter(None, (unit, _count(rule), _band(rule), basis.get(str(rule["method"]), ""))))


def _count(rule: Row) -> str:
    if rule["counting"] == "cumulative":
        return _("{n} times in all").format(n=rule["runs"])
    if rule["clock"] == "test":
        return _("{n} tests in a row").format(n=rule["runs"])
    return _("{n} school years in a row").format(n=rule["runs"])


def _band(rule: Row) -> str:
    words = {"bottom": _("last {n} places"), "top": _("first {n} places"), "last": _("last place")}
    return words[str(rule["band"])].format(n=rule["places"])


def levels(rule: Row) -> dict[str, str]:
    """What each level means under this rule, in its own clock and count, by level."""
    test = rule["clock"] == "test"
    return {
        "red": _("Condition met"),
        "pending": _("Undetermined"),
        "orange": _("Bottom {n} this time").format(n=rule["places"])
        if test
        else _("Bottom {n} this year").format(n=rule["places"]),
        "credit": _("Credit met"),
        "yellow": _("Close or tied"),
        "blue": _("Left it"),
    }


def meanings() -> dict[str, str]:
    """The levels explained once for all rules."""
    return {
        "red": _(
            "The places meet the clause; what follows is for the leadership to study, with the evidence beside it."
        ),
        "pending": _(
            "A tie at the edge would decide; a recorded determination is needed, until then it is not counted."
        ),
        "orange": _("Surely among the last places this time, but the count of the clause is not reached."),
        "yellow": _("Tied at the edge, or likely enough to belong there, or in the last sixth twice running."),
        "blue": _("Was in the bottom three the time before and no longer is."),
    }
