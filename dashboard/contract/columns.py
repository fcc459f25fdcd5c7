"""The columns of one file against its table: missing, of a wrong type, unknown, or naming persons."""

import tomllib
from collections.abc import Iterator
from difflib import get_close_matches

from dashboard.contract.column_types import accepts, accepts_partition
from dashboard.contract.inventory import DataFile
from dashboard.contract.messages import Message, problem_of
from dashboard.contract.problems import Problem
from dashboard.contract.tables import HERE, Column, Table
from dashboard.contract.texts_files import TYPE_NAMES
from dashboard.language import gettext

PRIVATE = tomllib.loads((HERE / "private_columns.toml").read_text(encoding="utf-8"))


def column_problems(table: Table, file: DataFile, shown: str) -> Iterator[Problem]:
    """All findings about the columns of one file."""
    for column in table.columns:
        yield from _contract_column(table, column, file, shown)
    known = [column.name for column in table.columns]
    for name in [name for name, _ in (*file.columns, *file.partitions) if name not in known]:
        if _names_persons(table, name):
            yield problem_of("private_column", table.name, shown, Message(column=name), rows=file.rows)
        else:
            near = get_close_matches(name, known, n=1)
            code = "misspelt_column" if near else "unknown_column"
            yield problem_of(code, table.name, shown, Message(column=name, guess="".join(near)), rows=file.rows)


def _contract_column(table: Table, column: Column, file: DataFile, shown: str) -> Iterator[Problem]:
    found = file.type_of(column.name)
    if not found:
        if column.required:
            yield problem_of("missing_column", table.name, shown, _message(column, ""))
        return
    value = dict(file.partitions).get(column.name, "")
    if found == "hive" and not accepts_partition(column.type, value):
        yield problem_of("wrong_type", table.name, shown, _message(column, f"{column.name}={value}"), rows=file.rows)
    elif found != "hive" and not accepts(column.type, found):
        yield problem_of("wrong_type", table.name, shown, _message(column, found), rows=file.rows)


def _message(column: Column, found: str) -> Message:
    return Message(column=column.name, wanted=gettext(TYPE_NAMES[column.type]), found=found)


def _names_persons(table: Table, column: str) -> bool:
    """Whether a column's name promises names, identity numbers or ways to reach a person."""
    plain = column.strip().lower().replace(" ", "_").replace("-", "_")
    lists = [PRIVATE["everywhere"]] + ([PRIVATE["people"]] if table.people else [])
    return any(plain in words["equals"] or any(part in plain for part in words["contains"]) for words in lists)
