"""One fingerprint of all that a build depends on, told from file sizes and times alone."""

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from dashboard.contract import TABLES
from dashboard.warehouse.catalog import QUERIES

CODE = Path(__file__).resolve().parents[1]
CODE_FOLDERS = ("contract", "plan", "statistics", "warehouse")


def _data_files(folder: Path) -> Iterator[Path]:
    for table in TABLES:
        yield folder / f"{table}.parquet"
        yield from sorted((folder / table).glob("**/*.parquet"))
    yield from sorted((folder / "plans").glob("**/*.*"))


def _code_files() -> Iterator[Path]:
    yield from sorted(QUERIES.glob("*/*.*"))
    yield from sorted((CODE.parent / "data" / "plans").glob("**/*.*"))
    for name in CODE_FOLDERS:
        yield from sorted((CODE / name).glob("*.*"))


def build_fingerprint(folder: Path, as_of: date | None) -> str:
    """Changes when any file of the folder, any query, plan or part of the build changes."""
    digest = hashlib.sha256(f"{folder.resolve()}|{as_of}".encode())
    for path in [*_data_files(folder), *_code_files()]:
        if path.is_file():
            stat = path.stat()
            digest.update(f"{path}|{stat.st_size}|{stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()
