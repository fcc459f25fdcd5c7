"""Words of the rules: a clause in its own terms, and what each level means under it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.language import labels
from dashboard.language.catalogue import gettext as _
from dashboard.language.formats import is_nothing

Row = Mapping[Any, Any]


def terms(rule: Row) -> str:
    """A rule in its own terms: unit, count on its clock, band, basis of the places."""
    unit = _("{stage}: {unit}").format(stage=labels.stage(str(rule["stage"])), unit=labels.unit_type(str(rule["unit"])))
    basis = {"rank_sum": _("places by the sum of three places"), "mean": _("places by mean")}
    return " · ".join(filter(None, (unit, _count(rule), _band(rule), basis.get(str(rule["method"]), ""))))


def _count(rule: Row) -> str:
    if is_nothing(rule["runs"]) or is_nothing(rule["counting"]):
        return ""
    if rule["runs"] == 1 and rule["clock"] == "school_year":
        return _("each school year by itself")
    if rule["counting"] == "cumulative":
        return _("{n} times in all").format(n=rule["runs"])
    if rule["clock"] == "test":
        return _("{n} tests in a row").format(n=rule["runs"])
    return _("{n} school years in a row").format(n=rule["runs"])


def _band(rule: Row) -> str:
    words = {"bottom": _("last {n} places"), "top": _("first {n} places"), "last": _("last place")}
    return words.get(str(rule["band"]), "").format(n=rule["places"])


def levels(rule: Row) -> dict[str, str]:
    """What each level means under this rule, in its own clock and count, by level."""
    test = rule["clock"] == "test"
    return {
        "red": _("Condition met"),
        "pending": _("Undetermined"),
        "orange": _this_time(rule, test),
        "credit": _("Credit met"),
        "yellow": _("Close or tied"),
        "blue": _("Left it"),
    }


def _this_time(rule: Row, test: bool) -> str:
    if rule["band"] == "last":
        return _("Last place this time")
    words = _("Bottom {n} this time") if test else _("Bottom {n} this year")
    return words.format(n=rule["places"])


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
