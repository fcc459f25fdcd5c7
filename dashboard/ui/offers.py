"""Files that a view offers: made when they are asked for, at an address that nobody else can guess."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from dashboard.ui.kept import Kept

FOLDER = "/files/"
_SESSION = "dashboard_offers"


@dataclass(frozen=True)
class Offer:
    """A file: its media type and how it is made."""

    kind: str
    make: Callable[[], bytes]


_offers: Kept[Offer] = Kept(16_384)


def offer(name: str, kind: str, make: Callable[[], bytes]) -> str:
    """The address of a file of this session; under the same name the newest one stands."""
    if _SESSION not in st.session_state:
        st.session_state[_SESSION] = secrets.token_urlsafe(24)
    path = f"{FOLDER}{st.session_state[_SESSION]}/{name}"
    _offers.put(path, Offer(kind, make))
    return path


def offered(path: str) -> Offer | None:
    """The file behind an address, None for one that was never given out or is long forgotten."""
    return _offers.find(path)
