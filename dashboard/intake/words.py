"""The clerk's words: headings, subjects, what stands in a cell, and what is left out; read from words.toml."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from dashboard.contract import TABLES, Column, Table
from dashboard.language import current_language

WORDS: Mapping[str, Any] = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
INVISIBLE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]+")
BRACKET = re.compile(r"[(\[【〔].*?[)\]】〕]$")
SUBJECT_ENDING = re.compile(r"(成绩|分数|得分|原始分|卷面分|卷面|总分|分)$")
IMPORTED = tuple(name for name in TABLES if name not in WORDS["not_imported"])
WIDE, SUBJECT = "wide", "subject:"


@lru_cache(maxsize=10_000)
def plain(text: object) -> str:
    """A text as it is compared: half-width, without spaces and invisible signs, lower case."""
    return INVISIBLE.sub("", unicodedata.normalize("NFKC", str(text))).lower()


@cache
def _among(*lists: str) -> frozenset[str]:
    return frozenset(plain(word) for name in lists for word in WORDS[name])


def _known(text: object, among: str) -> bool:
    return plain(text) in _among(among)


def heading_key(text: object) -> str:
    """A heading as it is compared: without stars, colons and what stands in brackets at its end."""
    key = plain(text).strip("*:;，,。")
    return BRACKET.sub("", key) or key


def table_title(table: str) -> str:
    """The Chinese name of a table."""
    return str(WORDS["tables"].get(table, table))


def table_label(table: str) -> str:
    """A table as the reader is told of it."""
    return f"{table_title(table)}（{table}）" if current_language() == "zh" else table


def column_label(table: str, column: str) -> str:
    """A column, or the subject of a wide sheet, as the reader is told of it."""
    if column.startswith(SUBJECT):
        code = column.removeprefix(SUBJECT)
        return str(WORDS["subjects"].get(code, [code])[0]) if current_language() == "zh" else code
    known = TABLES["roster" if table == WIDE else table].column(column)
    return (
        heading(TABLES["roster" if table == WIDE else table], known) if known and current_language() == "zh" else column
    )


def headings(table: Table, column: Column) -> tuple[str, ...]:
    """Every heading under which a column is known, the one of the templates first."""
    own = WORDS["headings_of"].get(table.name, {}).get(column.name)
    told = own or WORDS["headings"].get(column.name, ())
    meaning = re.split(r"[；（，,]", column.meaning_zh)[0]
    return tuple(dict.fromkeys([*told, meaning, column.name, column.meaning_zh]))


def heading(table: Table, column: Column) -> str:
    """The heading that the templates show."""
    return headings(table, column)[0]


def headings_of_wide(column: str) -> str:
    """The heading of a column that a wide sheet may have beside its subjects."""
    found = TABLES["roster"].column(column)
    return heading(TABLES["roster"], found) if found else column


@cache
def column_by_heading(table: str) -> Mapping[str, str]:
    """The columns of a table by the compared form of their headings."""
    known: dict[str, str] = {}
    columns = TABLES[table].columns
    own = WORDS["headings_of"].get(table, {})
    shown = [(heading(TABLES[table], column), column.name) for column in columns]
    special = [(words, column.name) for column in columns for words in own.get(column.name, ())]
    others = [(words, column.name) for column in columns for words in headings(TABLES[table], column)]
    for words, name in (*shown, *special, *others):
        known.setdefault(heading_key(words), name)
    return known


@cache
def subject_by_heading() -> Mapping[str, str]:
    """The subjects by every word for them."""
    return {plain(word): code for code, words in WORDS["subjects"].items() for word in (*words, code)}


def subject_of(text: object) -> str:
    """The subject that a heading or a cell names; an empty text when it names none."""
    key = heading_key(text)
    known = subject_by_heading()
    return known.get(key) or known.get(SUBJECT_ENDING.sub("", key), "")


def is_left_out(text: object) -> bool:
    """Whether a column of this heading is never needed."""
    return heading_key(text) in _among("left_out") or is_private(text)


def is_private(text: object) -> bool:
    """Whether a heading promises names, numbers or contact data of persons."""
    return heading_key(text) in _among("private", "id_sure", "id_unsure")


def is_sure_id(text: object) -> bool:
    """Whether the column holds an id that is the same in every exam."""
    return heading_key(text) in _among("id_sure")


def is_unsure_id(text: object) -> bool:
    """Whether only the clerk knows if the column's id is the same in every exam."""
    return _known(heading_key(text), "id_unsure")


def is_mark_below(text: object) -> bool:
    """Whether a second heading below a subject stands over its marks."""
    return _known(text, "marks_below")


def is_no_mark_below(text: object) -> bool:
    """Whether a second heading below a subject stands over something else."""
    return _known(text, "not_marks_below")


def is_total_line(text: object) -> bool:
    """Whether a row that begins like this sums up the others."""
    return plain(text).startswith(_totals())


@cache
def _totals() -> tuple[str, ...]:
    return tuple(_among("totals"))


def is_passed_over(sheet: str) -> bool:
    """Whether a sheet of this name holds examples or explanations."""
    return plain(sheet).startswith(tuple(plain(word) for word in WORDS["passed_over"]))


def code_words(column: Column) -> tuple[tuple[str, str], ...]:
    """The allowed codes of a column, each with the word that templates offer for it."""
    words = WORDS["words"].get(column.name, {})
    return tuple((code, words.get(code, [code])[0]) for code in column.allowed)


@cache
def code_by_word(column: str) -> Mapping[str, str]:
    """The codes of one column by every word for them."""
    return {plain(word): code for code, words in WORDS["words"].get(column, {}).items() for word in words}


def truth(text: object) -> bool | None:
    """Yes or no; None when it is neither."""
    if _known(text, "true"):
        return True
    return False if _known(text, "false") else None


@cache
def any_heading() -> frozenset[str]:
    """Every heading that some table or a wide sheet knows."""
    return frozenset(_all_headings())


def _all_headings() -> Iterator[str]:
    for table in IMPORTED:
        yield from column_by_heading(table)
    yield from _among("left_out", "private", "id_sure", "id_unsure")


def is_heading(text: object) -> bool:
    """Whether a cell may be a heading."""
    return bool(text) and (heading_key(text) in any_heading() or bool(subject_of(text)))
