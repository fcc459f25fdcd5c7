"""From a duty to its townships, schools and records by clicks; the rows as a workbook."""

from pathlib import Path

from openpyxl import load_workbook

from tests.browser.test_drilldown import click_mark

ESSAY = "book-essay..all"


def test_clicks_lead_from_a_duty_to_a_township_to_a_school_and_its_records(open_view):
    view = open_view("monitoring", plan="taikang-2022", area="research")
    view.page.locator(f'.st-key-duties_block tr[data-code="{ESSAY}"]').click()
    view.page.wait_for_url("**/monitoring?*duty=book-essay*")
    view.settle()
    assert "每学期提交读后心得" in view.page.locator(".st-key-duty_trend_block h3").inner_text()

    click_mark(view, "heat", f"{ESSAY}|T02")
    view.page.wait_for_url("**/monitoring?*township=T02*")
    view.settle()
    assert view.filters()["township"] == "澄汀镇"
    assert view.codes["duty"] == ESSAY

    click_mark(view, "heat", f"{ESSAY}|J0201")
    view.page.wait_for_url("**/monitoring?*unit=J0201*")
    view.settle()
    records = view.page.locator(".st-key-records_block")
    assert "澄汀育才初级中学" in records.locator("h3").inner_text()
    assert "2024-2025学年下学期" in records.locator("tbody").inner_text()

    view.page.locator(".st-key-breadcrumb a", has_text="澄汀育才初级中学").click()
    view.at("school")
    assert view.codes["school"] == "J0201"


def test_a_line_of_the_calendar_opens_its_units(open_view):
    view = open_view("monitoring", plan="taikang-2022", rhythm="week")
    click_mark(view, "calendar", "supervision-3-per-week..all")
    view.page.wait_for_url("**/monitoring?*quota=supervision-3-per-week*")
    view.settle()
    assert "这是县级定额" in view.page.locator("body").inner_text()


def test_the_list_downloads_as_a_workbook_with_every_row(open_view, tmp_path: Path):
    view = open_view("monitoring", plan="taikang-2022", area="research")
    shown = view.page.locator(".st-key-duties_block tbody tr").count()
    download = view.download(".st-key-duties_xlsx button:visible")
    file = tmp_path / "duties.xlsx"
    download.save_as(file)
    book = load_workbook(file)
    sheet = max(book.worksheets, key=lambda one: one.max_row)
    assert sheet.max_row == shown + 1
    heads = {str(cell.value) for cell in sheet[1]}
    assert {"指标代码", "覆盖率", "条款"} <= heads
