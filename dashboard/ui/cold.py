"""What a reader sees while there is no warehouse: what is missing and what to do."""

from __future__ import annotations

import streamlit as st

from dashboard.language import gettext as _
from dashboard.ui.cards import empty_view


def show_no_warehouse(reason: str) -> None:
    """The page without data."""
    st.title(_("No data yet"))
    empty_view(
        _("There is no warehouse to read, or it cannot be opened."),
        _("Run “python3 run.py” for the sample county, or “python -m dashboard serve YOUR-FOLDER” for your own data."),
    )
    st.caption(reason)
    st.button(_("Try again"), key="try_again")
