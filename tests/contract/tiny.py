"""A clean data folder of two pupils, which each test spoils in one place."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.contract import Problem
from dashboard.language import use_language
from dashboard.warehouse.check import check_folder

Columns = Mapping[str, list[object]]
CLEAN: Mapping[str, Columns] = {
    "townships": {"township_code": ["T01"], "name": ["河东镇"]},
    "schools": {
        "school_code": ["J1", "J2"], "name": ["一中", "二中"], "township_code": ["T01"] * 2, "stage": ["junior"] * 2,
    },
    "exams": {
        "exam_id": ["e1"], "name": ["中招"], "exam_type": ["zhongkao"], "stage": ["junior"], "grade": [9],
        "school_year": ["2022-2023"], "held_on": [date(2023, 6, 20)],
    },
    "exam_subjects": {"exam_id": ["e1", "e1"], "subject": ["math", "pe"], "full_score": [120, 50]},
    "roster": {"exam_id": ["e1", "e1"], "student_id": ["p1", "p2"], "school_code": ["J1", "J2"]},
    "scores": {
        "exam_id": ["e1"] * 4, "student_id": ["p1", "p1", "p2", "p2"], "subject": ["math", "pe"] * 2,
        "score": [80.5, 40.0, 60.0, None],
        "attendance": ["present", "present", "present", "absent_unexcused"],
    },
}  # fmt: skip


def write_table(folder: Path, name: str, columns: Columns | pa.Table) -> Path:
    path = folder / f"{name}.parquet"
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(columns if isinstance(columns, pa.Table) else pa.table(dict(columns)), path)
    return path


def write_clean(folder: Path) -> Path:
    for name, columns in CLEAN.items():
        write_table(folder, name, columns)
    return folder


def spoil(folder: Path, table: str, **changed: object) -> None:
    """Write the clean table again with some columns changed (a list), added, or left out (None)."""
    columns = {**CLEAN[table], **changed}
    write_table(folder, table, {name: values for name, values in columns.items() if values is not None})


def append(folder: Path, table: str, **row: object) -> None:
    """Add one row to a clean table; columns the row does not name are null."""
    names = [*CLEAN[table], *[name for name in row if name not in CLEAN[table]]]
    length = len(next(iter(CLEAN[table].values())))
    columns = {name: [*CLEAN[table].get(name, [None] * length), row.get(name)] for name in names}
    write_table(folder, table, columns)


def found(folder: Path, code: str) -> Problem:
    """The one finding of that code, in English."""
    use_language("en")
    problems = [problem for problem in check_folder(folder).problems if problem.code == code]
    assert len(problems) == 1, problems
    return problems[0]


Spoiler = Callable[[Path], None]
