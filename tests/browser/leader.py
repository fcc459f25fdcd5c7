"""A leader who has never seen the dashboard: starts at the overview, and every click is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from playwright.sync_api import Locator

from dashboard.warehouse.catalog import report_text
from dashboard.warehouse.reader import Warehouse
from tests.browser.views import View

MOST_CLICKS = 3
TAKEN = """([key, words]) =>
    document.querySelector(`.st-key-choice_${key} [aria-checked=true]`)?.innerText === words"""


@dataclass
class Leader:
    """One tab that starts at the overview; opening a list and choosing from it count as one click."""

    view: View
    clicks: int = 0

    def start(self) -> Leader:
        """Open the overview as somebody does who only knows its address."""
        self.view.open("")
        self.clicks = 0
        return self

    def _count(self) -> None:
        self.clicks += 1
        assert self.clicks <= MOST_CLICKS

    def ask(self, question: str, page: str = "") -> Leader:
        """Choose a question from the list on the overview."""
        self._count()
        self.view.page.locator("details.questions summary").click()
        self.view.page.locator(".question-box").get_by_text(question, exact=True).click()
        if page:
            self.view.at(page)
        return self

    def choose(self, key: str, words: str) -> Leader:
        """Choose from a list, or take a segment."""
        self._count()
        if self.view.page.locator(f".st-key-choice_{key} input").count():
            self.view.choose(key, words)
        else:
            self.view.page.locator(f".st-key-choice_{key}").get_by_text(words, exact=True).click()
            self.view.until(TAKEN, [key, words])
        return self

    def click(self, place: Locator, page: str = "") -> Leader:
        """Click a link, a row or a card."""
        self._count()
        place.click()
        if page:
            self.view.at(page)
        return self

    def save(self, selector: str, file: Path) -> Path:
        """Take a file away."""
        self._count()
        self.view.download(selector).save_as(file)
        return file

    def rows(self, key: str) -> list[list[str]]:
        """The cells of a table as they are read."""
        lines = self.view.page.locator(f".st-key-{key}_block .table-box tbody tr").all()
        return [line.locator("td").all_inner_texts() for line in lines]

    def codes(self, key: str) -> list[str]:
        """The units that a chart draws, in its order, each once."""
        charts = [chart for chart in self.view.seen()["charts"] if chart["key"] == key]
        drawn = [str(code) for chart in charts for one in chart["traces"] for code in one["codes"] if code]
        return list(dict.fromkeys(drawn))

    def text(self, selector: str) -> str:
        """What stands in a place."""
        return "\n".join(self.view.page.locator(selector).all_inner_texts())


def answer(warehouse: Warehouse, name: str, **params: str) -> pd.DataFrame:
    """The rows of a report; what is not asked for is left empty."""
    names = set(re.findall(r"\$(\w+)", report_text(name)))
    return warehouse.report(name, **{key: params.get(key, "") for key in names})
