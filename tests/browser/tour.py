"""Every page opened once by a cold link with filters, in Chinese, and by the same link in English."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from playwright.sync_api import BrowserContext

from tests.browser.views import TookTooLongError, View, codes_of

TEST = "2023-2024-zhongkao"
EXAM = {"stage": "junior", "school_year": "2023-2024", "test": TEST}
LINKS: dict[str, dict[str, str]] = {
    "overview": EXAM,
    "school_comparison": {**EXAM, "subject": "math", "township": "T03", "scale": "z"},
    "township": {**EXAM, "subject": "english", "township": "T02"},
    "school": {**EXAM, "township": "T02", "school": "J0202"},
    "warnings": {"rule": "zhongkao-school-bottom3", "show": "all", "case": "zhongkao-school-bottom3:J0301"},
    "phase_targets": {"phase": "phase2", "plan": "taikang-2022"},
    "monitoring": {
        "plan": "taikang-2022",
        "area": "research",
        "township": "T02",
        "duty": "novice-observation-2pw..all",
        "rhythm": "week",
        "year": "2024-2025",
    },
    "value_added": {**EXAM, "subject": "math", "township": "T03", "scale": "z", "size": "small", "by": "value"},
    "actions": {"cause": "warning", "measured": "place"},
    "data_status": {"school_year": "2023-2024"},
    "methods": {"entry": "official"},
}
PAGES = tuple(LINKS)
WORDS = {
    "test": "2023—2024学年初中学业水平考试（中招）",
    "stage": "初中",
    "school_year": "2023-2024",
    "subject": {"math": "数学", "english": "英语"},
    "township": {"T03": "岚屿乡", "T02": "澄汀镇"},
    "school": "澄汀镇第二初级中学",
    "scale": "标准分",
    "size": "较小的一半",
    "by": "按数值",
    "rule": "中招·学校连续两年后三位",
    "show": "全部单位",
    "phase": "稳提升",
    "area": "教学教研",
    "rhythm": "每周",
    "year": "2024-2025",
    "cause": "预警",
    "measured": "位次",
}


@dataclass(frozen=True)
class Seen:
    """One page of the tour: what was asked, what came, what the reader sees (seen.js); `late` when it never settled."""

    asked: dict[str, str]
    found: dict[str, Any]
    frames: tuple[bytes, ...]
    errors: tuple[str, ...]
    hosts: frozenset[str]
    late: str = ""

    @property
    def codes(self) -> dict[str, str]:
        return codes_of(self.found["url"])


class Tour:
    """Opens a page when it is first asked for, by its link in Chinese, then switches it to English; keeps both."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self._context, self._url = context, url
        self._stops = cache(self._both)

    def stop(self, page: str, language: str = "zh") -> Seen:
        """One page in one language."""
        return self._stops(page)[language]

    def _both(self, page: str) -> dict[str, Seen]:
        view = View(self._context, self._url)
        chinese = look(view, LINKS[page], lambda: view.open(path(page), **LINKS[page]))
        english = look(view, {**chinese.codes, "lang": "en"}, view.switch_language)
        view.close()
        return {"zh": chinese, "en": english}


def path(page: str) -> str:
    """Where a page answers: the first one at the root."""
    return "" if page == "overview" else page


def look(view: View, asked: dict[str, str], come: Callable[[], object]) -> Seen:
    """Come to a page and keep what was seen; what came over the wire before belongs to the page before."""
    view.wire.forget()
    try:
        come()
        late = ""
    except TookTooLongError as error:
        late = str(error)
    wire = view.wire
    return Seen(asked, view.seen(), tuple(wire.frames), tuple(wire.errors), frozenset(wire.hosts), late)
