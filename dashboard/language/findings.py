"""What a report says of a unit in sentences: a rule for each kind of number, no word on what lies within chance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from dashboard.language import formats, labels
from dashboard.language.catalogue import gettext as _
from dashboard.language.measure_words import weak_subject

Row = Mapping[Any, Any]
STRONG, LOOK, UNCLEAR = "strong", "look", "unclear"
_EXACT = 9


@dataclass(frozen=True)
class Finding:
    """One sentence: the rule that made it, the side it belongs to (strong, look or unclear)."""

    rule: str
    side: str
    words: str


@dataclass(frozen=True)
class Frame:
    """A comparison: what the unit is held against, and where the difference and its ends stand in a row."""

    words: str
    row: Row
    name: str

    def value(self, end: str = "") -> Any:
        """The difference, or its end `low` or `high`; None where it is blanked."""
        return self.row.get(f"{self.name}_{end}" if end else self.name)


def listed(names: Sequence[str]) -> str:
    """Names one after the other as the language lists them."""
    return reduce(lambda told, name: _("{told}, {name}").format(told=told, name=name), names)


def side_of(low: Any, high: Any, up: bool = True) -> str:
    """The side of a difference by its interval; an end that is exactly 0 is inside; empty where nothing is shown."""
    if formats.is_nothing(low) or formats.is_nothing(high):
        return ""
    above, below = round(float(low), _EXACT) > 0, round(float(high), _EXACT) < 0
    if not above and not below:
        return UNCLEAR
    return STRONG if above == up else LOOK


def levels(frames: Iterable[Frame]) -> list[Finding]:
    """The mean total in each frame; all frames that cannot be told apart share one sentence."""
    told, unclear = [], []
    for frame in frames:
        side = side_of(frame.value("low"), frame.value("high"))
        if side == UNCLEAR:
            unclear.append(frame.words)
        elif side:
            told.append(Finding("level", side, _level(frame, side)))
    if unclear:
        words = _("Mean total: cannot be told apart from {frames}.").format(frames=listed(unclear))
        told.append(Finding("level", UNCLEAR, words))
    return told


def _level(frame: Frame, side: str) -> str:
    words = {
        STRONG: _("Mean total {diff} marks above {frame} (95% interval {low} to {high})."),
        LOOK: _("Mean total {diff} marks below {frame} (95% interval {low} to {high})."),
    }
    return words[side].format(frame=frame.words, diff=_size(frame.value()), **_ends(frame, 1))


def _size(value: Any, digits: int = 1) -> str:
    return formats.number(abs(float(value)), digits)


def _ends(frame: Frame, digits: int) -> dict[str, str]:
    """The ends of an interval without their sign, the nearer to 0 first."""
    near, far = sorted((abs(float(frame.value("low"))), abs(float(frame.value("high")))))
    return {"low": formats.number(near, digits), "high": formats.number(far, digits)}


def over_time(row: Row) -> list[Finding]:
    """The standard score against the comparable test a year ago."""
    frame = Frame("", row, "z_change")
    side = side_of(frame.value("low"), frame.value("high"))
    words = {
        STRONG: _("Standard score {diff} higher than a year ago (95% interval {low} to {high})."),
        LOOK: _("Standard score {diff} lower than a year ago (95% interval {low} to {high})."),
        UNCLEAR: _("Standard score: cannot be told apart from a year ago."),
    }
    if not side:
        return []
    facts = {} if side == UNCLEAR else {"diff": _size(frame.value(), 2), **_ends(frame, 2)}
    return [Finding("time", side, words[side].format(**facts))]


def subjects(rows: Sequence[Row]) -> list[Finding]:
    """The subjects whose interval leaves out the county, the widest difference first."""
    known = sorted((row for row in rows if row["subject"] != "total"), key=_width)
    sides = {side: [row for row in known if side_of(row["z_low"], row["z_high"]) == side] for side in _SIDES}
    words = {
        STRONG: _("Subjects above the county: {subjects}."),
        LOOK: _("Subjects below the county: {subjects}."),
        UNCLEAR: _("Subjects that cannot be told apart from the county: {subjects}."),
    }
    return [
        Finding("subjects", side, words[side].format(subjects=listed([_subject(row, side) for row in found])))
        for side, found in sides.items()
        if found
    ]


_SIDES = (STRONG, LOOK, UNCLEAR)


def _width(row: Row) -> float:
    return 0.0 if formats.is_nothing(row["z_mean"]) else -abs(float(row["z_mean"]))


def _subject(row: Row, side: str) -> str:
    name = labels.subject(str(row["subject"]))
    return name if side == UNCLEAR else f"{name} {formats.signed(row['z_mean'], 2)}"


def balance(row: Row | None) -> list[Finding]:
    """The weak subject of the unit itself; none is named where the gap is below the plan's own limit."""
    if row is None or not row["is_weak"]:
        return []
    return [Finding("balance", LOOK if row["is_gap_clear"] else UNCLEAR, weak_subject(row))]


def rates(rows: Sequence[Row]) -> list[Finding]:
    """The rates whose interval leaves out the county's; of a rate shown as a band nothing is said."""
    words = {
        STRONG: _("Better than the county: {rates}."),
        LOOK: _("Weaker than the county: {rates}."),
        UNCLEAR: _("Rates that cannot be told apart from the county's: {rates}."),
    }
    found: dict[str, list[str]] = {side: [] for side in _SIDES}
    for row in rows:
        side = side_of(row["diff_low"], row["diff_high"], up=row["rate"] != "low")
        if side:
            found[side].append(_rate(row, side))
    return [Finding("rates", side, words[side].format(rates=listed(told))) for side, told in found.items() if told]


def _rate(row: Row, side: str) -> str:
    name = rate_words(str(row["rate"]))
    if side == UNCLEAR:
        return name
    told = {"rate": name, "value": formats.percent(row["value"]), "county": formats.percent(row["county_value"])}
    return _("{rate} {value} (county {county})").format(**told)


def rate_words(code: str) -> str:
    """The name of one of the four rates."""
    words = {
        "excellent": _("Excellent rate"),
        "good": _("Good rate"),
        "pass": _("Pass rate"),
        "low": _("Low-score rate"),
    }
    return words.get(code, code)
