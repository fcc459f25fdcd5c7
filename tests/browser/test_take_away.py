"""What is carried out of the room: a school on one sheet of paper, the meeting's files at one click."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import BrowserContext, Download
from pptx import Presentation

from tests.browser.serving import Server

pytestmark = pytest.mark.browser
PATIENCE = 240_000


def test_the_profile_of_a_school_is_one_page_with_its_words(server: Server, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(f"{server.url}/school?lang=zh")
    page.wait_for_selector(".st-key-print_profile button", timeout=PATIENCE)
    assert not page.locator(".print-sheet").is_visible()
    paper = page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", paper)) == 1
    page.emulate_media(media="print")
    words = page.locator(".print-sheet").inner_text()
    for expected in ("四个参照", "各学科与全县对比", "增值", "历年预警", "分数以外", "内部资料", "结果版本"):
        assert expected in words
    assert "为保护小人数" in words
    assert page.locator(".print-sheet table").last.locator("tbody tr").count() >= 3
    assert not page.locator(".st-key-menu").is_visible()
    page.close()


def test_one_click_brings_slides_and_workbook(server: Server, context: BrowserContext, tmp_path: Path) -> None:
    page = context.new_page()
    got: list[Download] = []
    page.on("download", lambda one: got.extend([one]))
    page.goto(f"{server.url}/overview?lang=zh")
    page.wait_for_selector(".st-key-meeting_pack button", timeout=PATIENCE)
    page.click(".st-key-meeting_pack button")
    page.wait_for_selector(".st-key-meeting_pack button[aria-busy]")
    page.wait_for_selector(".st-key-meeting_pack button:not([aria-busy])", timeout=PATIENCE)
    page.wait_for_timeout(1500)
    names = [one.suggested_filename for one in got]
    assert [name.rsplit(".", 1)[1] for name in names] == ["pptx", "xlsx"]
    version = re.fullmatch(r"会议材料_(.+)_zh\.pptx", names[0])
    assert version
    for one in got:
        one.save_as(tmp_path / one.suggested_filename)
    slides = Presentation(BytesIO((tmp_path / names[0]).read_bytes())).slides
    assert version[1] in "".join(shape.text_frame.text for shape in slides[0].shapes if shape.has_text_frame)
    assert len(load_workbook(tmp_path / names[1]).sheetnames) > 10
    page.close()
