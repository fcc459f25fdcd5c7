"""The parameters that the what-if moves: what is in force, what the link asks for, and the form between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.language import formats
from dashboard.language import gettext as _
from dashboard.ui.address import put, value
from dashboard.warehouse.what_if import Change

LINES, WEIGHTS, ABSENCE, LEAST = ("n1", "n2", "n3"), ("w1", "w2", "w3"), "absence", "least"
ZERO, EXCLUDED = "zero", "excluded"
WHOLE, MOST = Decimal(100), 10**7
Codes = Mapping[str, str]


def in_force(header: pd.Series[Any], rules: pd.Series[Any]) -> Codes:
    """The parameters of a test as they would stand in a link; a ranking by the mean has no lines and no weights."""
    codes = {}
    if header["method"] == "rank_sum":
        codes = {key: str(int(header[f"top_n{key[1]}"])) for key in LINES}
        codes |= {key: _percent(header[f"weight{key[1]}"]) for key in WEIGHTS}
    absence = ZERO if rules["unexcused_as_zero"] else EXCLUDED
    return {**codes, ABSENCE: absence, LEAST: str(int(rules["min_pupils_to_rank"]))}


def _percent(share: Any) -> str:
    return _plain(WHOLE * Decimal(str(round(float(share), 6))))


def _plain(number: Decimal) -> str:
    return f"{number.normalize() + 0:f}"


def asked(now: Codes) -> Codes:
    """What the link asks for; where it says nothing, or nothing that can be read, what is in force."""
    return {key: _readable(key, value(key)) or code for key, code in now.items()}


def _readable(key: str, code: str) -> str:
    """The code as we would write it, empty for one that means nothing here."""
    if key == ABSENCE:
        return code if code in (ZERO, EXCLUDED) else ""
    try:
        number = Decimal(code)
    except InvalidOperation:
        return ""
    least, most = (0, WHOLE) if key in WEIGHTS else (int(key != LEAST), MOST)
    digits = 4 if key in WEIGHTS else 0
    if not number.is_finite() or not least <= number <= most or number != round(number, digits):
        return ""
    return _plain(number)


def mistakes(now: Codes, codes: Codes, cell: int) -> Sequence[str]:
    """What cannot be computed, each in a sentence that says how to mend it; `cell`: fewest pupils that are shown.

    Two tries one apart would tell the school and the total of the pupil between them, or how small a hidden school is.
    """
    found = []
    moved = [int(codes[key]) for key in (*LINES, LEAST) if codes.get(key) != now.get(key)]
    if any(number % max(cell, 1) for number in moved):
        words = _(
            "Top N and least pupils move in steps of {n}, so that no single pupil shows: choose multiples of {n}."
        )
        found.append(words.format(n=cell))
    if all(key in codes for key in (*LINES, *WEIGHTS)):
        first, second, third = (int(codes[key]) for key in LINES)
        if not first < second < third:
            found.append(_("The three numbers must rise: N1 below N2, N2 below N3."))
        weights = sum(Decimal(codes[key]) for key in WEIGHTS)
        if weights != WHOLE:
            words = _("The three weights add up to {sum}%, not to 100%: change one of them.")
            found.append(words.format(sum=_plain(Decimal(weights))))
    return found


def change(test_id: str, now: Codes, codes: Codes) -> Change | None:
    """The change from what is in force to what is asked for, None where they are the same."""
    if dict(now) == dict(codes):
        return None
    is_new = {key for key in now if now[key] != codes[key]}
    return Change(
        test_id,
        top_n=tuple(int(codes[key]) for key in LINES) if is_new & set(LINES) else None,
        weights=tuple(Decimal(codes[key]) / WHOLE for key in WEIGHTS) if is_new & set(WEIGHTS) else None,
        unexcused_as_zero=codes[ABSENCE] == ZERO if ABSENCE in is_new else None,
        min_pupils_to_rank=int(codes[LEAST]) if LEAST in is_new else None,
    )


def told(codes: Codes) -> str:
    """The parameters in one line."""
    parts = []
    if LINES[0] in codes:
        parts.append(_("top N {lines}").format(lines=" / ".join(formats.number(int(codes[key])) for key in LINES)))
        parts.append(_("weights {weights}").format(weights=" / ".join(f"{codes[key]}%" for key in WEIGHTS)))
    absence = f"{_('Absence without excuse')} {absences()[codes[ABSENCE]]}"
    return " · ".join((*parts, absence, _("at least {n} pupils").format(n=codes[LEAST])))


def absences() -> dict[str, str]:
    """What may become of absence without excuse."""
    return {ZERO: _("counts as 0"), EXCLUDED: _("is left out")}


def show_controls(now: Codes, codes: Codes) -> None:
    """The form; nothing is computed until it is sent, then the values stand in the link."""
    for key, code in codes.items():
        st.session_state[_widget(key)] = _shown(key, code)
    with st.container(key="what_if_form_block", border=True), st.form("what_if_form", border=False):
        boxes = st.columns(7 if LINES[0] in now else [1, 6], gap="small", vertical_alignment="bottom")
        if LINES[0] in now:
            _numbers(now, boxes)
        least = boxes[-1] if LINES[0] in now else boxes[0]
        least.number_input(_labelled(_("Least pupils"), now[LEAST]), 0, MOST, step=10, key=_widget(LEAST),
                           help=_("Fewest counted pupils to be ranked"))  # fmt: skip
        with st.container(key="what_if_send", horizontal=True, gap="small", vertical_alignment="bottom"):
            st.radio(_labelled(_("Absence without excuse"), absences()[now[ABSENCE]]), list(absences()),
                     format_func=lambda code: absences()[code], horizontal=True, key=_widget(ABSENCE))  # fmt: skip
            st.form_submit_button(_("Show what would change"), type="primary", on_click=_send, args=(now,))
            st.form_submit_button(_("Back to what is in force"), on_click=_send, args=(now, True))


def _numbers(now: Codes, boxes: Sequence[DeltaGenerator]) -> None:
    """Six numbers in a row: the sets of pupils, then the weights of their rates."""
    for number, key in enumerate(LINES, start=1):
        step = 10 ** max(1, len(now[key]) - 2)
        label = _labelled(_("Top N{number}").format(number=number), formats.number(int(now[key])))
        boxes[number - 1].number_input(label, 1, MOST, step=step, key=_widget(key))
    for number, key in enumerate(WEIGHTS, start=1):
        label = _labelled(_("Weight {number}").format(number=number), f"{now[key]}%")
        boxes[number + 2].number_input(label, 0.0, 100.0, step=5.0, format="%g", key=_widget(key))


def _labelled(name: str, now: str) -> str:
    return _("{name} (now {now})").format(name=name, now=now)


def _widget(key: str) -> str:
    return f"what_if_{key}"


def _shown(key: str, code: str) -> str | int | float:
    if key == ABSENCE:
        return code
    return float(code) if key in WEIGHTS else int(code)


def _send(now: Codes, back: bool = False) -> None:
    """Write what differs from what is in force into the link."""
    for key, code in now.items():
        found = st.session_state[_widget(key)]
        sent = str(found) if key == ABSENCE else _plain(Decimal(str(found)))
        put(key, "" if back or sent == code else sent)
