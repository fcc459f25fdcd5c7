"""Measures that are no marks, in words: name, value in its own unit, aim, period; which of them to show first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from dashboard.language import formats, labels
from dashboard.language.catalogue import current_language
from dashboard.language.catalogue import gettext as _

if TYPE_CHECKING:
    import pandas as pd

FEWEST = 3
# Sleep, sport, mental health, routine, participation first; then one of each further area.
_FIRST = ("sleep-hours", "pe-hour-daily", "mental-health-lessons", "routine-management-composite", "participation")
_SIGNS = {">=": "≥", "<=": "≤", "==": "=", ">": ">", "<": "<"}
Row = Mapping[Any, Any]


def chosen_measures(rows: pd.DataFrame, stage: str, most: int) -> pd.DataFrame:
    """At most `most` measures of the stage with a value: the named ones first, then one of each further area."""
    known = rows[rows["stage"].isin([stage, "all"]) & (rows["part"] == "") & (rows["cell_state"] == "ok")]
    known = known[known["value"].notna()]
    places = [_place(str(code)) for code in known["indicator_id"]]
    keys = [str(place) if place < len(_FIRST) else area for place, area in zip(places, known["area"], strict=True)]
    first = known.assign(place=places, key=keys).drop_duplicates("key")
    return first.sort_values("place", kind="stable").drop(columns="key").head(most)


def missing_words(rows: pd.DataFrame) -> str:
    """Which of the usual measures a unit has no record of."""
    words = (_("sleep"), _("sport"), _("mental health"), _("routine management"), _("participation"))
    known = {_place(str(code)) for code in rows["indicator_id"]}
    missing = _(", ").join(word for number, word in enumerate(words) if number not in known)
    return _("no record of {measures}: missing, not zero").format(measures=missing)


def _place(code: str) -> int:
    return next((number for number, start in enumerate(_FIRST) if code.startswith(start)), len(_FIRST))


def value_words(value: Any, unit: str) -> str:
    """A value in its own unit."""
    if formats.is_nothing(value):
        return formats.NOTHING
    if unit == "ratio":
        return formats.percent(value)
    if unit == "yesno":
        return _("Yes") if value else _("No")
    return formats.number(value, 0 if float(value).is_integer() else 1)


def period_words(code: str) -> str:
    """`2024-2025-T2` as the reader says it."""
    terms = {"T1": _("first term"), "T2": _("second term")}
    year, term = code[:9], code[10:12]
    return _("{year}, {term}").format(year=year, term=terms[term]) if term in terms and len(code) == 12 else code


def name_words(row: Row, with_stage: bool = False) -> str:
    """The measure's name in the reader's language, with its stage where two share the name."""
    name = str(row[f"name_{current_language()}"])
    return f"{name} · {labels.stage(str(row['stage']))}" if with_stage else name


def shown_value(row: Row) -> str:
    """The value, why there is none, and whether it is incomplete."""
    if formats.is_nothing(row["value"]):
        return labels.cell_state(str(row["cell_state"])) or formats.NOTHING
    words = value_words(row["value"], str(row["unit"]))
    return _("{value} (incomplete)").format(value=words) if row["is_incomplete"] else words


def target_words(row: Row) -> str:
    """The aim with its sign; an en dash where the plan sets none."""
    if formats.is_nothing(row["target"]):
        return formats.NOTHING
    return f"{_SIGNS.get(str(row['comparator']), '')} {value_words(row['target'], str(row['unit']))}".strip()


def judged_words(row: Row) -> str:
    """Whether the aim is reached; an en dash where that is not judged."""
    if formats.is_nothing(row["is_met"]):
        return formats.NOTHING
    return _("✓ reached") if row["is_met"] else _("✗ not yet")
