"""The tables of a data folder as rows, and rows as Parquet files."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.contract import TABLES, DataFile, Inventory, Table

BY_EXAM = ("roster", "scores")
TYPES: Mapping[str, pa.DataType] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "timestamp": pa.timestamp("us"),
}
MARK = pa.decimal128(7, 2)
MARKS = frozenset({("scores", "score"), ("exam_subjects", "full_score")})
ROW_GROUP = 122_880
Rows = list[dict[str, Any]]


def schema(table: Table) -> pa.Schema:
    """The columns of the contract with the types in which they are written."""
    return pa.schema(
        [(column.name, MARK if (table.name, column.name) in MARKS else TYPES[column.type]) for column in table.columns]
    )


def read_rows(inventory: Inventory, table: str, exams: frozenset[str] | None = None) -> Rows:
    """Every row of a table, of these exams alone where they are given; columns the contract does not know included."""
    return [row for file in inventory.files.get(table, ()) for row in _rows_of(file, TABLES[table], exams)]


def _rows_of(file: DataFile, table: Table, exams: frozenset[str] | None) -> Iterator[dict[str, Any]]:
    partitions = dict(file.partitions)
    if exams is not None and partitions.get("exam_id", next(iter(exams), "")) not in exams:
        return
    found = pq.ParquetFile(file.path).read()
    wanted = schema(table)
    for place, field in enumerate(found.schema):
        if field.name in wanted.names and field.type != wanted.field(field.name).type:
            column = found.column(place).cast(wanted.field(field.name).type, safe=False)
            found = found.set_column(place, field.name, column)
    for cells in found.to_pylist():
        row = {**cells, **partitions}
        if exams is None or row.get("exam_id") in exams:
            yield row


def write_rows(path: Path, table: str, rows: Sequence[Mapping[str, Any]], *, without: str = "") -> None:
    """One file in the order of the key, without the column that its folder's name tells."""
    known = TABLES[table]
    ordered = sorted(rows, key=lambda row: tuple(str(row.get(name) or "") for name in known.key))
    columns = {field.name: _column(ordered, field) for field in schema(known) if field.name != without}
    extra = dict.fromkeys(name for row in ordered for name in row if name not in columns and name != without)
    columns |= {name: pa.array([row.get(name) for row in ordered]) for name in extra}
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(
        pa.table(columns), path, compression="zstd", store_schema=False, row_group_size=ROW_GROUP,
        store_decimal_as_integer=True,
    )  # fmt: skip


def _column(rows: Sequence[Mapping[str, Any]], field: pa.Field) -> pa.Array:
    return pa.array([row.get(field.name) for row in rows], type=field.type)
