"""Readers without a mouse or without sight: axe-core finds nothing serious, the keyboard reaches every control."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest

from tests.browser.tour import LINKS, PAGES, path
from tests.browser.views import View

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RUN = """async () => {
    const runOnly = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];
    const { violations } = await axe.run(document, { resultTypes: ["violations"], runOnly });
    return violations.flatMap(({ id, impact, nodes }) => nodes.map((node) => ({ id, impact, html: node.html })));
}"""
GRAVE = {"serious", "critical"}
# Streamlit's own, not ours to change: (rule, a part of its HTML).
STREAMLITS: dict[str, str] = {}
CONTROLS = "a[href], button, input, summary, th[tabindex], tr[tabindex], [role=region][tabindex]"
NAMELESS = f"""() => [...document.querySelectorAll("{CONTROLS}")].filter((one) => one.checkVisibility() &&
    !(one.getAttribute("aria-label") || one.innerText || one.title || one.value || "").trim()
).map((one) => one.outerHTML.slice(0, 200))"""
OUT_OF_REACH = f"""() => [...document.querySelectorAll("{CONTROLS}")].filter((one) =>
    one.checkVisibility() && one.tabIndex !== 0).map((one) => one.outerHTML.slice(0, 200))"""
MOVING = """() => [...document.querySelectorAll("*")].filter((one) =>
    getComputedStyle(one).transitionDuration.split(",").some((time) => parseFloat(time) > 0)
).map((one) => one.outerHTML.slice(0, 200))"""
HERE = """() => {
    const one = document.activeElement;
    const style = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    const seen = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
    return { tag: one.tagName, words: one.innerText || one.value || "", seen, y: box.top + scrollY, x: box.left };
}"""


def grave(view: View) -> list[dict[str, Any]]:
    """What axe-core calls serious or critical, without what is Streamlit's own."""
    view.page.evaluate(AXE)
    found: list[dict[str, Any]] = view.page.evaluate(RUN)
    own = [one for one in found if STREAMLITS.get(one["id"], "\0") not in one["html"]]
    return [one for one in own if one["impact"] in GRAVE]


@pytest.mark.parametrize("page", PAGES)
def test_nothing_serious_is_found_on_any_page(open_view, page):
    view = open_view(path(page), **LINKS[page])
    assert grave(view) == []
    assert view.page.evaluate(NAMELESS) == []
    assert view.page.evaluate(OUT_OF_REACH) == []
    assert view.page.evaluate("document.documentElement.lang") == "zh-CN"
    assert view.page.locator("nav[aria-label]").count() >= 1
    assert view.page.locator("th:not([scope])").count() == 0


def test_nothing_moves_for_whoever_wants_no_movement(open_view):
    view = open_view("warnings")
    assert view.page.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches")
    assert view.page.evaluate(MOVING) == []


def test_what_is_wrong_is_found(open_view):
    view = open_view("methods", entry="official")
    wrong = '<p style="color:#ccc;background:#fff">faint</p><img src="data:,"><button></button>'
    view.page.evaluate("(html) => document.querySelector('.stMain').insertAdjacentHTML('afterbegin', html)", wrong)
    assert {one["id"] for one in grave(view)} == {"color-contrast", "image-alt", "button-name"}
    assert len(view.page.evaluate(NAMELESS)) == 1


def test_nothing_serious_is_found_in_lists_tour_and_rows(open_view):
    view = open_view("")
    view.page.locator(".tour-start").click()
    view.page.locator(".st-key-histogram_block [data-rows]").click()
    view.page.locator(".st-key-histogram_block .chart-rows tbody tr").first.wait_for()
    assert grave(view) == []
    view.page.keyboard.press("Escape")
    view.page.locator("details.questions summary").click()
    assert grave(view) == []
    view.page.locator(".st-key-choice_school_year input").click()
    assert grave(view) == []
    view.switch_language()
    assert view.page.evaluate("document.documentElement.lang") == "en"


def test_the_rows_of_a_chart_stand_in_a_table_by_key(open_view):
    view = open_view("school_comparison", **LINKS["school_comparison"])
    chart = next(chart for chart in view.seen()["charts"] if chart["key"] == "comparison")
    button = view.page.locator(".st-key-comparison_block [data-rows]")
    button.focus()
    view.page.keyboard.press("Enter")
    rows = view.page.locator(".st-key-comparison_block .chart-rows tbody tr")
    rows.first.wait_for()
    drawn = {code for one in chart["traces"] for code in one["codes"] if code}
    assert {row.locator("th").inner_text() for row in rows.all()} == drawn
    assert button.get_attribute("aria-expanded") == "true"
    assert chart["alt"]
    button.focus()
    view.page.keyboard.press("Enter")
    assert view.page.locator(".st-key-comparison_block .chart-rows").count() == 0


def test_tab_goes_through_the_page_from_top_to_bottom_and_is_seen(open_view):
    view = open_view("", **LINKS["overview"])
    stops = []
    for _step in range(34):
        view.page.keyboard.press("Tab")
        stops.append(view.page.evaluate(HERE))
    own = [stop for stop in stops if stop["tag"] != "MAIN"]
    assert [stop for stop in own if not stop["seen"]] == []
    words = [stop["words"].split("\n")[0].strip() for stop in own]
    assert words.index("总览") < words.index("English") < words.index("找答案") < words.index("CSV")
    heights = [stop["y"] for stop in own[1:]]
    assert all(later > earlier - 60 for earlier, later in pairwise(heights))


def test_headings_sort_and_rows_open_by_key(open_view):
    view = open_view("school_comparison", **LINKS["school_comparison"])
    heading = view.page.locator(".st-key-official_block th").first
    heading.focus()
    view.page.keyboard.press("Enter")
    assert view.page.locator(".st-key-official_block th").first.get_attribute("data-order") == "up"
    view.page.locator(".st-key-official_block tr.opens").first.focus()
    view.page.keyboard.press("Enter")
    view.at("school")


def test_the_tour_is_offered_once_left_by_key_and_found_again(browser, server):
    fresh = browser.new_context(viewport={"width": 1280, "height": 720}, locale="zh-CN")
    view = View(fresh, server.url).open("", lang="zh")
    assert view.page.locator(".tour-box").count() == 0  # a link opens its view and no tour
    view.open("")
    view.page.locator(".tour-box.offer button", has_text="开始").click()
    told = []
    for _step in range(6):
        told.append(view.page.locator(".tour-box h4").inner_text())
        view.page.keyboard.press("ArrowRight")
    assert told == ["页面", "筛选", "六个数", "需要研究决定的事项", "带走图和数据", "找答案"]
    assert view.page.locator(".tour-box").count() == 0
    view.open("")
    assert view.page.locator(".tour-box").count() == 0
    view.page.locator(".tour-start").click()
    view.page.keyboard.press("ArrowRight")
    view.page.keyboard.press("Escape")
    assert view.page.locator(".tour-box").count() == 0
    assert view.page.evaluate("document.activeElement.className") == "tour-start"
    fresh.close()
