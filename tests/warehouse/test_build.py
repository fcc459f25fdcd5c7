"""The build: only what changed is computed, and nothing can harm the warehouse in use."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from dashboard.sample import write_sample
from dashboard.warehouse.build import ProblemsFoundError, build
from dashboard.warehouse.catalog import Catalog, load_catalog
from dashboard.warehouse.reader import open_warehouse
from dashboard.warehouse.store import BUILDING_SUFFIX, current, default_output, pointer_file

ROOT = Path(__file__).resolve().parents[2]
EXAM = "2024-2025-zhongkao"
REDUCED = (
    "marts.score_cells",
    "marts.total_cells",
    "marts.class_cells",
    "marts.pair_moments",
    "marts.rank_intervals",
    "marts.value_added",
)


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build") / "county"
    write_sample(folder, "small")
    build(folder, progress=False)
    return folder


@pytest.fixture
def folder(built_once: Path, tmp_path: Path) -> Path:
    """A copy of a built county, as if copied with its times."""
    copied = tmp_path / "county"
    shutil.copytree(built_once, copied)
    build(copied, progress=False)
    return copied


def _rewrite(folder: Path, exam: str) -> None:
    """Take one mark off the first pupil who has one in the exam's first file."""
    path = next((folder / "scores" / f"exam_id={exam}").glob("*.parquet"))
    table = pq.read_table(path, partitioning=None)
    rows = table.to_pylist()
    first = next(row for row in rows if row["score"] is not None and row["score"] >= 2)
    first["score"] -= 1
    pq.write_table(table.from_pylist(rows, schema=table.schema), path)


def _rows(file: Path, table: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(file), read_only=True) as con:
        return sorted(con.table(table).fetchall(), key=_key)


def _key(row: tuple[object, ...]) -> str:
    return repr([value for value in row if not isinstance(value, float)])


def _assert_same(found: list[tuple[object, ...]], expected: list[tuple[object, ...]]) -> None:
    assert [_key(row) for row in found] == [_key(row) for row in expected]
    for row, other in zip(found, expected, strict=True):
        numbers = [value for value in row if isinstance(value, float)]
        assert numbers == pytest.approx([value for value in other if isinstance(value, float)], rel=1e-9, abs=1e-6)


def test_nothing_changed_builds_nothing(folder: Path) -> None:
    first = current(default_output(folder))
    report = build(folder, progress=False)
    assert not report.changed
    assert report.file == first.file


def test_only_the_changed_exam_is_computed_and_the_result_is_that_of_a_fresh_build(
    folder: Path, tmp_path: Path
) -> None:
    _rewrite(folder, EXAM)
    report = build(folder, progress=False)
    fresh = build(folder, tmp_path / "fresh.duckdb", progress=False)
    assert (report.exams_computed, report.exams_kept) == (1, fresh.exams_computed - 1)
    for table in REDUCED:
        _assert_same(_rows(report.file, table), _rows(fresh.file, table))


def test_a_changed_query_computes_every_exam_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    catalog = load_catalog()
    query = catalog.queries["marts.total_cells"]
    changed = Catalog({**catalog.queries, query.table: replace(query, text=query.text + "\n-- a later thought")})
    monkeypatch.setattr("dashboard.warehouse.build.load_catalog", lambda: changed)
    monkeypatch.setattr("dashboard.warehouse.build.build_fingerprint", lambda folder, as_of: "another")
    report = build(folder, progress=False)
    assert report.exams_kept == 0


def test_a_bad_file_leaves_the_warehouse_in_use(folder: Path) -> None:
    before = current(default_output(folder))
    next((folder / "scores" / f"exam_id={EXAM}").glob("*.parquet")).write_bytes(b"not parquet")
    with pytest.raises(ProblemsFoundError) as caught:
        build(folder, progress=False)
    assert any(EXAM in problem.file for problem in caught.value.report.problems)
    assert current(default_output(folder)) == before


def _start_build(folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "dashboard", "build", str(folder)], cwd=ROOT, stdout=subprocess.DEVNULL
    )


def _wait_for_leftover(folder: Path, process: subprocess.Popen[bytes]) -> None:
    for _ in range(1500):
        if list(folder.glob(f"warehouse/*{BUILDING_SUFFIX}")) or process.poll() is not None:
            return
        time.sleep(0.02)


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
def test_a_killed_build_leaves_the_old_warehouse_and_the_next_one_cleans_up(folder: Path) -> None:
    before = current(default_output(folder))
    _rewrite(folder, EXAM)
    process = _start_build(folder)
    _wait_for_leftover(folder, process)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert current(default_output(folder)) == before
    assert build(folder, progress=False).changed
    assert not list(folder.glob(f"warehouse/*{BUILDING_SUFFIX}*"))


def _limit_file_size() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX limits")
def test_a_full_disk_ends_in_one_line_and_leaves_the_old_warehouse(folder: Path) -> None:
    before = current(default_output(folder))
    _rewrite(folder, EXAM)
    command = [sys.executable, "-m", "dashboard", "build", str(folder)]
    ended = subprocess.run(command, cwd=ROOT, preexec_fn=_limit_file_size, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert ended.stderr.strip().count("\n") == 0
    assert current(default_output(folder)) == before


def test_a_reader_keeps_its_version_and_the_next_reader_gets_the_new_one(folder: Path) -> None:
    output = default_output(folder)
    reading = open_warehouse(output)
    _rewrite(folder, EXAM)
    report = build(folder, progress=False)
    assert reading.report("build_info")["result_version"].item() == reading.version
    fresh = open_warehouse(output)
    assert fresh.version == report.version != reading.version
    reading.close()
    fresh.close()


def test_warehouse_files_are_readable_by_their_owner_alone(built_once: Path) -> None:
    output = default_output(built_once)
    modes = {path.stat().st_mode & 0o777 for path in (current(output).file, output, pointer_file(output))}
    assert modes == {0o600}


def test_no_pupil_id_reaches_the_warehouse(built_once: Path) -> None:
    pupils = set(pq.read_table(built_once / "roster", columns=["student_id"]).column(0).to_pylist())
    with duckdb.connect(str(current(default_output(built_once)).file), read_only=True) as con:
        texts = con.execute(
            "select schema_name || '.' || table_name, column_name from duckdb_columns() where data_type = 'VARCHAR'"
        ).fetchall()
        for table, column in texts:
            found = {value for (value,) in con.table(table).project(f'"{column}"').distinct().fetchall()}
            assert not found & pupils, (table, column)
