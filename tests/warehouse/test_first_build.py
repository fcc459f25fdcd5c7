"""A folder without a warehouse: what is seen in it, and what is told of a build that failed."""

from pathlib import Path

import pytest

from dashboard.warehouse.first_build import STATE, FirstBuild, Waiting, look_at, read_state


def test_a_folder_is_told_by_what_is_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    assert look_at(folder).state == "missing"
    folder.mkdir()
    assert look_at(folder) == Waiting("empty", str(folder))
    (folder / "notes.txt").write_text("x")
    assert look_at(folder) == Waiting("foreign", str(folder), ("notes.txt",), 1)
    for number in range(8):
        (folder / f"{number}.xlsx").write_text("x")
    (folder / "~$1.xlsx").write_text("open in Excel")
    seen = look_at(folder)
    assert (seen.state, seen.files_n) == ("sheets", 8)
    assert seen.names == tuple(f"{number}.xlsx" for number in range(6))
    (folder / "scores" / "exam_id=a").mkdir(parents=True)
    (folder / "scores" / "exam_id=a" / "part-0.parquet").write_text("x")
    assert look_at(folder).state == "building"


def test_a_file_where_the_folder_should_be_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert look_at(tmp_path / "file").state == "missing"


def test_a_warehouse_alone_is_no_data(tmp_path: Path) -> None:
    (tmp_path / "warehouse").mkdir()
    (tmp_path / "warehouse" / "old.duckdb").write_text("x")
    assert look_at(tmp_path).state == "empty"


def test_progress_is_read_while_a_build_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STATE, str(tmp_path))
    first = FirstBuild(tmp_path / "data", tmp_path / "w.duckdb", home=tmp_path)
    first.tell(Waiting("building", "data"))
    assert read_state() == Waiting("building", "data")
    (tmp_path / "progress").write_text("12 40")
    assert read_state() == Waiting("building", "data", done=12, total=40)
    (tmp_path / "progress").write_text("")
    assert read_state() == Waiting("building", "data")


def test_nobody_watches_under_another_start_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(STATE, raising=False)
    assert read_state() is None


def test_a_failed_build_is_told_in_both_languages_without_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STATE, str(tmp_path))
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "schools.parquet").write_bytes(b"PAR1")
    first = FirstBuild(folder, tmp_path / "w.duckdb", home=tmp_path)
    first.try_once()
    seen = read_state()
    assert seen is not None
    assert seen.state == "failed"
    assert set(seen.told) == {"zh", "en"}
    assert all("schools.parquet" in words and "     " not in words for words in seen.told.values())
    assert "没有" in seen.told["zh"]
    assert "problem" in seen.told["en"].lower()
    assert not first.is_done()
