"""The files behind the figures: remarks of the check and how to mend them, every table of the data folder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.contract import TABLES
from dashboard.contract.messages import TEXTS
from dashboard.language import current_language, judgements
from dashboard.language import gettext as _
from dashboard.ui.cards import empty_view
from dashboard.ui.row_records import as_records
from dashboard.ui.session import report
from dashboard.ui.table import Column, show_table

_MEGABYTE = 1_000_000


def show_remarks() -> None:
    """What the check found in the files in use, how to mend it, and which files it concerns."""
    rows = report("data_problems")
    if rows.empty:
        empty_view(_("The check found nothing to remark."), _("Nothing to do."))
        return
    records = as_records(rows)
    told = rows.assign(what=[_text(row, "what") for row in records], mend=[_text(row, "mend") for row in records])
    columns = [
        Column("severity", "words", title=_("Weight"), words=judgements.severity),
        Column("what", title=_("What was found")),
        Column("files_n", "count", title=_("Files")),
        Column("rows_n", "count", title=_("Places")),
        Column("mend", title=_("How to mend it")),
    ]
    basis = _("Remarks leave the data usable; a file with a problem never replaces good data. No pupil is named here.")
    show_table(told, columns, key="remarks", title=_("Remarks of the check"), basis=basis, methods="check", code="code")
    files = report("data_problem_files")
    words = dict(zip(told["code"], told["what"], strict=True))
    exams = exam_names()
    files = files.assign(
        what=[words.get(code, code) for code in files["code"]],
        where=[file_words(*pair, exams) for pair in zip(files["table_name"], files["file"], strict=True)],
    )
    columns = [
        Column("where", pinned=True, title=_("File")),
        Column("rows_n", "count", title=_("Places")),
        Column("what", title=_("What was found")),
    ]
    show_table(
        files, columns, key="remark_files", title=_("The same, file by file"), basis=basis, code="file", most_rows=8
    )


def exam_names() -> dict[str, str]:
    """The name of each exam by its code."""
    exams = report("data_exams", school_year="", stage="")
    columns = zip(exams["exam_id"].astype(str), exams["exam_name"], exams["grade"], strict=True)
    return {code: _("{exam} (grade {grades})").format(exam=name, grades=grade) for code, name, grade in columns}


def file_words(table: str, file: str, exams: Mapping[str, str]) -> str:
    """A file as its reader knows it: what its rows are and of which exam; the path stands in the downloads."""
    known = TABLES.get(table)
    meaning = table if known is None else str(getattr(known, f"meaning_{current_language()}"))
    found = re.search(r"exam_id=([^/]+)", file)
    exam = exams.get(found[1], found[1]) if found else ""
    return f"{exam} · {meaning}" if exam else meaning


def _text(row: dict[Any, Any], part: str) -> str:
    """The remark in the reader's language; one that names a column keeps the words of the build."""
    text = TEXTS.get(str(row["code"]))
    known = getattr(text, part) if text is not None else "{"
    return str(row[part]) if "{" in known else _(known)


def show_files() -> None:
    """Every table of the contract: what it holds, how many files and rows, or that it is absent."""
    found = report("data_files").set_index("table_name")
    language = current_language()
    lines = [
        _file_line(name, getattr(table, f"meaning_{language}"), table.required, found) for name, table in TABLES.items()
    ]
    columns = [
        Column("table_name", pinned=True, title=_("Table")),
        Column("meaning", title=_("What a row is")),
        Column("state", title=_("State")),
        Column("files_n", "count", title=_("Files")),
        Column("rows_n", "count", title=_("Number of rows")),
        Column("megabytes", "number", title="MB", digits=2),
    ]
    show_table(
        pd.DataFrame(lines),
        columns,
        key="files",
        title=_("Files of the data folder"),
        code="table_name",
        basis=_("As read by the last build; data/README.md describes every column."),
        methods="check",
    )


def _file_line(name: str, meaning: str, required: bool, found: pd.DataFrame) -> dict[Any, Any]:
    here = name in found.index
    state = _("Present") if here else _("Missing, required") if required else _("Absent, optional")
    counts: dict[Any, Any] = found.loc[name].to_dict() if here else {"files_n": 0, "rows_n": 0, "bytes_n": 0}
    size = float(counts["bytes_n"]) / _MEGABYTE
    line = {"table_name": name, "meaning": meaning, "state": state, "megabytes": size}
    return {**line, "files_n": int(counts["files_n"]), "rows_n": int(counts["rows_n"])}
