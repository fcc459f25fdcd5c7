"""Writing a record: one new file that is there whole or not at all, and never in place of another."""

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.contract import TABLES
from dashboard.contract.tables import ColumnType
from dashboard.records.record import Record

FOLDER = "decisions"
TYPES: Mapping[ColumnType, pa.DataType] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "date": pa.date32(),
    "timestamp": pa.timestamp("us"),
}


def schema_of(table: str) -> pa.Schema:
    """The columns of a table of the contract whose records are written here."""
    return pa.schema([(column.name, TYPES[column.type]) for column in TABLES[table].columns])


SCHEMA = schema_of(FOLDER)


def numbered(record: Record, now: datetime) -> Record:
    """The record with its number and the time of its recording."""
    number = f"{record.kind[0].upper()}{now:%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"
    return replace(record, decision_id=number, recorded_at=now.replace(microsecond=0))


def write_table(record: Record, target: BinaryIO | Path) -> None:
    """One row of Parquet under the columns of the contract."""
    pq.write_table(_table(record), target)


def write_record(folder: Path, record: Record) -> Path:
    """Write `decisions/<number>.parquet` below a data folder; FileExistsError when there is one of that number."""
    return write_whole(folder / FOLDER / f"{record.decision_id}.parquet", _table(record))


def _table(record: Record) -> pa.Table:
    return pa.Table.from_pylist([asdict(record)], schema=SCHEMA)


def write_whole(target: Path, rows: pa.Table) -> Path:
    """Write a file that only its owner reads; FileExistsError when there is one of that name."""
    target.parent.mkdir(mode=0o700, exist_ok=True)
    fresh = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with os.fdopen(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            pq.write_table(rows, file)
            file.flush()
            os.fsync(file.fileno())
        _put(fresh, target)
    finally:
        with suppress(OSError):
            fresh.unlink()
    return target


def _put(fresh: Path, target: Path) -> None:
    """Give the whole file its name; a link fails where a file of that name is, a rename would replace it."""
    try:
        os.link(fresh, target)
    except FileExistsError:
        raise
    except OSError:
        if target.exists():
            raise FileExistsError(str(target)) from None
        fresh.rename(target)
