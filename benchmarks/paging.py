"""`python -m benchmarks pages`: a real browser on the dashboard against static pages with the same charts and rows."""

import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.folders import fresh_sample
from benchmarks.measured import machine
from benchmarks.views import LINKS, Views, choose, link, look, settle, write_static
from launcher.browser import find_browser
from launcher.serving import port_is_free

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
HOOKS = (Path(__file__).parent / "drawn.js").read_text(encoding="utf-8")
SCREEN = {"width": 1280, "height": 720}
PATIENCE = 60_000


@dataclass(frozen=True)
class PageFigures:
    """Milliseconds, the median of the rounds: cold link and change of township, dashboard and static page."""

    page: str
    charts: int
    cold: float
    static_cold: float
    change: float | None
    static_change: float | None


@contextmanager
def _running(command: list[str], address: str, log: Path) -> Iterator[None]:
    with log.open("wb") as printed:
        process = subprocess.Popen(command, stdout=printed, stderr=subprocess.STDOUT)
        try:
            _answering(address, process)
            yield
        finally:
            process.terminate()
            process.wait(20)


def _answering(address: str, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(1200):
        try:
            urllib.request.urlopen(address, timeout=1).close()
        except OSError:
            if process.poll() is not None:
                raise RuntimeError(f"{address} never answered") from None
            time.sleep(0.25)
        else:
            return
    raise TimeoutError(address)


@contextmanager
def _tab(browser: Browser) -> Iterator[Page]:
    """A tab that has seen nothing yet."""
    context = browser.new_context(viewport=SCREEN, locale="zh-CN", reduced_motion="reduce")
    context.add_init_script(HOOKS)
    tab = context.new_page()
    tab.set_default_timeout(PATIENCE)
    yield tab
    context.close()


def _drawn_at(tab: Page, drawings: tuple[str, ...]) -> float:
    tab.wait_for_function("(expected) => window.allDrawn?.(expected)", arg=list(drawings))
    return float(tab.evaluate("() => lastDrawnAt()"))


def _one_round(browser: Browser, url: str, static: str, views: Views) -> tuple[float, float, float, float]:
    """Cold and change of the dashboard, cold and change of the static page; 0 where nothing changes."""
    found = []
    for address, is_static in ((link(url, views.page), False), (f"{static}/{views.page}.html", True)):
        with _tab(browser) as tab:
            tab.goto(address, wait_until="commit")
            found.append(_drawn_at(tab, views.before.drawings))
            if views.after is None:
                found.append(0.0)
                continue
            tab.wait_for_timeout(500) if is_static else settle(tab)
            tab.locator("#township").select_option("1") if is_static else choose(tab, views.words)
            drawn = _drawn_at(tab, views.after.drawings)
            found.append(drawn - float(tab.evaluate("() => window.actedAt")))
    return found[0], found[2], found[1], found[3]


def _figures(browser: Browser, url: str, static: str, views: Views, rounds: int) -> PageFigures:
    found = [_one_round(browser, url, static, views) for _ in range(rounds)]
    cold, static_cold, change, static_change = (median(column) for column in zip(*found, strict=True))
    changes = (change, static_change) if views.after else (None, None)
    return PageFigures(views.page, len(views.before.specs), cold, static_cold, *changes)


def _measure(browser: Browser, url: str, static: str, folder: Path, rounds: int) -> Iterator[PageFigures]:
    for page in LINKS:
        with _tab(browser) as tab:
            views = look(tab, url, page)
        if views:
            write_static(folder, views)
            yield _figures(browser, url, static, views, rounds)
            print(f"{page} done", flush=True)


def measure_pages(work: Path, rounds: int, port: int) -> list[PageFigures]:
    """Serve the sample county as users do, and static pages beside it, and draw every page `rounds` times."""
    county, folder = work / "county", work / "static"
    if taken := [number for number in (port, port + 1) if not port_is_free(number)]:
        raise SystemExit(f"port {taken[0]} is taken, perhaps by an earlier run: end it or choose another with --port")
    fresh_sample(county, "county")
    folder.mkdir(exist_ok=True)
    url, static = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{port + 1}"
    ours = [sys.executable, "-m", "dashboard", "serve", str(county), "--port", str(port)]
    plain = [sys.executable, "-m", "http.server", str(port + 1), "--bind", "127.0.0.1", "--directory", str(folder)]
    with (
        _running(ours, f"{url}/_stcore/health", work / "dashboard.log"),
        _running(plain, static, work / "static.log"),
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=str(find_browser()), headless=True, args=FLAGS)
        return list(_measure(browser, url, static, folder, rounds))


def lines(found: list[PageFigures]) -> list[str]:
    """The figures as a table in Markdown."""
    head = [machine(), "", "| page | charts | cold ms | static ms | ratio | change ms | static ms | ratio |"]
    return [*head, "| --- " * 8 + "|", *map(_line, found)]


def _line(figures: PageFigures) -> str:
    change = "| - | - | -"
    if figures.change is not None and figures.static_change is not None:
        change = f"| {figures.change:.0f} | {figures.static_change:.0f} | {figures.change / figures.static_change:.1f}"
    cold = f"{figures.cold:.0f} | {figures.static_cold:.0f} | {figures.cold / figures.static_cold:.1f}"
    return f"| {figures.page} | {figures.charts} | {cold} {change} |"
