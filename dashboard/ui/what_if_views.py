"""What if the parameters were different: the form, and what would change; nothing is saved."""

from __future__ import annotations

from html import escape
from typing import Any, cast

import pandas as pd
import streamlit as st

from dashboard.language import gettext as _
from dashboard.ui.badges import test_badges, test_header
from dashboard.ui.cards import empty_view
from dashboard.ui.filters import select_filters
from dashboard.ui.kept import Kept
from dashboard.ui.session import mask, one, viewer, warehouse
from dashboard.ui.what_if_controls import asked, change, in_force, mistakes, show_controls, told
from dashboard.ui.what_if_results import show_result
from dashboard.warehouse.reader import Warehouse
from dashboard.warehouse.what_if import Change, WhatIf, what_if

_kept: Kept[WhatIf] = Kept(32)


def show_what_if() -> None:
    """Filters, the form, and what would change."""
    filters = select_filters("stage", "school_year", "test")
    header, rules = test_header(filters.test), one("methods_rules")
    notes = test_badges(header)
    if header is None or rules is None or header["ranking_state"] not in {"ranked", "lines_blocked"}:
        empty_view(_("This test has no places that could change."), _("Choose a test that is ranked."))
        return
    now = in_force(header, rules)
    codes = asked(now)
    show_controls(now, codes)
    st.html(f'<p class="basis">{escape(_reach(header))}</p>')
    wrong = mistakes(now, codes, int(rules["small_cell"]))
    wanted = change(filters.test, now, codes)
    if wrong:
        empty_view(_("This cannot be computed."), " ".join(wrong))
    elif wanted is None:
        empty_view(_("These are the values in force."), _("Change one of them and press the button."))
    else:
        words = _("What if, not an official result: {tried}. In force: {now}").format(tried=told(codes), now=told(now))
        show_result(_result(wanted), filters, codes, (*notes, words))


def _reach(header: pd.Series[Any]) -> str:
    """Which tests the values are tried for, and that nothing is written."""
    parts = [
        _("Nothing is saved: the official result stays as it is."),
        _("Least number and absences are tried for every test of this stage."),
    ]
    if header["method"] == "rank_sum":
        words = _("Top N and weights are tried for the tests under version “{version}” of the parameters.")
        parts.append(words.format(version=header["version_id"]))
    return " ".join(parts)


def _result(wanted: Change) -> WhatIf:
    """Computed once for all readers of a version; without names while they are masked."""
    opened = cast(Warehouse, warehouse())
    with st.spinner(_("Computing …")):
        found = _kept.get((opened.version, viewer(), wanted), lambda: what_if(opened.file, wanted))
    hides = mask()
    if hides is None:
        return found
    return WhatIf(*(hides.rows(rows) for rows in (found.header, found.schools, found.townships, found.marks)))
