"""The view as codes in the URL: cold links open it, pages share it, the browser's back button returns to it.

The URL wins whenever it differs from what this session last wrote there; otherwise the widgets do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

_STATE = "dashboard_address"
_GOTO = "dashboard_goto"
_PAGES = "dashboard_pages"
MEETING, MASK, REVEALED = "meeting", "mask", "revealed"


@dataclass
class Address:
    """What one session looks at: the page and its codes, and what was last written to the URL.

    `home` is the township chosen in a meeting before a click led away from the item, None while none did;
    `is_asked` while a click asked for the codes and no run has begun with them: the URL is then behind.
    """

    page: str = ""
    values: dict[str, str] = field(default_factory=dict)
    written: dict[str, str] | None = None
    home: str | None = None
    is_asked: bool = False

    def take(self, codes: Mapping[str, str]) -> None:
        """Look at exactly these codes; within an item of a meeting the first click away remembers where it began."""
        fresh = {key: code for key, code in sorted(codes.items()) if code}
        moved = fresh.get("township", "") != self.values.get("township", "")
        if fresh.get(MEETING) != self.values.get(MEETING):
            self.home = None
        elif moved and self.home is None and fresh.get(MEETING):
            self.home = self.values.get("township", "")
        self.values = fresh
        self.is_asked = True


def current_address() -> Address:
    """The address of this session, made when first asked for."""
    if _STATE not in st.session_state:
        st.session_state[_STATE] = Address()
    found: Address = st.session_state[_STATE]
    return found


def language() -> str:
    """The language that this run will speak: the URL's if it changed outside, else the session's; may be empty."""
    here = current_address()
    url = st.query_params.to_dict()
    if url.get("lang") and url != here.written:
        return url["lang"]
    return here.values.get("lang", "")


def is_cold() -> bool:
    """Whether this is the first run of the session."""
    return current_address().written is None


def begin(page: str) -> None:
    """Take over what the URL says; to be called once at the start of each run."""
    here = current_address()
    url = st.query_params.to_dict()
    moved = page != here.page
    if url and not here.is_asked and (moved or url != here.written):
        here.values = url
    here.page = page
    here.is_asked = False


def commit() -> None:
    """Write the codes to the URL if they changed; to be called once at the end of each run."""
    here = current_address()
    wanted = {key: value for key, value in sorted(here.values.items()) if value}
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)
    here.written = wanted


def value(key: str, default: str = "") -> str:
    """The code that the view holds for a key."""
    return current_address().values.get(key, default)


def put(key: str, code: str) -> None:
    """Set a code, or drop the key with an empty one."""
    if key == "township" and code != value(key):
        current_address().home = None
    if code:
        current_address().values[key] = code
    else:
        current_address().values.pop(key, None)


def with_codes(changes: Mapping[str, str]) -> dict[str, str]:
    """The codes of the present view with some changed; an empty code drops its key."""
    merged = {**current_address().values, **changes}
    return {key: code for key, code in sorted(merged.items()) if code}


def register_pages(pages: Mapping[str, Page]) -> None:
    """Remember this run's pages by name, so that links and clicks can name them."""
    st.session_state[_PAGES] = dict(pages)


def page_named(name: str) -> Page:
    """The page of that name; raises KeyError for a name that is not in the navigation."""
    pages: dict[str, Page] = st.session_state[_PAGES]
    return pages[name]


def has_page(name: str) -> bool:
    """Whether the navigation holds a page of that name."""
    return name in st.session_state.get(_PAGES, {})


def go_to(page: str, **changes: str) -> None:
    """Open a page with some codes changed, from a callback or from the run itself."""
    current_address().take(with_codes(changes))
    st.session_state[_GOTO] = page


def open_view(page: str, codes: Mapping[str, str]) -> None:
    """Open a page with exactly these codes, from a callback; the page that is open only takes the codes."""
    current_address().take(codes)
    st.session_state[_GOTO] = page


def follow() -> None:
    """Leave for the page that a click asked for, if one did; to be called after the navigation is set."""
    name = st.session_state.pop(_GOTO, "")
    if name and has_page(name) and name != current_address().page:
        st.switch_page(page_named(name), query_params=with_codes({}))


def page_file(root: Path, name: str) -> Path:
    """Where a page's script lies."""
    return root / "pages" / f"{name}.py"


def on_change(key: str, clears: tuple[str, ...] = ()) -> Callable[[str], None]:
    """A callback that copies a widget's value, read by its key, into the view and drops what depends on it."""

    def changed(widget: str) -> None:
        chosen = st.session_state.get(widget)
        put(key, "" if chosen is None else str(chosen))
        for other in clears:
            put(other, "")

    return changed
