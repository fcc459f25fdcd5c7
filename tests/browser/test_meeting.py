"""The meeting at the projector: the agenda by keys and by button, names that stay hidden, type for the back row."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from dashboard.language.catalogue import catalogue_files
from tests.browser.serving import Server
from tests.browser.tour import EXAM, TEST
from tests.browser.views import View

Open = Callable[..., View]

AGENDA = [
    ("data_status", "数据状况"), ("overview", "全县总体"), ("school_comparison", "全县学校对比"),
    ("township", "乡镇对比"), ("school_comparison", "方阵内对比"), ("value_added", "增值"), ("warnings", "后三名预警"),
    ("phase_targets", "三年目标"), ("monitoring", "过程与均衡"), ("actions", "整改台账"),
]  # fmt: skip
LEAST = 18
# Every text of every chart and table with its size on the screen, and what of the view is in sight.
LOOK = """() => {
    const sized = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.textContent.trim())
        .map((one) => [one.textContent.trim(), parseFloat(getComputedStyle(one).fontSize)]);
    const first = document.querySelector(".js-plotly-plot, .table-box");
    return {
        texts: sized(".js-plotly-plot text, .js-plotly-plot tspan, .table-box td, .table-box th"),
        top: first ? first.getBoundingClientRect().top : null,
        menu: document.querySelectorAll(".st-key-menu").length,
        here: document.querySelector("[data-item][aria-current]")?.dataset.item,
        places: document.querySelectorAll("[data-item]").length,
        title: document.querySelector(".meeting-now")?.innerText,
    };
}"""
CURRENT = "(wanted) => document.querySelector('[data-item][aria-current]')?.dataset.item === String(wanted)"


def reach(view: View, number: int) -> dict[str, Any]:
    """Wait for an item, then look at it."""
    view.until(CURRENT, number)
    return {**view.seen(), **view.page.evaluate(LOOK)}


@pytest.fixture
def names(server: Server) -> list[str]:
    """Every name that a unit of the county bears or bore, but for what the dashboard's own words say of any county."""
    words = " ".join(path.read_text(encoding="utf-8") for path in catalogue_files())
    return sorted({name for name in server.open_warehouse().report("unit_names")["unit_name"] if name not in words})


def test_the_keys_walk_the_agenda_with_names_hidden_and_type_for_the_back_row(
    open_view: Open, names: list[str]
) -> None:
    view = open_view("", meeting="1", mask="1", subject="math", **EXAM)
    for number, (page, title) in enumerate(AGENDA, start=1):
        found = reach(view, number)
        assert view.page.url.startswith(f"{view.url}/{'' if page == 'overview' else page}?")
        assert found["places"] == len(AGENDA)
        assert found["title"] == f"{number}/{len(AGENDA)} {title}"
        assert found["exceptions"] == []
        assert found["menu"] == 0
        assert found["too_wide"] <= 1
        assert found["top"] < 720
        assert [text for text, size in found["texts"] if size < LEAST] == []
        assert [name for name in names if name in found["html"]] == []
        assert view.codes["subject"] == "math"
        assert view.codes["test"] == TEST
        view.page.keyboard.press("PageDown" if number % 2 else "ArrowRight")
    assert reach(view, len(AGENDA))["here"] == str(len(AGENDA))
    sent = b"".join(view.wire.frames)
    assert [name for name in names if name.encode() in sent or json.dumps(name)[1:-1].encode() in sent] == []


def test_buttons_lead_on_and_back_and_two_quick_presses_are_two_steps(open_view: Open) -> None:
    view = open_view("", meeting="3", **EXAM)
    assert reach(view, 3)["title"].endswith("全县学校对比")
    view.page.locator(".st-key-meeting_next").click()
    reach(view, 4)
    view.page.locator(".st-key-meeting_previous").click()
    reach(view, 3)
    view.page.keyboard.press("ArrowRight")
    view.page.keyboard.press("ArrowRight")
    reach(view, 5)
    assert view.codes["frame"] == "peers"
    view.page.locator('[data-item="1"]').click()
    reach(view, 1)


def test_one_step_leads_back_from_a_school_and_the_keys_do_not_leave_a_filter(open_view: Open) -> None:
    view = open_view("", meeting="4", **EXAM)
    view.page.locator(".table-box tr.opens").first.click()
    view.page.wait_for_url("**/township?*township=*")
    view.settle().page.locator(".st-key-choice_subject input").click()
    view.page.keyboard.press("ArrowRight")
    view.page.keyboard.press("Escape")
    assert reach(view, 4)["here"] == "4"
    view.page.locator(".st-key-meeting_back").click()
    view.until("() => !document.querySelector('.st-key-meeting_back')")
    assert "township" not in view.codes
    assert view.codes["meeting"] == "4"


def test_escape_leaves_with_the_view_and_keeps_hidden_names_hidden(open_view: Open, names: list[str]) -> None:
    view = open_view("township", meeting="4", mask="1", **EXAM)
    view.page.keyboard.press("Escape")
    view.until("() => document.querySelector('.st-key-menu')").at("township")
    assert "meeting" not in view.codes
    assert view.codes["test"] == TEST
    assert [name for name in names if name in view.seen()["html"]] == []
    view.page.locator(".st-key-meeting_mask").click()
    view.until("(name) => document.body.innerText.includes(name)", "岚屿乡")


def test_a_click_on_a_hidden_unit_reveals_it_alone_and_the_next_click_opens_it(
    open_view: Open, names: list[str]
) -> None:
    view = open_view("township", meeting="4", mask="1", **EXAM)
    row = view.page.locator(".table-box tr.opens").first
    row.click()
    view.until("() => new URL(location.href).searchParams.get('revealed')")
    shown = [name for name in names if name in view.seen()["html"]]
    assert len(shown) == 1
    assert "township" not in view.codes
    row.click()
    view.page.wait_for_url("**/township?*township=*")
    assert view.settle().codes["township"] == view.codes["revealed"]
