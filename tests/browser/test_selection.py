"""One selection for the page: a row points at its marks, a mark at its row, the unit of the link is marked in both."""

from tests.browser.test_drilldown import PLACE_OF_MARK
from tests.browser.tour import EXAM

ROWS = ".st-key-official_block tbody tr[data-code]"
RINGS = ".st-key-comparison_block .unit-ring"


def code_of_first_row(view) -> str:
    return view.page.locator(ROWS).first.get_attribute("data-code")


def test_a_row_under_the_pointer_or_the_focus_marks_its_school_in_the_chart(open_view):
    view = open_view("school_comparison", **EXAM, shown="all")
    row = view.page.locator(ROWS).first
    row.hover()
    view.page.wait_for_selector(f"{RINGS}.pointed", state="attached")
    view.page.mouse.move(2, 2)
    view.page.wait_for_selector(f"{RINGS}.pointed", state="detached")
    row.focus()
    view.page.wait_for_selector(f"{RINGS}.pointed", state="attached")


def test_a_mark_under_the_pointer_marks_its_row_and_nothing_is_asked_of_the_server(open_view):
    view = open_view("school_comparison", **EXAM, shown="all")
    code = code_of_first_row(view)
    view.page.evaluate("document.querySelector('.st-key-comparison_block').scrollIntoView({block: 'start'})")
    view.page.wait_for_timeout(200)
    place = view.page.evaluate(PLACE_OF_MARK, ["comparison", code])
    view.wire.forget()
    view.page.mouse.move(place[0] - 3, place[1] - 3)
    view.page.mouse.move(*place)
    view.page.wait_for_selector(f"{ROWS}.pointed", state="attached")
    assert view.page.locator(f"{ROWS}.pointed").first.get_attribute("data-code") == code
    assert view.wire.frames == []


def test_the_school_of_the_link_is_marked_in_table_and_chart(open_view):
    code = code_of_first_row(open_view("school_comparison", **EXAM, shown="all"))
    view = open_view("school_comparison", **EXAM, shown="all", school=code)
    view.page.wait_for_selector(f"{RINGS}.chosen", state="attached")
    assert view.page.locator(f"{ROWS}.chosen").get_attribute("data-code") == code
