"""The first five minutes: a server on a folder that is missing, empty, wrong, of Excel files, broken, whole."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import SCREEN
from tests.browser.serving import Server, serve
from tests.browser.views import FINISHED, PATIENCE

TABLES = ("schools", "townships", "exams", "exam_subjects", "roster", "scores", "terms", "plans")


@pytest.fixture(scope="module")
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that was started for a folder that nobody has made."""
    with serve(tmp_path_factory.mktemp("first") / "mine") as started:
        yield started


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport=SCREEN, locale="zh-CN")
    opened.set_default_timeout(PATIENCE)
    yield opened
    opened.close()


def copy(county: Path, folder: Path) -> None:
    """The registers, marks and plans of the small county, without its warehouse."""
    for name in TABLES:
        source = county / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            shutil.copyfile(source.with_suffix(".parquet"), folder / f"{name}.parquet")


@pytest.mark.slow
def test_each_state_says_what_is_there_and_goes_on_by_itself(county: Path, nowhere: Server, page: Page) -> None:
    page.goto(nowhere.url)
    title(page, "找不到数据文件夹")
    without_tables(page, nowhere.folder)
    broken(page, nowhere.folder)
    copy(county, nowhere.folder)
    title(page, "正在读取数据")
    page.wait_for_selector(FINISHED, state="attached", timeout=3 * PATIENCE)
    page.locator(".cards").wait_for()
    assert "Traceback" not in nowhere.folder.with_suffix(".log").read_text(encoding="utf-8")


def title(page: Page, words: str) -> None:
    page.get_by_role("heading", name=words).wait_for()


def without_tables(page: Page, folder: Path) -> None:
    """Empty, then with a file of something else, then with Excel."""
    folder.mkdir()
    title(page, "数据文件夹是空的")
    assert "python -m dashboard sample" in page.locator(".stMain").inner_text()
    (folder / "会议记录.txt").write_text("与看板无关", encoding="utf-8")
    title(page, "这个文件夹里没有看板的数据")
    assert "会议记录.txt" in page.locator(".empty-view").inner_text()
    (folder / "九年级成绩.xlsx").write_bytes(b"PK")
    title(page, "有 Excel 文件，还没有导入")
    assert f'import "{folder}"' in page.locator(".stMain").inner_text()


def broken(page: Page, folder: Path) -> None:
    """A table that is cut off, told in both languages."""
    (folder / "schools.parquet").write_bytes(b"PAR1")
    title(page, "数据暂时还不能用")
    told = page.locator(".told")
    assert "schools.parquet" in told.inner_text()
    page.locator(".st-key-language_switch button").click()
    title(page, "The data cannot be used yet")
    assert "schools.parquet" in told.inner_text()
    page.locator(".st-key-language_switch button").click()
    title(page, "数据暂时还不能用")
    (folder / "schools.parquet").unlink()
