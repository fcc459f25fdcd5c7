"""PNG, SVG, CSV and XLSX hold what the screen shows: the same rows, the same marks, Chinese intact."""

from __future__ import annotations

import csv
import io
import math
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PIL import Image
from playwright.sync_api import BrowserContext

from tests.browser.serving import Server
from tests.browser.views import View

TEST, SUBJECT, TOWNSHIP = "2023-2024-zhongkao", "math", "T02"
LINK = {"stage": "junior", "school_year": "2023-2024", "test": TEST, "subject": SUBJECT, "township": TOWNSHIP,
        "frame": "township"}  # fmt: skip
TITLE = "与全县均分之差：数学"
CHOICES = ["初中", "2023-2024", "2023—2024学年初中学业水平考试（中招）", "数学", "澄汀镇"]
INTERNAL = "内部资料·仅供领导小组研究·不得外传"
# One picture for each letter as the chart's own font draws it: boxes for missing letters would all look alike.
LETTERS_DIFFER = """(letters) => {
    const drawn = [...letters, "\\uFFFF"].map((letter) => {
        const canvas = Object.assign(document.createElement("canvas"), { width: 40, height: 40 });
        const pen = canvas.getContext("2d");
        pen.font = `28px ${getComputedStyle(document.querySelector(".js-plotly-plot text")).fontFamily}`;
        pen.fillText(letter, 4, 32);
        return canvas.toDataURL();
    });
    return new Set(drawn).size === drawn.length;
}"""

EDGES = """() => {
    const frame = document.querySelector("svg").getBoundingClientRect();
    const texts = [...document.querySelectorAll("svg text")].map((text) => {
        const box = text.getBoundingClientRect();
        return [text.textContent, box.left - frame.left, box.right - frame.left];
    });
    return { width: frame.width, texts };
}"""


@pytest.fixture(scope="module")
def view(context: BrowserContext, server: Server) -> Iterator[View]:
    """The schools of one township in mathematics."""
    opened = View(context, server.url)
    yield opened.open("school_comparison", **LINK)
    opened.close()


@pytest.fixture(scope="module")
def saved(view: View, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The four files of the chart, saved by clicks."""
    folder = tmp_path_factory.mktemp("saved")
    buttons = {kind: f'.st-key-comparison_block [data-chart-image="{kind}"]' for kind in ("png", "svg")}
    buttons |= {kind: f".st-key-comparison_{kind} button:visible" for kind in ("csv", "xlsx")}
    found: dict[str, Path] = {}
    for kind, selector in buttons.items():
        download = view.download(selector)
        assert download.suggested_filename.endswith(f".{kind}")
        assert "澄汀镇" in download.suggested_filename
        found[kind] = folder / f"saved.{kind}"
        download.save_as(found[kind])
    return found


@pytest.fixture(scope="module")
def expected(server: Server) -> dict[str, float]:
    """The mean of each school of the township that may be shown, straight from the warehouse."""
    warehouse = server.open_warehouse()
    cursor = warehouse.connection.cursor()
    cursor.execute(
        "select unit_code, mean_score from marts.shown_results where test_id = ? and subject = ? and township_code = ? "
        "and unit_type = 'school' and diff is not null",
        [TEST, SUBJECT, TOWNSHIP],
    )
    found = {code: float(mean) for code, mean in cursor.fetchall()}
    warehouse.close()
    return found


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def marks(view: View) -> int:
    return sum(
        len(one["codes"]) for chart in view.seen()["charts"] if chart["key"] == "comparison" for one in chart["traces"]
    )


def test_the_png_opens_is_large_and_not_blank(view: View, saved):
    image = Image.open(saved["png"])
    image.load()
    assert image.format == "PNG"
    assert image.width >= 1800
    assert image.height >= 500
    grey = image.convert("L").histogram()
    assert 0.005 < sum(grey[:160]) / sum(grey) < 0.5


def test_title_and_foot_are_written_into_the_png(view: View, saved):
    grey = Image.open(saved["png"]).convert("L")
    ink = lambda top, bottom: sum(grey.crop((0, top, grey.width // 2, bottom)).histogram()[:128])  # noqa: E731
    assert ink(20, 100) > 1500
    assert sum(grey.crop((0, grey.height - 110, grey.width, grey.height)).histogram()[:160]) > 1000


def test_chinese_letters_are_drawn_and_not_boxes(view: View):
    assert view.page.evaluate(LETTERS_DIFFER, "与全县均分之差数学校名次")


def test_the_svg_holds_the_chinese_words_and_every_mark(view: View, saved):
    root = ElementTree.fromstring(saved["svg"].read_bytes())
    name = "{http://www.w3.org/2000/svg}"
    words = ["".join(text.itertext()) for text in root.iter(f"{name}text")]
    points = [path for path in root.iter(f"{name}path") if "point" in (path.get("class") or "").split()]
    assert any(TITLE in text for text in words)
    assert any(INTERNAL in text for text in words)
    assert any("澄汀育才初级中学" in text for text in words)
    assert len(points) == marks(view) > 0


def test_no_word_of_the_image_is_cut_off(view: View, saved, server):
    page = view.page.context.new_page()
    page.set_content(saved["svg"].read_text(encoding="utf-8"))
    edges = page.evaluate(EDGES)
    words = "".join(text for text, _left, _right in edges["texts"])
    assert [text for text, left, right in edges["texts"] if left < 0 or right > edges["width"]] == []
    assert server.version in words
    assert all(choice in words for choice in CHOICES)
    page.close()


def test_the_csv_holds_exactly_the_filtered_rows_with_a_byte_order_mark(saved, expected):
    assert saved["csv"].read_bytes().startswith(b"\xef\xbb\xbf")
    rows = rows_of(saved["csv"])
    assert {row["学校代码"]: float(row["均分"]) for row in rows} == pytest.approx(expected)
    assert len(rows) == len(expected) == 2
    assert {row["乡镇"] for row in rows} == {"澄汀镇"}


def test_the_csv_holds_what_the_chart_draws(view: View, saved):
    chart = next(chart for chart in view.seen()["charts"] if chart["key"] == "comparison")
    drawn = [code for one in chart["traces"] for code in one["codes"]]
    assert [row["学校代码"] for row in rows_of(saved["csv"])] == drawn


def test_the_workbook_says_what_it_is_on_its_cover(view: View, saved, server):
    book = openpyxl.load_workbook(saved["xlsx"])
    assert book.sheetnames == ["封面", "数据"]
    cover = {row[0].value: row[1].value for row in book["封面"].iter_rows()}
    assert cover["标题"] == TITLE
    assert server.version in cover.values()
    assert INTERNAL in cover.values()
    assert set(CHOICES) <= set(cover.values())


def test_the_workbook_holds_the_rows_of_the_csv(saved):
    sheet = openpyxl.load_workbook(saved["xlsx"])["数据"]
    heads, *lines = ([cell.value for cell in row] for row in sheet.iter_rows())
    rows = rows_of(saved["csv"])
    assert heads == list(rows[0])
    assert len(lines) == len(rows)
    for line, row in zip(lines, rows, strict=True):
        assert all(same(cell, text) for cell, text in zip(line, row.values(), strict=True)), (line, row)


def same(cell: object, text: str) -> bool:
    if cell is None:
        return text == ""
    if isinstance(cell, bool):
        return str(cell) == text
    if isinstance(cell, (int, float)):
        return math.isclose(float(cell), float(text), rel_tol=1e-12)
    return str(cell).removesuffix(" 00:00:00") == text.removesuffix(" 00:00:00")


def test_the_official_table_downloads_exactly_its_rows(view: View, tmp_path):
    view.download(".st-key-official_csv button:visible").save_as(tmp_path / "official.csv")
    shown = view.page.locator(".st-key-official_block tbody tr td:first-child").all_inner_texts()
    assert sorted(row["学校"] for row in rows_of(tmp_path / "official.csv")) == sorted(shown)
