"""One small county, one server, one browser for the whole session; skipped where the machine has no browser."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from launcher.browser import find_browser
from tests.browser.serving import Server, run, serve
from tests.browser.tour import Tour
from tests.browser.views import View

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]  # fmt: skip
SCREEN = {"width": 1280, "height": 720}


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small sample county, built once."""
    folder = tmp_path_factory.mktemp("browser") / "county"
    run("sample", str(folder), "--size", "small")
    run("build", str(folder))
    return folder


@pytest.fixture(scope="session")
def server(county: Path) -> Iterator[Server]:
    """The dashboard on the small county."""
    with serve(county) as started:
        yield started


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium, Chrome or Edge; every host but this one is unreachable in it."""
    named = os.environ.get("DASHBOARD_BROWSER") or find_browser()
    if not named:
        pytest.skip("no Chromium, Chrome or Edge on this machine")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(named), headless=True, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A meeting-room screen."""
    made = browser.new_context(viewport=SCREEN, locale="zh-CN", accept_downloads=True, reduced_motion="reduce")
    yield made
    made.close()


@pytest.fixture(scope="session")
def tour(context: BrowserContext, server: Server) -> Tour:
    """Every page, opened once by a cold link."""
    return Tour(context, server.url)


@pytest.fixture
def open_view(context: BrowserContext, server: Server) -> Iterator[Callable[..., View]]:
    """Opens a page in a new tab: open_view("township", test=...)."""
    opened: list[View] = []

    def opens(page: str = "", **codes: str) -> View:
        view = View(context, server.url)
        opened.append(view)
        return view.open(page, **codes)

    yield opens
    for view in opened:
        view.close()
