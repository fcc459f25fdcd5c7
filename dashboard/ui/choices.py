"""Widgets whose choice is a code in the URL, the same in every language."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from dashboard.language import gettext as _
from dashboard.ui.address import on_change, put, value


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
    widget = f"choice_{key}"
    st.session_state[widget] = chosen
    draw = _segments if segmented else _list
    draw(widget, label, options, key, clears)
    put(key, chosen if always or chosen == value(key) else "")
    return chosen


def _valid(key: str, options: Mapping[str, str], default: str) -> str:
    asked = value(key)
    fallback = default if default in options else next(iter(options))
    if asked and asked not in options:
        st.toast(_("The link asked for “{code}”, which these data do not hold.").format(code=asked))
    return asked if asked in options else fallback


def _list(widget: str, label: str, options: Mapping[str, str], key: str, clears: tuple[str, ...]) -> None:
    st.selectbox(
        label,
        list(options),
        format_func=lambda code: options.get(code, code),
        key=widget,
        on_change=on_change(key, clears),
        args=(widget,),
    )


def _segments(widget: str, label: str, options: Mapping[str, str], key: str, clears: tuple[str, ...]) -> None:
    st.segmented_control(
        label,
        list(options),
        format_func=lambda code: options.get(code, code),
        key=widget,
        on_change=on_change(key, clears),
        args=(widget,),
        required=True,
        label_visibility="collapsed",
    )
