"""The questions that leaders ask most, each a way to the view that answers it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from dashboard.language import gettext as _
from dashboard.ui.address import has_page
from dashboard.ui.links import page_link


@dataclass(frozen=True)
class Question:
    """A question in words and where it is answered: a page with codes, or a block of the page that is open."""

    words: str
    page: str = ""
    codes: dict[str, str] = field(default_factory=dict)
    block: str = ""


def questions() -> tuple[Question, ...]:
    """All questions in the order of a meeting."""
    warned = {"township": "", "rule": "", "case": "", "show": ""}
    whole = {"township": "", "school": "", "subject": ""}
    return (
        Question(_("Which schools of a township are in the bottom three again?"), "warnings", warned),
        Question(_("How far is a school from leaving the bottom three?"), "warnings", warned),
        Question(_("Do two schools really differ?"), "school_comparison", {"frame": "pair"}),
        Question(_("Which subject is a township's weakest?"), "township", whole),
        Question(_("Which school moves a township's place most?"), "township", whole),
        Question(_("Which targets are not met, and by whom?"), "phase_targets", {"phase": "", "target": ""}),
        Question(_("Which schools were not visited this term?"), "actions"),
        Question(_("Which small school adds most?"), "value_added", {**whole, "size": "small", "by": "value"}),
        Question(_("What changed since the last test?"), block="school_moved"),
        Question(_("How can a chart and its rows be taken away?"), block="histogram"),
    )


def question_list() -> str:
    """HTML of a list that opens on a click: one link for each question that this dashboard can answer."""
    lines = "".join(f"<li>{_line(one)}</li>" for one in questions() if one.block or has_page(one.page))
    return (
        f'<details class="questions"><summary>{escape(_("Find an answer"))}</summary>'
        f'<div class="question-box"><ul>{lines}</ul></div></details>'
    )


def _line(question: Question) -> str:
    words = escape(question.words)
    if question.block:
        return f'<button type="button" data-shows="{escape(question.block)}_block">{words}</button>'
    return page_link(question.page, words, question.codes)
