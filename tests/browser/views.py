"""A tab of the browser on the dashboard: opens links, waits until all is drawn, remembers what came over the wire."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from playwright.sync_api import BrowserContext, Download, Page, WebSocket
from playwright.sync_api import TimeoutError as TookTooLongError

SEEN = (Path(__file__).parent / "seen.js").read_text(encoding="utf-8")
PATIENCE = 60_000
FINISHED = '[data-testid="stApp"][data-test-script-state="notRunning"]:has(.st-key-frame)'
DRAWN = """() => [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].every(
    (chart) => chart.querySelector(".main-svg")
) && !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]')"""
# Streamlit looks for its server below the page's own path before it finds it at the root.
_PROBE = re.compile(r"/[a-z_]+/_stcore/(health|host-config)$")


@dataclass
class Wire:
    """Everything that came into one tab, and everything that went wrong there."""

    frames: list[bytes] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def forget(self) -> None:
        """Begin anew."""
        self.frames.clear()
        self.errors.clear()
        self.hosts.clear()

    def attach(self, page: Page) -> None:
        """Listen from before the first request."""
        page.on("request", lambda request: self.hosts.add(urlsplit(request.url).hostname or ""))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._console)
        page.on("websocket", self._socket)

    def _console(self, message: Any) -> None:
        if message.type == "error" and not _PROBE.search(message.location.get("url", "")):
            self.errors.append(f"{message.text} {message.location.get('url', '')}")

    def _socket(self, socket: WebSocket) -> None:
        self.hosts.add(urlsplit(socket.url).hostname or "")
        socket.on(
            "framereceived", lambda frame: self.frames.append(frame.encode() if isinstance(frame, str) else frame)
        )


CHANGED = "([key, before]) => new URLSearchParams(location.search).get(key) !== before"


class View:
    """One tab: one session of the dashboard."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.url = url
        self.page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.wire = Wire()
        self.wire.attach(self.page)

    def open(self, name: str = "", **codes: str) -> View:
        """Open a link cold and wait until everything is drawn."""
        self.page.goto(f"{self.url}/{name}?{urlencode(codes)}" if codes else f"{self.url}/{name}")
        return self.settle()

    def settle(self) -> View:
        """Wait until the server has run and every chart is drawn, twice with a breath between."""
        for pause in (250, 50):
            self.page.wait_for_selector(FINISHED, state="attached")
            self.page.wait_for_function(DRAWN)
            self.page.wait_for_timeout(pause)
        return self

    def until(self, condition: str, argument: Any = None) -> View:
        """Wait for a condition in the page, then for all to be drawn."""
        self.page.wait_for_function(condition, arg=argument)
        return self.settle()

    def at(self, name: str) -> View:
        """Wait until the address is that of a page."""
        self.page.wait_for_url(re.compile(rf"{re.escape(self.url)}/{name}(\?|$)"))
        return self.settle()

    @property
    def codes(self) -> dict[str, str]:
        """What the address says after the question mark."""
        return codes_of(self.page.url)

    def seen(self) -> dict[str, Any]:
        """What a reader can see or find in the page (seen.js)."""
        found: dict[str, Any] = self.page.evaluate(SEEN)
        return found

    def filters(self) -> dict[str, str]:
        """The choices as the reader sees them, by key."""
        found: dict[str, str] = self.seen()["filters"]
        return found

    def choose(self, key: str, words: str) -> View:
        """Pick an entry of a filter."""
        field, before = self.page.locator(f".st-key-choice_{key} input"), self.codes.get(key)
        is_another = field.input_value() != words
        field.click()
        self.page.get_by_role("option", name=words, exact=True).click()
        if is_another:  # the field shows the words before the server knows them
            self.page.wait_for_function(CHANGED, arg=[key, before])
        return self.until(
            "([key, words]) => document.querySelector(`.st-key-choice_${key} input`)?.value === words", [key, words]
        )

    def go(self, name: str) -> View:
        """Take a page of the menu."""
        self.page.locator(f'[class*="st-key-menu_"][class*="_{name}"] a').click()
        return self.at("" if name == "overview" else name)

    def switch_language(self) -> View:
        """Take the other language."""
        switch = self.page.locator(".st-key-language_switch button")
        words = switch.inner_text()
        switch.click()
        return self.until("(old) => document.querySelector('.st-key-language_switch button')?.innerText !== old", words)

    def download(self, selector: str) -> Download:
        """Click a download button."""
        with self.page.expect_download() as waiting:
            self.page.locator(selector).click()
        return waiting.value

    def close(self) -> None:
        self.page.close()


def codes_of(url: str) -> dict[str, str]:
    """The codes of a link."""
    return dict(parse_qsl(urlsplit(url).query))


__all__ = ["PATIENCE", "TookTooLongError", "View", "Wire", "codes_of"]
