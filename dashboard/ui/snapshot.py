"""A published version on the screen: that it is frozen, the way back to now, which versions are kept."""

from __future__ import annotations

from html import escape
from typing import cast

import pandas as pd
import streamlit as st

from dashboard.language import gettext as _
from dashboard.language.formats import moment
from dashboard.ui.address import current_address, has_page, put, value
from dashboard.ui.blocks import block_title
from dashboard.ui.cards import empty_view
from dashboard.ui.collecting import collect_refusal
from dashboard.ui.links import page_link
from dashboard.ui.parts import library
from dashboard.ui.session import SNAPSHOT, pointer, warehouse
from dashboard.warehouse.kept import DamagedVersionError, KeptWarehouse, OutgrownVersionError
from dashboard.warehouse.publishing import Published, UnknownVersionError, folder_of, published_versions

REFUSED = (UnknownVersionError, DamagedVersionError, OutgrownVersionError)


def frozen() -> Published | None:
    """The published version that this session reads, None while it reads the version in use."""
    return cast(KeptWarehouse, warehouse()).facts if value(SNAPSHOT) else None


def frozen_badge() -> str:
    """HTML for the header: which version is frozen, and the way back to now; empty while nothing is."""
    facts = frozen()
    if facts is None:
        return ""
    told = f'<span class="badge warn frozen">❄ {escape(frozen_words(facts))}</span>'
    return f'{told} <span class="st-key-back_to_now">{_to(_("Back to now"), "")}</span>'


def frozen_words(facts: Published) -> str:
    """What a frozen version says of itself, on the screen and in files."""
    words = _("Frozen: version {version}, published {moment}").format(
        version=facts.version, moment=moment(facts.published_at)
    )
    return f"{words} · {facts.note}" if facts.note else words


def show_refused(refused: Exception) -> None:
    """The page of a snapshot that cannot be shown: why, what to do, the way back."""
    version = value(SNAPSHOT)
    title, what, todo = _refusal(refused)
    collect_refusal(f"{title.format(version=version)}: {refused}")
    st.html(f'<h1 class="refused">{escape(title.format(version=version))}</h1>')
    empty_view(what, todo)
    if library():
        st.html(f'<p class="st-key-back_to_now">{_to(_("Back to now"), "")}</p>')
    else:
        st.button(_("Back to now"), key="back_to_now", on_click=put, args=(SNAPSHOT, ""))
    show_kept()


def _refusal(refused: Exception) -> tuple[str, str, str]:
    if isinstance(refused, UnknownVersionError):
        return (
            _("No version {version} is kept"),
            _("The link names a version that was never published here, or that was taken away."),
            _("Choose one of the kept versions below, or go back to now."),
        )
    if isinstance(refused, DamagedVersionError):
        return (
            _("The kept version {version} is damaged"),
            _("Its file is not what was published, so none of its numbers is shown."),
            _("Put the file back from a copy of the folder “published”, or go back to now."),
        )
    return (
        _("Version {version} was published by another version of the dashboard"),
        _("This page asks for what the kept file does not hold. Nothing is guessed, and the file is left as it is."),
        _("Open another page of it, open it with the program that published it, or go back to now."),
    )


def show_kept() -> None:
    """Every kept version: when it was published, of which day it speaks, its note, the way into it."""
    output = pointer()
    versions = published_versions(folder_of(output)) if output else ()
    with st.container(key="kept_block", border=True):
        block_title(_("Kept versions"), _("Each shows the numbers of its day, whatever is imported later."))
        if versions:
            st.html(_listing(versions))
        else:
            empty_view(
                _("No version is kept yet."),
                _("The meeting pack keeps the version in use; so does “python -m dashboard publish YOUR-FOLDER”."),
            )


def _listing(versions: tuple[Published, ...]) -> str:
    heads = (_("Version"), _("Published"), _("As of"), _("What for"), "")
    lines = [_line(facts) for facts in versions]
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in heads)
    return f'<table class="kept-versions"><thead><tr>{head}</tr></thead><tbody>{"".join(lines)}</tbody></table>'


def _line(facts: Published) -> str:
    way = _("open now") if facts.version == value(SNAPSHOT) else _to(_("Open"), facts.version)
    told = (facts.version, moment(facts.published_at), str(pd.Timestamp(facts.as_of).date()), facts.note)
    cells = "".join(f"<td>{escape(text)}</td>" for text in told)
    return f"<tr>{cells}<td>{way}</td></tr>"


def _to(words: str, version: str) -> str:
    """A link to the same view in a version, or now with an empty one."""
    here = current_address().page
    return page_link(here if has_page(here) else "overview", escape(words), {SNAPSHOT: version})
