"""What pages are made of; with pages/ and app.py the only part that knows Streamlit."""

from dashboard.ui import bases
from dashboard.ui.address import current_address, go_to, value, with_codes
from dashboard.ui.badges import test_badges, test_header
from dashboard.ui.blocks import block_title, show_block
from dashboard.ui.cards import (
    Badge,
    Card,
    empty_view,
    link,
    mark,
    show_answer,
    show_badges,
    show_cards,
)
from dashboard.ui.chart import show_chart
from dashboard.ui.choices import choices_row, choose
from dashboard.ui.drilldown import TO_SCHOOL, TO_TOWNSHIP, Drill, breadcrumb
from dashboard.ui.filters import Filters, select_filters
from dashboard.ui.session import cached_figure, one, report, viewer
from dashboard.ui.table import Column, show_table

__all__ = [
    "TO_SCHOOL",
    "TO_TOWNSHIP",
    "Badge",
    "Card",
    "Column",
    "Drill",
    "Filters",
    "bases",
    "block_title",
    "breadcrumb",
    "cached_figure",
    "choices_row",
    "choose",
    "current_address",
    "empty_view",
    "go_to",
    "link",
    "mark",
    "one",
    "report",
    "select_filters",
    "show_answer",
    "show_badges",
    "show_block",
    "show_cards",
    "show_chart",
    "show_table",
    "test_badges",
    "test_header",
    "value",
    "viewer",
    "with_codes",
]
