"""How even the subjects of a unit are, in one sentence, and what its classes and a measure's colours mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from dashboard.language import labels
from dashboard.language.catalogue import gettext as _
from dashboard.language.formats import is_nothing, number

if TYPE_CHECKING:
    import pandas as pd


def weak_subject(row: Mapping[Any, Any] | pd.Series[Any]) -> str:
    """The lowest subject of a unit, how far it lies below the unit's own mean, and whether that is a weak subject."""
    told = {
        "subject": labels.subject(str(row["lowest_subject"])),
        "gap": number(row["own_gap"], 2),
        "least": number(row["weak_subject_gap"], 2),
    }
    if not row["is_weak"]:
        words = _(
            "Lowest subject: {subject}, {gap} standard scores below the unit's mean over its subjects; "
            "no weak subject (from {least})."
        )
    elif row["is_gap_clear"]:
        words = _(
            "Weakest subject: {subject}, {gap} standard scores below the unit's mean over its subjects "
            "(weak from {least})."
        )
    else:
        words = _(
            "Weakest subject: {subject}, {gap} standard scores below the unit's mean over its subjects, but "
            "its interval reaches that mean: may be chance."
        )
    return words.format(**told)


def evenness(row: Mapping[Any, Any] | pd.Series[Any]) -> str:
    """The spread of the subjects and, of a school, of its class means beside what chance alone would give."""
    told = [_("Spread of the {n} subjects: {sd}.").format(n=number(row["subjects_n"]), sd=number(row["balance_sd"], 2))]
    if row["hidden_n"]:
        told.append(_("Subjects not shown, too few pupils: {n}.").format(n=number(row["hidden_n"])))
    if not is_nothing(row["class_sd"]):
        words = _(
            "Class means (n={n}) lie {sd} standard scores apart (standard deviation); "
            "chance alone gives about {chance}."
        )
        told.append(
            words.format(n=number(row["class_n"]), sd=number(row["class_sd"], 2), chance=number(row["chance_sd"], 2))
        )
    return " ".join(told)


def colours(measure: str) -> str:
    """What the colours of the heat map say in one measure."""
    if measure == "discrimination":
        return _(
            "Mean of the unit's strongest pupils less that of its weakest, over full marks; it judges the paper, not "
            "the unit, so it has no colour. Not applicable: groups too small."
        )
    told = {
        "z": _(
            "Counted: pupils who sat. Blue above, orange below the county outside the interval; pale: cannot be told "
            "apart."
        ),
        "change": _("Blue better, orange weaker than a year ago outside the interval; pale: may be chance."),
        "difficulty": _(
            "Blue above, orange below the county's score rate outside the interval; pale: cannot be told apart."
        ),
    }
    return told.get(measure, _("Blue above, orange below the county outside the interval; pale: cannot be told apart."))
