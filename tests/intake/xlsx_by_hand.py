"""An XLSX with a formula, computed or not, as a program that never computes writes it."""

from pathlib import Path

import xlsxwriter


def with_formula(path: Path, computed: str) -> Path:
    """One pupil whose mark in Chinese is a formula with this kept value; an empty one was never computed."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("成绩")
        sheet.write_row(0, 0, ["学籍号", "学校", "语文"])
        sheet.write_row(1, 0, ["X1", "城关一中"])
        sheet.write_formula(1, 2, "=90+5", value=computed)
    return path
