"""A workbook for each table: a sheet to fill in, one of examples, one that explains every column."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from dashboard.contract import TABLES, Column, Table
from dashboard.intake import words
from dashboard.intake.headers import find_heading
from dashboard.intake.text_files import UnreadableError
from dashboard.intake.workbooks import read_file
from dashboard.language import gettext as _

FONT = "Microsoft YaHei"
FILLABLE = 20_000
EXAMPLE_DAY = date(2025, 6, 21)
EXAMPLES, EXPLAINED, LISTS = "示例（不导入）", "说明", "下拉"
YES_NO = ("是", "否")
WIDE_TITLE = "成绩宽表"
WIDE_SUBJECTS = ("chinese", "math", "english", "physics", "chemistry", "politics", "history", "biology", "geography")


@dataclass(frozen=True)
class Field:
    """One column of a template: its heading, the words to choose from, an example."""

    heading: str
    column: Column
    choices: tuple[str, ...]
    example: object
    is_subject: bool = False


def template_names() -> tuple[str, ...]:
    """Every table that has a template, and the wide sheet."""
    return (*words.IMPORTED, words.WIDE)


def file_name(name: str) -> str:
    """The file of a template."""
    return f"{_title(name)}.xlsx"


def _title(name: str) -> str:
    return f"{WIDE_TITLE if name == words.WIDE else words.table_title(name)}（{name}）"


def is_filled_in(path: Path) -> bool:
    """Whether a file holds rows, or cannot be read and so must not be written over."""
    try:
        sheets, _remarks = read_file(path)
    except UnreadableError:
        return True
    headings = [(sheet, find_heading(sheet)) for sheet in sheets]
    return any(heading is None or len(sheet.rows) > heading.rows for sheet, heading in headings)


def template_bytes(name: str) -> bytes:
    """The workbook of one table."""
    fields = tuple(_fields(name))
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(_title(name))
        examples, explained = book.add_worksheet(EXAMPLES), book.add_worksheet(EXPLAINED)
        lists = book.add_worksheet(LISTS)
        lists.hide()
        _headings(book, sheet, fields)
        _validate(sheet, lists, fields)
        _headings(book, examples, fields)
        for place, field in enumerate(fields):
            _write(examples, 1, place, field.example, book.add_format({"num_format": "yyyy-mm-dd", "italic": True}))
        examples.write_string(3, 0, "本表只是示例，不会导入；请在第一张表填写。Examples only, never imported.")
        _explain(book, explained, fields, name)
    return content.getvalue()


def _fields(name: str) -> Iterator[Field]:
    if name != words.WIDE:
        for column in TABLES[name].columns:
            yield _field(TABLES[name], column)
        return
    for wanted in ("exam_id", "student_id", "school_code", "class_id"):
        yield _field(TABLES["roster"], _column("roster", wanted))
    for subject in WIDE_SUBJECTS:
        yield Field(words.WORDS["subjects"][subject][0], _column("scores", "score"), (), 92.5, is_subject=True)


def _column(table: str, name: str) -> Column:
    return next(column for column in TABLES[table].columns if column.name == name)


def _field(table: Table, column: Column) -> Field:
    choices = tuple(word for _code, word in words.code_words(column)) or (YES_NO if column.type == "boolean" else ())
    return Field(words.heading(table, column), column, choices, choices[0] if choices else _example(column))


def _example(column: Column) -> object:
    if column.type in ("date", "timestamp"):
        return EXAMPLE_DAY
    if column.type in ("integer", "number"):
        return column.maximum if column.maximum is not None else column.minimum or 1
    return words.WORDS["examples"].get(column.name, "")


def _headings(book: Any, sheet: Any, fields: Sequence[Field]) -> None:
    text = book.add_format({"font_name": FONT, "num_format": "@"})
    day = book.add_format({"font_name": FONT, "num_format": "yyyy-mm-dd"})
    plain = book.add_format({"font_name": FONT})
    kinds = {"text": text, "date": day, "timestamp": day}
    for place, field in enumerate(fields):
        needed = field.column.required and not field.is_subject
        color = "#FCE4B8" if needed else "#E8F1F5"
        heading = book.add_format({"bold": True, "font_name": FONT, "bg_color": color, "border": 1})
        sheet.write_string(0, place, field.heading, heading)
        sheet.set_column(place, place, max(12, 2 * len(field.heading) + 2), kinds.get(field.column.type, plain))
    sheet.freeze_panes(1, 0)


def _validate(sheet: Any, lists: Any, fields: Sequence[Field]) -> None:
    """Drop-down lists, and limits of whole numbers."""
    for place, field in enumerate(fields):
        low, high = field.column.minimum, field.column.maximum
        if field.choices:
            lists.write_column(0, place, field.choices)
            letter = xl_col_to_name(place)
            source = f"='{LISTS}'!${letter}$1:${letter}${len(field.choices)}"
            rule: dict[str, object] = {
                "validate": "list",
                "source": source,
                "error_message": _("Choose one of the words of the list."),
            }
            sheet.data_validation(1, place, FILLABLE, place, rule)
        elif field.column.type == "integer" and low is not None and high is not None:
            rule = {"validate": "integer", "criteria": "between", "minimum": int(low), "maximum": int(high)}
            sheet.data_validation(1, place, FILLABLE, place, rule)


def _explain(book: Any, sheet: Any, fields: Iterable[Field], name: str) -> None:
    bold = book.add_format({"bold": True, "font_name": FONT, "bg_color": "#E8F1F5"})
    wrap = book.add_format({"font_name": FONT, "text_wrap": True, "valign": "top"})
    headings = (_("Heading"), _("Code"), _("Obligatory"), _("Words or range"), _("If empty"), "含义", "Meaning")
    for place, (heading, width) in enumerate(zip(headings, (24, 22, 8, 44, 16, 44, 44), strict=True)):
        sheet.write_string(0, place, heading, bold)
        sheet.set_column(place, place, width)
    for line, field in enumerate(fields, start=1):
        for place, text in enumerate(_explanation(field)):
            sheet.write_string(line, place, text, wrap)
    if name == words.WIDE:
        sheet.write_string(line + 2, 0, "没有分数的单元格写：缺考、请假、免考、作废；没有记录就留空。", wrap)


def _explanation(field: Field) -> tuple[str, ...]:
    column = field.column
    needed = _("yes") if column.required else _("no")
    allowed = " / ".join(field.choices) or column.range_text
    return (field.heading, column.name, needed, allowed, column.default_text, column.meaning_zh, column.meaning_en)


def _write(sheet: Any, row: int, place: int, value: object, day: Any) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, place, value, day)
    elif isinstance(value, int | float):
        sheet.write_number(row, place, value)
    else:
        sheet.write_string(row, place, str(value))
