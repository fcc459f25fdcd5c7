"""Widgets whose choice is a code in the URL, the same in every language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

import streamlit as st

from dashboard.language import gettext as _
from dashboard.ui.address import on_change, put, value
from dashboard.ui.parts import library, part


@dataclass(frozen=True)
class Field:
    """One choice: its key in the URL, label, {code: words}, the chosen code, the keys that a change drops."""

    key: str
    label: str
    options: Mapping[str, str]
    value: str
    segmented: bool
    clears: tuple[str, ...]


_row: ContextVar[list[Field] | None] = ContextVar("choices_of_a_row", default=None)


def choose(
    key: str,
    label: str,
    options: Mapping[str, str],
    default: str = "",
    *,
    segmented: bool = False,
    clears: tuple[str, ...] = (),
    always: bool = False,
) -> str:
    """Let the reader pick one of {code: words}; returns the code, empty when there are no options.

    A default stays out of the URL unless `always`: each key that a page adds is one more step of the back button.
    """
    if not options:
        return ""
    chosen = _valid(key, options, default)
    _draw(Field(key, label, options, chosen, segmented, clears))
    put(key, chosen if always or chosen == value(key) else "")
    return chosen


@contextmanager
def choices_row(key: str, boxed: bool = True) -> Iterator[None]:
    """Draws all choices made inside the `with` in one row; `boxed` puts a frame around it."""
    if not library():
        with st.container(key=key, horizontal=True, vertical_alignment="bottom", gap="small"):
            yield
        return
    fields: list[Field] = []
    before = _row.set(fields)
    try:
        yield
    finally:
        _row.reset(before)
        if fields:
            _draw_row(key, fields, boxed)


def _valid(key: str, options: Mapping[str, str], default: str) -> str:
    asked = value(key)
    fallback = default if default in options else next(iter(options))
    if asked and asked not in options:
        st.toast(_("The link asked for “{code}”, which these data do not hold.").format(code=asked))
    return asked if asked in options else fallback


def _draw(field: Field) -> None:
    row = _row.get()
    if row is not None:
        row.append(field)
    elif library():
        _draw_row(f"pick_{field.key}", [field], boxed=False)
    else:
        st.session_state[f"choice_{field.key}"] = field.value
        (_segments if field.segmented else _list)(field)


def _draw_row(key: str, fields: list[Field], boxed: bool) -> None:
    clears = {field.key: field.clears for field in fields}
    told = [
        {"key": field.key, "label": field.label, "options": list(field.options.items()), "value": field.value,
         "segmented": field.segmented}
        for field in fields
    ]  # fmt: skip

    def picked() -> None:
        state = st.session_state.get(key)
        chosen = state.get("chosen") if state else None
        if chosen and chosen["key"] in clears:
            put(str(chosen["key"]), str(chosen["code"]))
            for other in clears[chosen["key"]]:
                put(other, "")

    part("choice", '<div class="choices"></div>')(
        key=key, data={"fields": told, "boxed": boxed}, on_chosen_change=picked
    )


def _list(field: Field) -> None:
    st.selectbox(
        field.label,
        list(field.options),
        format_func=lambda code: field.options.get(code, code),
        key=f"choice_{field.key}",
        on_change=on_change(field.key, field.clears),
        args=(f"choice_{field.key}",),
    )


def _segments(field: Field) -> None:
    st.segmented_control(
        field.label,
        list(field.options),
        format_func=lambda code: field.options.get(code, code),
        key=f"choice_{field.key}",
        on_change=on_change(field.key, field.clears),
        args=(f"choice_{field.key}",),
        required=True,
        label_visibility="collapsed",
    )
