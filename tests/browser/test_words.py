"""One language on the screen: no English in a Chinese page, no Chinese but names in an English one, and no noise."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.contract import TABLES
from tests.browser.tour import PAGES, Tour

HAN = re.compile(r"[\u3400-\u9fff]+")
LATIN = re.compile(r"[A-Za-z][A-Za-z'\u2019]+")
# Signs that a Chinese reader knows as such, the switch to the other language, the tables of the data folder and the
# command that writes one of them.
KNOWN = {"SE", "PNG", "SVG", "CSV", "XLSX", "SQL", "MB", "Word", "English", "record", *TABLES}
CODES = [
    r"[\w=./-]+\.(parquet|toml|csv|md)\b",  # files
    r"\b\d{14}-[0-9a-f]{8}\b",  # the version
    r"\b[A-Z]{1,3}-?\d{1,5}\b",  # T01, J0101, N1, the post LG-03
    r"\bpython -m dashboard( [a-z]+)+|\brecord [a-z]+",  # commands
]
NAMES_OF_TABLES = r"\b[a-z0-9]+(_[a-z0-9]+)+\b"  # and columns and keys of the plan, as a folder's maker must write them
TELL_NAMES = ("data_status", "methods")
# Clauses keep the numbers that they have in print: 三(六)5
CLAUSES = re.compile(r"[一二三四五六七八九十]+[(（][一二三四五六七八九十]+[)）]\d*")


# Views that the tour of the pages does not come by.
VIEWS = [
    ("school_comparison", {"frame": "pair"}),
    ("school_comparison", {"frame": "peers"}),
    ("school_comparison", {"frame": "time", "school": "J0301"}),
    ("", {"stage": "primary"}),
    ("township", {"stage": "primary"}),
    ("phase_targets", {}),
    ("monitoring", {}),
]


@pytest.fixture(scope="session")
def names(county: Path) -> list[str]:
    """Every Chinese text of the data, longest first: names are not translated."""
    files = [*county.glob("*.parquet"), *county.glob("decisions/*.parquet"), *county.glob("actions/*.parquet")]
    columns = [column for file in files for column in pq.read_table(file).columns]
    texts = [column for column in columns if pa.types.is_string(column.type) or pa.types.is_large_string(column.type)]
    found = {one for column in texts for one in column.unique().to_pylist() if one and HAN.search(one)}
    return sorted(found, key=len, reverse=True)


def texts(found: dict[str, Any]) -> list[str]:
    """All words of a page: on the screen, under the pointer, in the charts."""
    marks = [text for chart in found["charts"] for one in chart["traces"] for text in one["words"]]
    charts = [text for chart in found["charts"] for text in [*chart["svg_words"], chart["alt"]]]
    lines = [*found["words"].splitlines(), found["title"], *found["hints"], *found["placeholders"], *marks, *charts]
    return [line for line in {re.sub(r"<[^>]*>", " ", line).strip() for line in lines} if line]


def english_left(text: str, page: str) -> list[str]:
    for code in [*CODES, NAMES_OF_TABLES] if page in TELL_NAMES else CODES:
        text = re.sub(code, " ", text)
    return [word for word in LATIN.findall(text) if word not in KNOWN]


@pytest.mark.parametrize("page", PAGES)
def test_a_chinese_page_speaks_no_english(tour: Tour, page):
    found = {line: english_left(line, page) for line in texts(tour.stop(page).found)}
    assert sorted((line, words) for line, words in found.items() if words) == []


@pytest.mark.parametrize("page", PAGES)
def test_an_english_page_speaks_chinese_only_in_names(tour: Tour, names, page):
    assert chinese_left(texts(tour.stop(page, "en").found), names) == []


def chinese_left(lines: list[str], names: list[str]) -> list[str]:
    """Lines with Chinese that is no name, no clause and no way to the other language."""
    left: list[str] = []
    for line in lines:
        rest = CLAUSES.sub(" ", line)
        for name in names:
            rest = rest.replace(name, " ")
        left += [line] if HAN.search(rest.replace("中文", " ")) else []
    return sorted(left)


@pytest.mark.parametrize(("page", "codes"), VIEWS, ids=str)
def test_other_views_keep_their_language_too(open_view, names, page, codes):
    view = open_view(page, **codes)
    chinese = texts(view.seen())
    assert sorted(line for line in chinese if english_left(line, page)) == []
    assert chinese_left(texts(view.switch_language().seen()), names) == []


def test_the_guide_keeps_its_language_too(open_view, names):
    view = open_view("")
    guide = view.page.locator(".guide-line, .tour-box")
    for language in ("zh", "en"):
        view.page.locator(".tour-start").click()
        lines = "\n".join(guide.all_inner_texts()).splitlines()
        assert len(lines) > 5
        left = chinese_left(lines, names) if language == "en" else [line for line in lines if english_left(line, "")]
        assert left == []
        view.page.keyboard.press("Escape")
        view.switch_language()


@pytest.mark.parametrize("page", [page for page in PAGES if page not in TELL_NAMES])
def test_no_page_shows_a_code_of_the_program(tour: Tour, page):
    found = {line: re.findall(NAMES_OF_TABLES, line) for line in texts(tour.stop(page, "en").found)}
    assert sorted((line, codes) for line, codes in found.items() if codes) == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_the_console_stays_silent(tour: Tour, page, language):
    assert tour.stop(page, language).errors == ()


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_asked_of_another_host(tour: Tour, page):
    assert tour.stop(page).hosts - {"", "127.0.0.1"} == set()
