"""From the county to a township to a school by clicks on marks, and back by the breadcrumb."""

from tests.browser.tour import EXAM
from tests.browser.views import View

PLACE_OF_MARK = """([key, code]) => {
    const chart = document.querySelector(`.st-key-${key}_block .js-plotly-plot`);
    const frame = chart.getBoundingClientRect();
    const first = (row) => String(Array.isArray(row) ? row[0] : row);
    for (const [number, trace] of chart._fullData.entries()) {
        const place = Array.from(trace.customdata || []).findIndex((row) => first(row) === code);
        if (place < 0) continue;
        const mark = chart.calcdata[number][place];
        const bar = trace.type === "bar" && trace.orientation === "h";
        const [x, y] = bar ? [(mark.s0 + mark.s1) / 2 || mark.x / 2 || 0, mark.p] : [mark.x, mark.y];
        const { xaxis, yaxis } = chart._fullLayout;
        return [frame.left + xaxis._offset + xaxis.c2p(x), frame.top + yaxis._offset + yaxis.c2p(y)];
    }
    return null;
}"""


def click_mark(view: View, key: str, code: str) -> None:
    """Hover a mark until its words show, then click it."""
    chart = view.page.locator(f".st-key-{key}_block .js-plotly-plot")
    chart.scroll_into_view_if_needed()
    view.page.evaluate(f"document.querySelector('.st-key-{key}_block').scrollIntoView({{block: 'start'}})")
    view.page.wait_for_timeout(200)
    place = view.page.evaluate(PLACE_OF_MARK, [key, code])
    assert place, f"no mark of {code} in the chart {key}"
    view.page.mouse.move(place[0] - 3, place[1] - 3)
    view.page.mouse.move(*place)
    chart.locator(".hoverlayer .hovertext").first.wait_for()
    view.page.mouse.click(*place)


def test_clicks_lead_from_county_to_township_to_school_and_the_breadcrumb_back(open_view):
    view = open_view("township", **EXAM, subject="math")
    click_mark(view, "townships", "T03")
    view.page.wait_for_url("**/township?*township=T03*")
    view.until("() => document.querySelector('.st-key-contribution_block .js-plotly-plot .main-svg')")
    assert view.filters()["township"] == "岚屿乡"
    assert view.codes["subject"] == "math"

    click_mark(view, "contribution", "J0301")
    view.at("school")
    assert view.codes["school"] == "J0301"
    assert view.filters()["school"] == "岚屿乡第一初级中学"
    assert "岚屿乡第一初级中学" in view.page.locator(".st-key-breadcrumb").inner_text()

    view.page.locator(".st-key-breadcrumb a", has_text="岚屿乡").click()
    view.at("township")
    assert (view.codes["township"], view.codes.get("school")) == ("T03", None)
    view.page.locator(".st-key-breadcrumb a", has_text="全县").click()
    view.at("school_comparison")
    assert not {"township", "school"} & set(view.codes)
    assert {key: view.codes[key] for key in ("test", "subject")} == {"test": EXAM["test"], "subject": "math"}


def test_dots_and_rows_of_the_comparison_open_their_school(open_view):
    view = open_view("school_comparison", **EXAM)
    click_mark(view, "comparison", "J0302")
    view.at("school")
    assert view.filters()["school"] == "岚屿乡第二初级中学"
    assert view.codes["test"] == EXAM["test"]

    view.page.go_back()
    view.at("school_comparison")
    view.page.locator(".st-key-official_block tr.opens", has_text="皎坞镇初级中学").click()
    view.at("school")
    assert view.filters()["school"] == "皎坞镇初级中学"


def test_a_click_on_a_township_of_a_target_shows_its_schools(open_view):
    view = open_view("phase_targets", plan="taikang-2022")
    block = view.page.locator(".st-key-schools_block")
    click_mark(view, "townships", "T03")
    view.page.wait_for_url("**/phase_targets?*township=T03*")
    view.until("() => document.querySelector('.st-key-schools_block h3')?.innerText.includes('岚屿乡')")
    assert block.locator("tbody tr").count() > 0
