"""Templates filled in as a clerk would: Chinese headings, Chinese words, one workbook for each table."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl

from dashboard.contract import TABLES, inspect_folder
from dashboard.intake import file_name, template_bytes
from dashboard.intake.tables_on_disk import read_rows
from dashboard.intake.words import IMPORTED, code_words

Rows = Sequence[Mapping[str, Any]]


def fill_template(folder: Path, table: str, rows: Rows) -> Path:
    """Write the rows below the headings of the table's own template."""
    book = openpyxl.load_workbook(BytesIO(template_bytes(table)))
    sheet = book.worksheets[0]
    words = {column.name: dict(code_words(column)) for column in TABLES[table].columns}
    for row in rows:
        sheet.append([in_words(words[column.name], row.get(column.name)) for column in TABLES[table].columns])
    path = folder / file_name(table)
    book.save(path)
    return path


def in_words(words: Mapping[str, str], value: Any) -> Any:
    if isinstance(value, bool):
        return "是" if value else "否"
    return float(value) if isinstance(value, Decimal) else words.get(value, value)


def fill_all(data: Path, folder: Path) -> list[Path]:
    """The templates of every table of a data folder that has rows."""
    folder.mkdir(exist_ok=True)
    inventory = inspect_folder(data)
    return [fill_template(folder, name, rows) for name in IMPORTED if (rows := read_rows(inventory, name))]
