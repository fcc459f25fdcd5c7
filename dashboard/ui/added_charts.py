"""The three charts of value added, each with the words that tell how to read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.charts.funnel import drawn_funnel, funnel
from dashboard.charts.quadrant import drawn_points, quadrant
from dashboard.charts.value_added import Added, drawn_lines, value_added_lines
from dashboard.language import formats, reading
from dashboard.language import gettext as _
from dashboard.ui import bases
from dashboard.ui.chart import show_chart
from dashboard.ui.drilldown import TO_SCHOOL
from dashboard.ui.filters import Filters
from dashboard.ui.session import cached_figure, report


@dataclass(frozen=True)
class Asked:
    """What the reader asked for: the filters, the exam, how to look, schools of which size; and what files repeat."""

    filters: Filters
    exam: str
    view: Added
    size: str
    notes: tuple[str, ...]

    @property
    def keys(self) -> dict[str, str]:
        """The exam and subject as reports take them."""
        return {"exam_id": self.exam, "subject": self.filters.subject}


def _remark(*sentences: str) -> None:
    st.html(f'<p class="remark">{escape(" ".join(sentences))}</p>')


@dataclass(frozen=True)
class _Words:
    """The title with a place for the subject, the counting basis, the entry on the methods page."""

    title: str
    basis: str
    methods: str = "value-added"


def _draw(key: str, build: Callable[[], go.Figure], rows: pd.DataFrame, asked: Asked, words: _Words) -> None:
    show_chart(
        cached_figure(key, build, asked),
        rows,
        key=key,
        title=words.title.format(subject=asked.filters.word("subject")),
        basis=words.basis,
        filters=asked.filters,
        notes=asked.notes,
        methods=words.methods,
        drill=TO_SCHOOL,
    )


def show_quadrant(rows: pd.DataFrame, asked: Asked) -> None:
    """Level across, value added up."""
    words = _Words(_("Level and value added: {subject}"), bases.matched_coloured())
    _draw("added_quadrant", lambda: quadrant(rows, asked.view), drawn_points(rows, asked.view), asked, words)


def show_lines(rows: pd.DataFrame, asked: Asked) -> None:
    """Dots, rings and intervals."""
    words = _Words(_("Value added with its interval: {subject}"), bases.shrunken())
    _draw("added_lines", lambda: value_added_lines(rows, asked.view), drawn_lines(rows, asked.view), asked, words)
    _remark(
        reading.dot_and_line(),
        _(
            "Shrinkage pulls small schools to the middle: their rings lie further out than their dots, because chance "
            "moves a small school more. Shrunken values never enter the official places."
        ),
    )


def show_funnel(rows: pd.DataFrame, summary: pd.Series[Any], asked: Asked) -> None:
    """Value added by size within its limits; nothing where no limits can be told."""
    limits = report("value_added_limits", **asked.keys)
    if limits.empty:
        _remark(_("No funnel is drawn: fewer than two schools can be told."))
        return
    words = _Words(_("Value added by size: {subject}"), bases.funnel(), "funnel")
    _draw("added_funnel", lambda: funnel(rows, limits, asked.view), drawn_funnel(rows, asked.view), asked, words)
    _remark(_width(summary), _("Small cohorts swing: read a small school with several years and process data."))


def _width(summary: pd.Series[Any]) -> str:
    """How much wider than chance the funnel is."""
    if summary["funnel_state"] != "ok":
        return _("The schools differ no more than chance would make them, so the limits are those of chance alone.")
    words = _(
        "Of 100 schools 95 usually lie within the solid lines, nearly all within the dashed ones. The lines allow for "
        "the usual differences between schools: their spread is {phi} times that of chance (variance)."
    )
    return words.format(phi=formats.number(summary["phi"], 1))
