"""The evidence of one mark: opened by a cold link, changed by a click, the same in the file that reproduces it."""

import duckdb

from tests.browser.serving import Server

CASE = "zhongkao-school-bottom3:J0301"
CASE_TEXT = "() => document.querySelector('.st-key-case_block')?.innerText || ''"


def test_a_cold_link_opens_the_evidence_of_its_mark(open_view):
    view = open_view("warnings", rule="zhongkao-school-bottom3", case=CASE)
    text = view.page.evaluate(CASE_TEXT)
    assert "岚屿乡第一初级中学" in text
    assert "满足条件·供研究" in text
    assert "至少提高2.97分" in text
    assert view.codes["case"] == CASE


def test_who_meets_a_rule_is_on_the_first_screen(open_view):
    view = open_view("warnings")
    marked = ".st-key-board .table-box tr.opens"
    box = view.page.locator(marked).first.bounding_box()
    assert box
    assert box["y"] < 500
    last = [line for line in view.page.locator(marked).all_inner_texts() if "■" in line][-1]
    assert view.page.locator(marked, has_text=last.split("\t")[0]).first.bounding_box()["y"] < 720


def test_the_board_shows_every_column_to_its_end(open_view):
    box = open_view("warnings").page.locator(".st-key-board .table-box")
    assert box.evaluate("(it) => it.scrollWidth - it.clientWidth") == 0


def test_a_click_on_a_row_of_the_board_opens_its_evidence(open_view):
    view = open_view("warnings")
    view.page.locator(".st-key-board tr.opens", has_text="待认定").first.click()
    view.until("() => document.querySelector('.st-key-case_block')?.innerText.includes('岚屿乡第二初级中学')")
    assert view.codes["case"] == "zhongkao-school-bottom3:J0302"


def test_the_evidence_stays_in_sight_while_the_strips_are_read(open_view):
    view = open_view("warnings", case=CASE)
    view.page.locator('[class*="st-key-strips_primary-township-bottom3"]').first.scroll_into_view_if_needed()
    view.page.wait_for_timeout(300)
    box = view.page.locator(".case h4").bounding_box()
    assert box
    assert 0 < box["y"] < 720


def test_the_sql_that_a_case_hands_out_runs_on_the_warehouse_file(open_view, server: Server, tmp_path):
    view = open_view("warnings", case=CASE)
    saved = tmp_path / "proof.sql"
    view.download(".st-key-case_sql button:visible").save_as(saved)
    warehouse = server.open_warehouse()
    with duckdb.connect(str(warehouse.file), read_only=True) as con:
        rows = con.execute(saved.read_text(encoding="utf-8")).df()
    warehouse.close()
    assert rows["recorded_place"].tolist() == rows["place_again"].tolist() == [2, 11, 11]


def test_a_row_of_the_ledger_brings_its_evidence_into_sight(open_view):
    view = open_view("warnings")
    row = view.page.locator(".st-key-ledger_concern tr.opens", has_text="岚屿乡第二初级中学").first
    row.scroll_into_view_if_needed()
    before = view.page.locator(".case h4").bounding_box()
    assert before
    assert before["y"] < 0
    row.click()
    view.until("() => document.querySelector('.st-key-case_block')?.innerText.includes('岚屿乡第二初级中学')")
    box = view.page.locator(".case h4").bounding_box()
    assert box
    assert 0 <= box["y"] < 360
