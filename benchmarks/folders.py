"""The data folders measured: a city, the city without its newest test, and a tenth of its pupils."""

import hashlib
import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dashboard.sample import write_sample

ROW_GROUP = 122_880
NEWEST = "2024-2025-zhongkao"
PUPIL_TABLES = ("roster", "scores")


MADE_BY = ("dashboard/sample/*.py", "dashboard/contract/*.csv", "data/plans/**/*.toml")


def fresh_sample(folder: Path, size: str) -> Path:
    """The sample of this size as the code of today writes it; one written by other code is written again."""
    root, digest = Path(__file__).resolve().parents[1], hashlib.sha256(size.encode())
    for path in sorted(path for pattern in MADE_BY for path in root.glob(pattern)):
        digest.update(path.read_bytes())
    if _made_by(folder) != digest.hexdigest():
        shutil.rmtree(folder, ignore_errors=True)
        write_sample(folder, size)
        _stamp(folder).write_text(digest.hexdigest())
    return folder


def _stamp(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.made-by")


def _made_by(folder: Path) -> str:
    return _stamp(folder).read_text() if _stamp(folder).is_file() and folder.is_dir() else ""


def city(folder: Path) -> Path:
    """At least 12 million score rows in hive folders by exam; written once."""
    return fresh_sample(folder, "city")


def score_rows(folder: Path) -> int:
    """Rows of the scores, from the files' metadata."""
    return sum(pq.ParquetFile(file).metadata.num_rows for file in (folder / "scores").glob("**/*.parquet"))


def without_newest(source: Path, folder: Path) -> Path:
    """The city as it was before its newest test came in; its other files are the same files."""
    shutil.rmtree(folder, ignore_errors=True)
    _copy_small_tables(source, folder)
    for name in ("exams", "exam_subjects"):
        table = pq.read_table(folder / f"{name}.parquet")
        pq.write_table(table.filter(pc.not_equal(table["exam_id"], NEWEST)), folder / f"{name}.parquet")
    for name in PUPIL_TABLES:
        for part in sorted((source / name).glob("exam_id=*")):
            if part.name != f"exam_id={NEWEST}":
                _link(part / "part-0.parquet", folder / name / part.name / "part-0.parquet")
    return folder


def add_newest(source: Path, folder: Path) -> None:
    """The newest test arrives in `folder`."""
    for name in ("exams", "exam_subjects"):
        shutil.copyfile(source / f"{name}.parquet", folder / f"{name}.parquet")
    for name in PUPIL_TABLES:
        part = Path(name) / f"exam_id={NEWEST}" / "part-0.parquet"
        _link(source / part, folder / part)


def tenth(source: Path, folder: Path) -> Path:
    """Every exam with the first tenth of its pupils, which is about a tenth of the schools."""
    if _made_by(folder) and _made_by(folder) == _made_by(source):
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    _copy_small_tables(source, folder)
    for part in sorted((source / "roster").glob("exam_id=*")):
        roster = pq.read_table(part / "part-0.parquet", partitioning=None)
        roster = roster.slice(0, roster.num_rows // 10)
        _write(roster, folder / "roster" / part.name)
        _write(
            _scores_of(source / "scores" / part.name / "part-0.parquet", roster["student_id"]),
            folder / "scores" / part.name,
        )
    _stamp(folder).write_text(_made_by(source))
    return folder


def _scores_of(file: Path, pupils: pa.ChunkedArray) -> pa.Table:
    parts = pq.ParquetFile(file).iter_batches(ROW_GROUP)
    chosen = [part.filter(pc.is_in(part.column("student_id"), value_set=pupils.combine_chunks())) for part in parts]
    return pa.Table.from_batches(chosen)


def _copy_small_tables(source: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    shutil.copytree(source / "plans", folder / "plans")
    for file in source.glob("*.parquet"):
        shutil.copyfile(file, folder / file.name)


def _write(table: pa.Table, folder: Path) -> None:
    folder.mkdir(parents=True)
    pq.write_table(
        table, folder / "part-0.parquet", compression="zstd", row_group_size=ROW_GROUP, store_decimal_as_integer=True
    )


def _link(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.hardlink_to(source)
