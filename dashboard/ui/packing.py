"""The pages of a meeting's agenda opened one after the other, to make files of what they show.

Opening pages this way takes over Streamlit's runtime: only for a process of its own, never inside the server.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from dashboard.exports.cover import internal_use
from dashboard.exports.shown import Pack, PackItem, Shown
from dashboard.language import current_language
from dashboard.language import gettext as _
from dashboard.language.formats import day, moment
from dashboard.ui.address import page_file
from dashboard.ui.collecting import collecting
from dashboard.ui.row_records import as_records
from dashboard.ui.session import POINTER, SNAPSHOT
from dashboard.warehouse.kept import KeptWarehouse

ROOT = Path(__file__).resolve().parents[2]
ENTRY = ROOT / "dashboard" / "app.py"
_PATIENCE = 300.0


class PageFailedError(RuntimeError):
    """A page of the agenda could not be opened; the message names it."""


@dataclass(frozen=True)
class Item:
    """One item of the agenda: number, title in the reader's language, page and codes."""

    number: int
    title: str
    page: str
    codes: Mapping[str, str]


def agenda_of(kept: KeptWarehouse) -> tuple[Item, ...]:
    """The items of the plan that governs this version, as far as their pages are here."""
    rows = as_records(kept.report("agenda"))
    there = [row for row in rows if page_file(ROOT, str(row["page"])).exists()]
    return tuple(
        Item(n, str(row[f"title_{current_language()}"]), str(row["page"]), dict(parse_qsl(row["codes"] or "")))
        for n, row in enumerate(there, start=1)
    )


def collect_pack(kept: KeptWarehouse, output: Path, view: Mapping[str, str], told: Callable[[Item, int], None]) -> Pack:
    """Every item of the agenda as its page shows it; `told` hears of each before it is opened. PageFailedError."""
    os.environ[POINTER] = str(output.resolve())
    logging.getLogger("streamlit").setLevel(logging.CRITICAL)
    items = agenda_of(kept)
    done = []
    for item in items:
        told(item, len(items))
        shared = {**view, **item.codes, SNAPSHOT: kept.version, "lang": current_language()}
        done.append(PackItem(item.number, item.title, shown_on(item.page, shared)))
    info = kept.report("build_info").iloc[0]
    return Pack(_("Meeting pack: education quality"), _facts(kept, info), _footer(kept), tuple(done))


def shown_on(page: str, codes: Mapping[str, str]) -> tuple[Shown, ...]:
    """The charts and tables of one page, opened cold with these codes."""
    from streamlit.testing.v1 import AppTest

    with collecting() as collection:
        app = AppTest.from_file(str(ENTRY), default_timeout=_PATIENCE)
        for key, code in codes.items():
            app.query_params[key] = code
        if page != "overview":
            app.switch_page(str(page_file(ROOT, page)))
        app.run()
    failed = [*collection.refused, *(error.value for error in app.exception)]
    if failed:
        raise PageFailedError(f"{page}: {failed[0]}")
    return tuple(collection.shown)


def _facts(kept: KeptWarehouse, info: Any) -> tuple[tuple[str, str], ...]:
    facts = kept.facts
    return (
        (_("Plan"), f"{info[f'plan_name_{current_language()}']} ({info['plan_id']})"),
        (_("As of"), day(facts.as_of)),
        (_("Result version"), facts.version),
        (_("Published"), f"{moment(facts.published_at)} {facts.note}".strip()),
        (_("Frozen view"), f"?{SNAPSHOT}={facts.version}"),
        (_("Made at"), moment(datetime.now())),
        (_("Internal use"), internal_use()),
    )


def _footer(kept: KeptWarehouse) -> str:
    words = _("Version {version} · {moment} · {internal}")
    return words.format(version=kept.version, moment=moment(datetime.now()), internal=internal_use())
