"""Parquet files of the data folder: zstd, row groups of 122,880, one hive folder for each exam."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.sample.attendance import ATTENDANCE_WORDS, MISSING, PRESENT
from dashboard.sample.schema import MARK, ROSTER, SCORES
from dashboard.sample.sitting import Members, Sitting
from dashboard.sample.streams import Flags, Floats, Ints, Texts

ROW_GROUP = 122_880


def write_rows(folder: Path, table: str, schema: pa.Schema, rows: Sequence[tuple[object, ...]]) -> None:
    """Writes a small table, `rows` in the order of the schema's columns."""
    columns = zip(*rows, strict=True) if rows else [() for _ in schema]
    arrays = [pa.array(list(column), type=field.type) for column, field in zip(columns, schema, strict=True)]
    with _writer(folder / f"{table}.parquet", schema) as writer:
        writer.write_table(pa.table(arrays, schema=schema))


def write_exam(folder: Path, sitting: Sitting, codes: Sequence[str], sites: Ints, strays: Texts) -> None:
    """Writes one exam's roster and scores; `sites` are places in `codes` (-1 none), `strays` have no roster row."""
    roster = folder / "roster" / f"exam_id={sitting.exam.exam_id}"
    with _writer(roster / "part-0.parquet", ROSTER) as writer:
        writer.write_table(_roster(sitting, codes), row_group_size=ROW_GROUP)
    scores = folder / "scores" / f"exam_id={sitting.exam.exam_id}"
    with _writer(scores / "part-0.parquet", SCORES) as writer:
        for part in _score_parts(sitting, codes, sites):
            writer.write_table(part, row_group_size=ROW_GROUP)
        if len(strays):
            writer.write_table(_stray_scores(sitting, strays))


def _writer(path: Path, schema: pa.Schema) -> pq.ParquetWriter:
    path.parent.mkdir(parents=True, exist_ok=True)
    return pq.ParquetWriter(path, schema, compression="zstd", store_schema=False, store_decimal_as_integer=True)


def _roster(sitting: Sitting, codes: Sequence[str]) -> pa.Table:
    members, grade = sitting.members, sitting.exam.grade
    classes, names = class_ids(members, grade)
    columns = [
        pa.array(members.ids),
        _coded(members.school, codes),
        pa.array(np.full(len(members.ids), grade, dtype=np.int32)),
        _coded(classes, names),
        _coded(np.where(members.active, 0, 1), ("active", "suspended")),
        pa.array(members.guest),
        pa.array(members.repeater),
    ]
    return pa.table([_plain(column) for column in columns], schema=ROSTER)


def class_ids(members: Members, grade: int) -> tuple[Ints, list[str]]:
    """Class places and names such as `903`: classes of at most about 48 within each school."""
    sizes = np.bincount(members.school)
    classes = np.ceil(sizes / 48).astype(np.int64)[members.school]
    numbers = np.floor(members.seat * classes).astype(np.int64)
    return numbers, [f"{grade}{number + 1:02}" for number in range(int(numbers.max()) + 1)]


def _score_parts(sitting: Sitting, codes: Sequence[str], sites: Ints) -> Iterator[pa.Table]:
    """Tables of whole pupils, at most one row group each, so that a city never lies in memory as rows."""
    papers = len(sitting.exam.papers)
    step = ROW_GROUP // papers
    for start in range(0, len(sitting.members.ids), step):
        yield _score_part(sitting, codes, sites, slice(start, start + step))


def _score_part(sitting: Sitting, codes: Sequence[str], sites: Ints, rows: slice) -> pa.Table:
    papers = [paper.subject for paper in sitting.exam.papers]
    ids, attendance = sitting.members.ids[rows], sitting.attendance[rows]
    active = np.repeat(sitting.members.active[rows], len(papers))
    flat = attendance.ravel()
    keep = active & (flat != MISSING)
    pupils = np.repeat(np.arange(len(ids)), len(papers))[keep]
    subjects = np.tile(np.arange(len(papers)), len(ids))[keep]
    columns = [
        pa.DictionaryArray.from_arrays(pa.array(pupils.astype(np.int32)), pa.array(ids)),
        _coded(subjects, papers),
        marks_array(sitting.marks[rows].ravel()[keep], flat[keep] == PRESENT),
        _coded(flat[keep], ATTENDANCE_WORDS),
        _coded(np.repeat(sites[rows], len(papers))[keep], codes),
    ]
    return pa.table([_plain(column) for column in columns], schema=SCORES)


def _stray_scores(sitting: Sitting, strays: Texts) -> pa.Table:
    papers = sitting.exam.papers
    rows = [(str(s), p.subject, float(round(0.6 * p.full_score)), "present", None) for s in strays for p in papers]
    ids, subjects, marks, words, sites = (list(column) for column in zip(*rows, strict=True))
    known = np.ones(len(rows), dtype=np.bool_)
    return pa.table([ids, subjects, marks_array(np.array(marks), known), words, sites], schema=SCORES)


def marks_array(marks: Floats, known: Flags) -> pa.Array:
    """Decimal(7,2) from non-negative marks without a loop: little-endian 128 bits, hundredths in the low half."""
    cells = np.zeros((len(marks), 2), dtype="<i8")
    cells[:, 0] = np.where(known, np.rint(marks * 100), 0)
    validity = pa.py_buffer(np.packbits(known, bitorder="little").tobytes())
    return pa.Array.from_buffers(MARK, len(marks), [validity, pa.py_buffer(cells.tobytes())])


def _coded(places: Ints, words: Sequence[str]) -> pa.Array:
    """Words by place, null where the place is negative."""
    return pa.DictionaryArray.from_arrays(pa.array(places.astype(np.int32), mask=places < 0), pa.array(list(words)))


def _plain(column: pa.Array) -> pa.Array:
    return column.dictionary_decode() if pa.types.is_dictionary(column.type) else column
