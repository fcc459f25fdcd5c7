"""The guide of the overview: a list of questions, and a short tour that can be left at any time."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard.language import gettext as _
from dashboard.ui.meeting import meeting_on
from dashboard.ui.parts import part
from dashboard.ui.questions import question_list


def show_guide() -> None:
    """The questions and the button of the tour, not in a meeting; tour.js offers the tour to a browser once."""
    if meeting_on():
        return
    button = f'<button type="button" class="tour-start">{escape(_("Tour"))}</button>'
    st.html(f'<div class="guide-line">{question_list()}{button}</div>', width="content")
    part("tour", '<div class="tour"></div>', style="tour.css")(key="tour", data={"steps": _steps(), "words": _words()})


def _words() -> dict[str, str]:
    return {
        "name": _("Tour of the overview"),
        "offer": _("Here for the first time? Six short steps show how to read this page."),
        "start": _("Show me"),
        "refuse": _("No, thank you"),
        "next": _("Next"),
        "back": _("Back"),
        "done": _("Done"),
        "leave": _("Leave the tour"),
    }


def _steps() -> list[dict[str, str]]:
    """Where each step points and what it says; a step whose place is not on the page is left out."""
    return [
        _step(
            ".st-key-menu",
            _("Pages"),
            _("Each page answers one question of the meeting. The menu is in the same place on every page."),
        ),
        _step(
            ".choices.boxed, .st-key-filters",
            _("Choices"),
            _("Choose stage, school year and test. The choice is kept on the other pages and in the link of the page."),
        ),
        _step(
            ".cards",
            _("Six figures"),
            _("Each beside the last comparable test, with the number of pupils. “Open” leads to the page behind it."),
        ),
        _step(
            ".st-key-decisions_block",
            _("What needs a decision"),
            _("The gravest first, each with its reason. A click on a line opens its evidence and the way out."),
        ),
        _step(
            ".st-key-histogram_block .save-images, .st-key-histogram_head",
            _("Take it away"),
            _("PNG and SVG save the chart, CSV and XLSX its rows, with choices, n, version and time."),
        ),
        _step(
            ".guide-line",
            _("Find an answer"),
            _("The questions asked most, each with its view. The tour can be started here again."),
        ),
    ]


def _step(place: str, title: str, words: str) -> dict[str, str]:
    return {"place": place, "title": title, "words": words}
