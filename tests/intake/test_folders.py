"""Data folders that were not made by imports: other layouts, columns of their own, a move that was killed."""

import json
import os
import shutil
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.intake.county import EXAM, marks, registers, run_import, scores, tree, wide


@pytest.fixture
def imported(import_rows, data):
    assert import_rows() == 0
    return data


def as_one_file(data, table):
    """The table as a single file with exam_id as a column, and a column that the contract does not know."""
    rows = pq.read_table(data / table).to_pylist()
    shutil.rmtree(data / table)
    more = [{**row, "exam_id": "older", "note": "kept"} for row in rows] if table == "scores" else []
    pq.write_table(pa.Table.from_pylist([*({**row, "note": "here"} for row in rows), *more]), data / f"{table}.parquet")


def test_a_table_in_one_file_is_parted_and_loses_no_row_and_no_column(imported, tmp_path, monkeypatch):
    from dashboard.contract import inspect_folder
    from dashboard.intake import merge, staged
    from dashboard.intake.entries import Entry

    as_one_file(imported, "scores")
    (pupil, *_rest) = scores_of(imported / "scores.parquet")
    values = {
        "exam_id": EXAM,
        "student_id": "PNEW",
        "subject": "math",
        "score": Decimal("50.00"),
        "attendance": "present",
    }
    inventory = inspect_folder(imported)
    tables = merge(inventory, [Entry("scores", values, None)])
    with staged(imported, inventory, tables) as stage:
        stage.take("", "")
    assert not (imported / "scores.parquet").exists()
    assert len(marks(imported)) == 9
    older = pq.ParquetFile(imported / "scores" / "exam_id=older" / "part-0.parquet").read().to_pylist()
    assert len(older) == 8
    assert {row["note"] for row in older} == {"kept"}
    assert pupil["student_id"] in {row["student_id"] for row in older}


def scores_of(path):
    return pq.ParquetFile(path).read().to_pylist()


def test_a_move_that_was_killed_is_undone_by_the_next_import(imported, tmp_path):
    before = tree(imported)
    place = imported / ".import"
    changed = imported / "schools.parquet"
    kept = place / "before" / "schools.parquet"
    kept.parent.mkdir(parents=True)
    os.link(changed, kept)
    changed.unlink()
    changed.write_bytes(b"half")
    (imported / "events.parquet").write_bytes(b"new")
    (place / "moving.json").write_text(json.dumps({"new": ["events.parquet"], "kept": ["schools.parquet"]}))
    more = ("X0005", "陈小华", "乡村中学", "901", 70, 70)
    assert run_import(imported, wide(tmp_path, more), options=["--exam", EXAM]) == 0
    assert tree(imported)["schools.parquet"] == before["schools.parquet"]
    assert not (imported / "events.parquet").exists()
    assert not place.exists()
    assert len(scores(imported)) == 10


def test_two_imports_at_once_are_refused(imported, tmp_path, capsys):
    fcntl = pytest.importorskip("fcntl")
    with (imported / ".import.lock").open("a+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        more = ("X0005", "陈小华", "乡村中学", "901", 70, 70)
        assert run_import(imported, wide(tmp_path, more), options=["--exam", EXAM]) == 1
    assert "Another import" in capsys.readouterr().err
    assert len(scores(imported)) == 8


def test_a_moved_pupil_is_a_replacement_on_the_roster(imported, tmp_path, capsys):
    moved = ("X0004", "刘小丽", "城关二中", "901", 60, 72)
    assert run_import(imported, wide(tmp_path, moved), options=["--exam", EXAM]) == 1
    assert "school_code J03 → J02" in capsys.readouterr().out
    assert run_import(imported, wide(tmp_path, moved), options=["--exam", EXAM, "--replace"]) == 0
    rows = pq.ParquetFile(imported / "roster" / f"exam_id={EXAM}" / "part-0.parquet").read().to_pylist()
    assert sorted(row["school_code"] for row in rows) == ["J01", "J01", "J02", "J02"]


def test_files_of_the_same_name_are_refused(tmp_path, data, capsys):
    (tmp_path / "又").mkdir()
    assert run_import(data, registers(tmp_path), registers(tmp_path / "又")) == 1
    assert "same name" in capsys.readouterr().err


def test_a_folder_of_files_is_read_whole(tmp_path, data, import_rows):
    files = tmp_path / "文件"
    files.mkdir()
    registers(files)
    wide(files)
    (files / "~$成绩.xlsx").write_bytes(b"owner")
    (files / "说明.docx").write_bytes(b"words")
    settled = tmp_path / "a.toml"
    settled.write_text(f'[rosters]\n"{EXAM}" = true\n', encoding="utf-8")
    assert run_import(data, files, options=["--exam", EXAM, "--answers", str(settled)]) == 0
    assert len(scores(data)) == 8
