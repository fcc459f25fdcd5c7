"""A little county that clerks keep in Excel: two townships, three schools, one exam of two subjects; and odd sheets."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq

from dashboard.cli import main

EXAM = "zk-2025"
HEADINGS = ("学籍号", "姓名", "学校", "班级", "语文", "数学")
PUPILS = (
    ("X0001", "王小明", "城关一中", "901", 95, 88.5),
    ("X0002", "李小红", "城关一中", "901", "缺考", "缺考"),
    ("X0003", "张小刚", "城关二中", "902", 101.5, "请假"),
    ("X0004", "刘小丽", "乡村中学", "901", 60, 72),
)
REGISTERS: dict[str, list[Sequence[Any]]] = {
    "乡镇": [("乡镇代码", "乡镇名称"), ("T1", "城关镇"), ("T2", "马头镇")],
    "学校": [
        ("学校代码", "学校名称", "乡镇", "学段"),
        ("J01", "城关一中", "城关镇", "初中"),
        ("J02", "城关二中", "T1", "初中"),
        ("J03", "乡村中学", "马头镇", "初中"),
    ],
    "考试": [
        ("考试代码", "考试名称", "考试类型", "学段", "年级", "学年", "考试日期"),
        (EXAM, "2025年中考", "中考", "初中", 9, "2024-2025", "2025-06-21"),
    ],
    "考试学科": [("考试代码", "学科", "满分"), (EXAM, "语文", 120), (EXAM, "数学", 120)],
}
Edit = Callable[[Any], None]


def workbook(path: Path, sheets: dict[str, Sequence[Sequence[Any]]], edit: Edit | None = None) -> Path:
    """Sheets of rows, changed by `edit` before they are saved."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    if edit:
        edit(book)
    book.save(path)
    return path


def registers(folder: Path) -> Path:
    """One workbook with the four tables that everything refers to."""
    return workbook(folder / "登记表.xlsx", REGISTERS)


def wide(folder: Path, *rows: Sequence[Any], headings: Sequence[Any] = HEADINGS, edit: Edit | None = None) -> Path:
    """A score sheet as marking systems export it."""
    return workbook(folder / "成绩.xlsx", {"成绩": [headings, *(rows or PUPILS)]}, edit)


def answers(folder: Path, text: str = "") -> Path:
    """Answers by which the wide sheet is the roster too."""
    path = folder / "answers.toml"
    path.write_text(f'[rosters]\n"{EXAM}" = true\n{text}', encoding="utf-8")
    return path


def run_import(data: Path, *files: Path, options: Sequence[str] = (), language: str = "en") -> int:
    """`import` in English."""
    return main(["--language", language, "import", *map(str, files), str(data), *options])


def scores(data: Path) -> list[dict[str, Any]]:
    """The marks in the folder, in the order of pupil and subject."""
    folder = data / "scores" / f"exam_id={EXAM}"
    return pq.ParquetFile(folder / "part-0.parquet").read().to_pylist() if folder.is_dir() else []


def marks(data: Path) -> list[tuple[str, float | str]]:
    """Subject with the mark, or with the absence, sorted."""
    found = [
        (row["subject"], row["attendance"] if row["score"] is None else float(row["score"])) for row in scores(data)
    ]
    return sorted(found, key=str)


def tree(data: Path) -> dict[str, bytes]:
    """Every file of the folder with its content."""
    return {path.relative_to(data).as_posix(): path.read_bytes() for path in sorted(data.rglob("*")) if path.is_file()}
