"""A link is the whole view: cold, in the other language, after the back button, on the next page."""

from typing import Any

import pytest

from tests.browser.tour import EXAM, LINKS, PAGES, WORDS, Tour, path


def drawn(found: dict[str, Any]) -> list[tuple[str, int, set[str]]]:
    """Each chart of a page: its place, its traces, the units that its marks carry."""
    return [
        (chart["key"], len(chart["traces"]), {str(code) for one in chart["traces"] for code in one["codes"]})
        for chart in found["charts"]
    ]


@pytest.mark.parametrize("page", PAGES)
def test_a_cold_link_opens_the_page_and_keeps_its_codes(tour: Tour, page):
    seen = tour.stop(page)
    assert seen.late == ""
    assert seen.found["exceptions"] == []
    assert {key: code for key, code in seen.codes.items() if key in seen.asked} == seen.asked
    assert seen.found["titles"] or page == "methods"


@pytest.mark.parametrize("page", PAGES)
def test_the_filters_show_what_the_link_asked_for(tour: Tour, page):
    shown = tour.stop(page).found["filters"]
    for key, code in LINKS[page].items():
        words = WORDS.get(key)
        wanted = words.get(code) if isinstance(words, dict) else words
        if wanted is not None:
            assert shown.get(key) == wanted


@pytest.mark.parametrize("page", [page for page in PAGES if page not in ("methods", "actions")])
def test_the_linked_view_has_its_charts(tour: Tour, page):
    charts = tour.stop(page).found["charts"]
    assert charts
    assert all(chart["traces"] and chart["width"] > 300 for chart in charts)


@pytest.mark.parametrize("page", PAGES)
def test_the_other_language_shows_the_same_view(tour: Tour, page):
    chinese, english = tour.stop(page), tour.stop(page, "en")
    assert english.late == ""
    assert english.codes == {**chinese.codes, "lang": "en"}
    assert drawn(english.found) == drawn(chinese.found)
    assert english.found["tables"] == chinese.found["tables"]


@pytest.mark.parametrize("page", ["school_comparison", "phase_targets"])
def test_a_chinese_link_opens_cold_in_english(tour: Tour, open_view, page):
    chinese = tour.stop(page)
    view = open_view(path(page), **{**chinese.codes, "lang": "en"})
    assert view.codes == {**chinese.codes, "lang": "en"}
    assert view.page.locator(".st-key-language_switch").inner_text() == "中文"
    assert drawn(view.seen()) == drawn(chinese.found)


def test_choices_write_themselves_into_the_link_and_survive_a_change_of_page_and_the_back_button(open_view):
    view = open_view("school_comparison", **EXAM)
    view.choose("township", "岚屿乡").choose("subject", "数学")
    assert (view.codes["township"], view.codes["subject"]) == ("T03", "math")
    before = view.filters()
    view.go("township")
    assert (view.codes["township"], view.codes["subject"]) == ("T03", "math")
    assert view.filters()["test"] == before["test"]
    view.go("data_status")
    assert view.filters()["school_year"] == "2023-2024"
    view.page.go_back()
    view.at("township")
    assert view.filters()["township"] == "岚屿乡"
    view.page.go_back()
    view.at("school_comparison")
    assert view.filters() == before


def test_a_link_with_unknown_codes_still_opens(open_view):
    view = open_view("township", test="nothing", township="nowhere")
    assert view.seen()["charts"]
    assert "nothing" not in view.page.url


def test_the_first_page_answers_by_its_name_too(open_view):
    view = open_view("overview", **EXAM)
    assert view.filters()["test"] == WORDS["test"]
    assert view.page.get_by_role("dialog").count() == 0


def test_a_link_with_a_school_alone_opens_a_test_that_it_sat(open_view):
    view = open_view("school", school="P0101")
    assert view.filters()["stage"] == "小学"
    assert view.codes["school"] == "P0101"
    assert view.page.locator(".st-key-trend_block .main-svg").count() > 0


def test_typing_finds_an_entry_and_the_keyboard_takes_it(open_view):
    view = open_view("township", **EXAM)
    view.page.locator(".st-key-choice_township input").click()
    view.page.keyboard.type("岚屿")
    assert view.page.get_by_role("option").all_inner_texts() == ["岚屿乡"]
    view.page.keyboard.press("Enter")
    view.page.wait_for_url("**/township?*township=T03*")
    assert view.settle().filters()["township"] == "岚屿乡"
    view.page.locator(".st-key-choice_township input").click()
    view.page.keyboard.type("无此乡")
    view.page.keyboard.press("Escape")
    assert view.filters()["township"] == "岚屿乡"
