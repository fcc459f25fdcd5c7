"""What a page of the dashboard draws, taken from the page itself, and the same as a static page with plotly.js."""

import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from string import Template
from urllib.parse import urlencode

import plotly
from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as Patience

FIRST, SECOND = "T02", "T03"
EXAM = {"stage": "junior", "school_year": "2023-2024", "test": "2023-2024-zhongkao", "subject": "total"}
LINKS: dict[str, dict[str, str]] = {
    "overview": EXAM,
    "school_comparison": EXAM,
    "township": EXAM,
    "school": EXAM,
    "warnings": {},
    "phase_targets": {},
    "monitoring": {},
    "value_added": EXAM,
    "data_status": {},
}
FINISHED = '[data-testid="stApp"][data-test-script-state="notRunning"]:has(.st-key-frame)'
FILTER = ".st-key-choice_township input"
SPECS = "() => chartsDrawn().map((place) => place.spec)"
DRAWINGS = "() => chartsDrawn().map((place) => place.drawing)"
TABLES = "() => [...document.querySelectorAll('table')].map((table) => table.outerHTML)"
CHANGED = "(before) => !window.allDrawn(before)"
QUIET, LOOKS = 3000, 20


@dataclass(frozen=True)
class Drawn:
    """The charts (Plotly's JSON), what they hash to, and the tables of one view."""

    specs: tuple[str, ...]
    drawings: tuple[str, ...]
    tables: tuple[str, ...]


@dataclass(frozen=True)
class Views:
    """One page before and after another township is chosen; `words` is that township's entry in the filter."""

    page: str
    before: Drawn
    after: Drawn | None
    words: str


def link(url: str, page: str, township: str = FIRST) -> str:
    """A cold link to a page."""
    name = "" if page == "overview" else page
    return f"{url}/{name}?{urlencode({**LINKS[page], 'township': township})}"


def settle(tab: Page) -> None:
    """Wait until the server has run and nothing has been drawn anew for a while, however slow the machine is."""
    for _ in range(LOOKS):
        tab.wait_for_selector(FINISHED, state="attached")
        drawings = tab.evaluate(DRAWINGS)
        tab.wait_for_timeout(QUIET)
        if tab.evaluate(DRAWINGS) == drawings and None not in drawings and tab.locator(FINISHED).count():
            return
    raise TimeoutError(f"{tab.url} is never done")


def _drawn(tab: Page) -> Drawn:
    return Drawn(tuple(tab.evaluate(SPECS)), tuple(tab.evaluate(DRAWINGS)), tuple(tab.evaluate(TABLES)))


def choose(tab: Page, words: str) -> None:
    """Pick another township."""
    tab.locator(FILTER).click()
    tab.get_by_role("option", name=words, exact=True).click()


def look(tab: Page, url: str, page: str) -> Views | None:
    """What a page draws before and after the township changes; None for a page without charts."""
    tab.goto(link(url, page, SECOND))
    settle(tab)
    words = tab.locator(FILTER).first.input_value() if tab.locator(FILTER).count() else ""
    tab.goto(link(url, page))
    settle(tab)
    before = _drawn(tab)
    if not before.specs:
        return None
    if not words:
        return Views(page, before, None, "")
    choose(tab, words)
    with suppress(Patience):
        tab.wait_for_function(CHANGED, arg=list(before.drawings), timeout=LOOKS * 1000)
    settle(tab)
    after = _drawn(tab)
    return Views(page, before, after if after.drawings != before.drawings else None, words)


STATIC = Template(
    """<!doctype html><html><head><meta charset="utf-8"><script src="plotly.min.js"></script></head><body>
<select id="township"><option value="0">0</option><option value="1">1</option></select>
<div id="charts"></div><div id="tables"></div>
<script type="application/json" id="views">$views</script>
<script>
const views = JSON.parse(document.getElementById("views").textContent);
const show = (number) => {
  document.getElementById("tables").innerHTML = views[number].tables.join("");
  const charts = document.getElementById("charts");
  while (charts.children.length > views[number].specs.length) charts.lastChild.remove();
  views[number].specs.forEach((text, i) => {
    if (!charts.children[i]) charts.append(Object.assign(document.createElement("div"), { className: "chart-place" }));
    const spec = JSON.parse(text);
    Plotly.react(charts.children[i], spec.data, spec.layout, { responsive: true });
  });
};
document.getElementById("township").addEventListener("change", (event) => show(event.target.value));
show(0);
</script></body></html>"""
)


def write_static(folder: Path, views: Views) -> None:
    """`<page>.html` with the data of both views inline, beside one copy of plotly.js."""
    library = folder / "plotly.min.js"
    if not library.is_file():
        library.write_bytes((Path(plotly.__file__).parent / "package_data" / "plotly.min.js").read_bytes())
    held = [{"specs": view.specs, "tables": view.tables} for view in (views.before, views.after or views.before)]
    inline = json.dumps(held, ensure_ascii=False).replace("</", "<\\/")
    (folder / f"{views.page}.html").write_text(STATIC.substitute(views=inline), encoding="utf-8")
