"""Rows as files: exactly the rows, numbers as numbers, nothing that runs."""

from datetime import date, datetime
from io import BytesIO

import openpyxl
import pandas as pd
import pytest

from dashboard.exports.cover import Cover
from dashboard.exports.csv import csv_bytes
from dashboard.exports.xlsx import xlsx_bytes
from dashboard.language import use_language

ROWS = pd.DataFrame(
    {
        "school_name": ["柳河一中", "=HYPERLINK(1)"],
        "diff": [-12.3456789, None],
        "n": [120, 8],
        "held_on": [date(2025, 6, 20)] * 2,
        "unstable": [False, True],
    }
)
HEADINGS = {"school_name": "学校", "diff": "差值", "n": "应考人数", "held_on": "日期"}
COVER = Cover("标题", "口径", (), "v1", datetime(2025, 7, 2), "领导小组")


@pytest.fixture(autouse=True)
def _chinese() -> None:
    use_language("zh")


def test_csv_opens_in_excel_with_chinese_intact() -> None:
    assert csv_bytes(ROWS, HEADINGS).startswith(b"\xef\xbb\xbf" + "学校,差值".encode())


def test_csv_keeps_numbers_unrounded_and_escapes_formulas() -> None:
    lines = csv_bytes(ROWS, HEADINGS).decode("utf-8-sig").splitlines()
    assert lines[1] == "柳河一中,-12.3456789,120,2025-06-20,False"
    assert lines[2] == "'=HYPERLINK(1),,8,2025-06-20,True"


def test_the_workbook_holds_the_rows_as_typed_values() -> None:
    book = openpyxl.load_workbook(BytesIO(xlsx_bytes(ROWS, HEADINGS, COVER)))
    assert book.sheetnames == ["封面", "数据"]
    told = list(book["数据"].iter_rows(values_only=True))
    assert told[0] == ("学校", "差值", "应考人数", "日期", "unstable")
    assert told[1] == ("柳河一中", -12.3456789, 120, datetime(2025, 6, 20), False)
    assert told[2] == ("'=HYPERLINK(1)", None, 8, datetime(2025, 6, 20), True)
    assert book["数据"]["A3"].data_type == "s"


def test_the_cover_sheet_ends_with_the_internal_use_line() -> None:
    book = openpyxl.load_workbook(BytesIO(xlsx_bytes(ROWS, HEADINGS, COVER)))
    assert [row[1].value for row in book["封面"].iter_rows()][-1] == "内部资料·仅供领导小组研究·不得外传"


def test_an_empty_view_is_still_a_file() -> None:
    empty = ROWS.iloc[0:0]
    assert csv_bytes(empty, HEADINGS).decode("utf-8-sig").splitlines() == ["学校,差值,应考人数,日期,unstable"]
    assert xlsx_bytes(empty, HEADINGS, COVER)
