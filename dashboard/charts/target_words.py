"""Targets in words: a value in its own unit, the aim with its sign, the symbol and colour of each state."""

from __future__ import annotations

from typing import Any

from dashboard.charts.target_pace import needed_words
from dashboard.charts.theme import ABOVE, BELOW, BRAND_MIDDLE, CHOSEN, UNCLEAR, safe
from dashboard.language import current_language, formats, judgements, monitoring_words
from dashboard.language import gettext as _

SYMBOLS = {
    "met": "✔",
    "on_track": "▲",
    "behind": "▼",
    "not_met": "✘",
    "no_data": "–",
    "report_only": "○",
    "suppressed": "–",
}
_SIGNS = {">=": "≥", "<=": "≤", "==": "=", ">": ">", "<": "<"}
_COLOURS = {"met": ABOVE, "on_track": BRAND_MIDDLE, "behind": CHOSEN, "not_met": BELOW}
_MOST_DIGITS = 4


def state_words(state: str) -> str:
    """Symbol and word, because colour alone says nothing on a washed-out projector."""
    words = _("Hidden (n<10)") if state == "suppressed" else judgements.target_state(state)
    return f"{SYMBOLS.get(state, '')} {words}".strip()


def state_colour(state: str) -> str:
    """Blue for reached, orange for not; grey for what nobody set a number for or nobody measured."""
    return _COLOURS.get(state, UNCLEAR)


def is_own_line(row: dict[Any, Any]) -> bool:
    """Whether the number is the policy's own: basis S, and not a line for reference."""
    return str(row["basis"]) == "S" and not row["reference"]


def bar_colour(row: dict[Any, Any]) -> str:
    """The colour of a value: no verdict by colour where few reported or where the policy gives no number."""
    judged = is_own_line(row) and not row["is_incomplete"]
    return state_colour(str(row["state"])) if judged else UNCLEAR


def value_words(value: Any, unit: str, target: Any = None) -> str:
    """A value in its own unit, with as many digits as tell it from a target that it does not equal."""
    if formats.is_nothing(value):
        return formats.NOTHING
    plain = _plain(float(value), unit, _digits(float(value), unit))
    if formats.is_nothing(target) or abs(float(value) - float(target)) < 1e-9:
        return plain
    for digits in range(_digits(float(value), unit), _MOST_DIGITS + 1):
        plain = _plain(float(value), unit, digits)
        if plain != _plain(float(target), unit, digits):
            return plain
    return plain


def aim_words(target: Any, comparator: Any, unit: str) -> str:
    """`≥ 95%`; what the policy leaves without a number is said so."""
    if formats.is_nothing(target):
        return _("no number set")
    if unit == "yesno":
        return _plain(float(target), unit, 0)
    shown = 100 * float(target) if unit == "ratio" else float(target)
    digits = 0 if abs(shown - round(shown)) < 1e-9 else 1
    return f"{_SIGNS.get(str(comparator), '')}{_plain(float(target), unit, digits)}"


def _digits(value: float, unit: str) -> int:
    if unit in {"ratio", "score100"}:
        return 1
    if unit == "index":
        return 2
    return 0 if value.is_integer() else 1


def _plain(value: float, unit: str, digits: int) -> str:
    if unit == "ratio":
        return formats.percent(value, digits)
    if unit == "yesno":
        return _("Yes") if value else _("No")
    if unit == "rank":
        return _("no. {place}").format(place=formats.number(value, digits))
    return formats.signed(value, digits) if unit == "index" else formats.number(value, digits)


def target_name(row: dict[Any, Any]) -> str:
    """The indicator's name in the reader's language."""
    return str(row[f"name_{current_language()}"])


def basis_words(row: dict[Any, Any]) -> str:
    """Where a number comes from that the policy does not give; empty for the policy's own."""
    if formats.is_nothing(row["target"]) or is_own_line(row):
        return ""
    if row["reference"]:
        return _(" (reference)")
    return _(" (common practice)") if row["basis"] == "P" else _(" (set here)")


def hover(row: dict[Any, Any], name: str) -> str:
    """All that is known of one target of one unit; numerator and denominator only where they were told."""
    unit = str(row["unit"])
    period = safe(_period(row))
    lines = [
        f"<b>{safe(name)}</b> {safe(state_words(str(row['state'])))}",
        _("Baseline {value}").format(value=value_words(row["baseline"], unit)),
        _("Now {value} ({period})").format(value=value_words(row["value"], unit, row["target"]), period=period),
        _("Target {value}").format(value=aim_words(row["target"], row["comparator"], unit) + basis_words(row)),
    ]
    if not formats.is_nothing(row.get("required_now")):
        lines.insert(3, _("Required by today {value}").format(value=value_words(row["required_now"], unit)))
    if not formats.is_nothing(row["denominator"]):
        parts = {name: formats.number(row[name]) for name in ("numerator", "denominator")}
        lines.append(_("{numerator} of {denominator}").format(**parts))
    if needed_words(row):
        lines.append(safe(needed_words(row)))
    if not formats.is_nothing(row["value"]):
        lines.append(_("Coverage {share}").format(share=formats.percent(row["coverage"], 0)))
    return "<br>".join(lines)


def _period(row: dict[Any, Any]) -> str:
    """The period of the newest value; a value told for a whole phase names no code of the plan."""
    if formats.is_nothing(row["period_id"]):
        return formats.NOTHING
    code = str(row["period_id"])
    if code[:4].isdigit():
        return monitoring_words.period(code)
    return _("this phase") if code == row.get("phase_id") else _("an earlier phase")
