"""`publish` keeps the version in use, `published` lists what is kept, and nothing is ever overwritten."""

import json
import stat
from pathlib import Path

import pytest

from dashboard.warehouse import publishing
from dashboard.warehouse.publishing import Published, publish, published_versions, version_file
from dashboard.warehouse.reader import open_file
from dashboard.warehouse.store import current, default_output
from tests.commands.conftest import Run

APPEAL = (
    "--unit-type", "school", "--unit", "A", "--exam", "e2", "--ground", "roster", "--notified", "2024-07-01",
    "--received", "2024-07-02", "--outcome", "open", "--role", "office", "--reason", "roster", "--yes",
)  # fmt: skip


@pytest.fixture
def built(run: Run, folder: Path) -> Path:
    assert run("build") == 0
    return folder


def _only(folder: Path) -> Path:
    (path,) = (folder / "published").iterdir()
    return path


def test_the_version_in_use_is_kept_with_its_facts(run: Run, built: Path) -> None:
    assert run("publish", "--note", "七月会议") == 0
    kept, version = _only(built), current(default_output(built)).version
    assert kept.name == version
    assert (kept / "warehouse.duckdb").read_bytes() == current(default_output(built)).file.read_bytes()
    facts = json.loads((kept / "version.json").read_text(encoding="utf-8"))
    assert (facts["version"], facts["note"], facts["as_of"]) == (version, "七月会议", "2024-06-20")
    assert facts["exams"] == [
        {"exam_id": "e1", "result_status": "final", "is_current": True},
        {"exam_id": "e2", "result_status": "final", "is_current": True},
    ]
    assert [stat.S_IMODE(path.stat().st_mode) for path in kept.iterdir()] == [0o600, 0o600]
    assert len(open_file(version_file(built, version)).report("version_exams")) == 2


def test_a_second_run_changes_nothing(run: Run, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("publish", "--note", "first")
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in _only(built).iterdir()}
    assert run("publish", "--note", "second") == 0
    assert "published already" in capsys.readouterr().out
    assert {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in _only(built).iterdir()} == before


@pytest.mark.parametrize("name", ["warehouse.duckdb", "version.json"])
def test_another_file_under_the_same_version_is_refused(
    name: str, run: Run, built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("publish")
    spoiled = _only(built) / name
    spoiled.write_bytes(b"something else")
    assert run("publish") == 1
    assert "nothing was overwritten" in capsys.readouterr().err
    assert spoiled.read_bytes() == b"something else"


def test_a_copy_that_breaks_off_leaves_no_version(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_source: Path, _target: Path) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(publishing.shutil, "copyfile", broken)
    with pytest.raises(OSError, match="disk full"):
        publish(built)
    assert list((built / "published").iterdir()) == []


def test_versions_are_listed_the_latest_first_and_a_broken_one_is_left_out(
    run: Run, built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("published")
    assert "No version is published yet" in capsys.readouterr().out
    run("publish", "--note", "before the meeting")
    run("record appeal", *APPEAL)
    run("build")
    run("publish", "--note", "after")
    (built / "published" / "broken").mkdir()
    (built / "published" / "broken" / "version.json").write_text("{}", encoding="utf-8")
    capsys.readouterr()
    assert run("published") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.rsplit("; ", 1)[1] for line in lines] in (
        ["after", "before the meeting"],
        ["before the meeting", "after"],
    )
    assert "exams: Final 2" in lines[0]
    assert [type(one) for one in published_versions(built)] == [Published, Published]


def test_without_a_warehouse_or_with_a_name_in_the_note_it_is_refused(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("publish") == 1
    assert "There is no warehouse yet" in capsys.readouterr().err
    assert run("publish", "--note", "王局长审定") == 1
    assert "“王局长”" in capsys.readouterr().err
