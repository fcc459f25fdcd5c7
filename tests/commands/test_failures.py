"""A command that cannot go on says why in the reader's language and how to mend it, without a traceback."""

import errno
from pathlib import Path

import pytest

from dashboard import cli
from dashboard.cli import main
from dashboard.commands import report
from dashboard.commands.failures import file_words
from dashboard.commands.report_files import ReportFolder
from dashboard.language import use_language
from dashboard.warehouse.store import default_output
from tests.commands.conftest import Run

pytestmark = pytest.mark.usefixtures("nobody_asks")
ACTION = (
    "--yes", "--cause", "visit", "--unit", "G", "--measure", "听课", "--owner", "G-01", "--opened", "2023-09-05",
    "--due", "2023-10-05",
)  # fmt: skip
NUMBERS = (errno.EACCES, errno.EEXIST, errno.ENOTDIR, errno.EISDIR, errno.ENOENT, errno.ENOSPC)


@pytest.mark.parametrize("number", NUMBERS)
def test_known_trouble_with_a_file_names_it_and_no_number_of_the_system(number: int) -> None:
    use_language("en")
    told = file_words(OSError(number, "as the system says it", "/县 数据/x"))
    assert "/县 数据/x" in told
    assert "Errno" not in told
    assert ":" in told or ";" in told
    use_language("")


def test_other_trouble_is_told_as_the_system_tells_it() -> None:
    use_language("en")
    assert "Too many links" in file_words(OSError(errno.EMLINK, "Too many links", "x"))
    assert "no name" in file_words(PermissionError("no name"))
    use_language("")


def test_a_file_where_a_folder_should_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "taken").write_text("")
    assert main(["--language", "en", "template", str(tmp_path / "taken")]) == 1
    assert "is not a folder: name another place" in capsys.readouterr().err
    use_language("")


@pytest.mark.parametrize("port", ["0", "65536", "99999999", "-1", "x"])
def test_no_port(tmp_path: Path, port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--language", "en", "serve", str(tmp_path), f"--port={port}"])
    assert "is not a port from 1 to 65535" in capsys.readouterr().err
    use_language("")


@pytest.mark.parametrize("error", [KeyboardInterrupt(), RuntimeError("Query interrupted")])
def test_stopped_by_hand_also_while_the_database_answers(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: BaseException
) -> None:
    def stopped(_folder: Path) -> None:
        raise error

    monkeypatch.setattr(cli, "check_folder", stopped)
    assert main(["--language", "en", "check", str(folder)]) == 1
    assert "Stopped." in capsys.readouterr().err
    use_language("")


def test_another_runtime_error_is_not_taken_for_a_stop(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_folder: Path) -> None:
        raise RuntimeError("a mistake")

    monkeypatch.setattr(cli, "check_folder", broken)
    with pytest.raises(RuntimeError, match="a mistake"):
        main(["--language", "en", "check", str(folder)])
    use_language("")


@pytest.mark.parametrize("command", ["record action", "record determination", "record peers"])
def test_a_record_is_refused_while_a_register_cannot_be_read(
    folder: Path, run: Run, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    schools = folder / "schools.parquet"
    schools.write_bytes(schools.read_bytes()[:40])
    options = {"record action": ACTION, "record peers": ("--school-year", "2023-2024", "--yes")}.get(command, ())
    assert run(command, *options) == 1
    told = capsys.readouterr().err
    assert "schools.parquet" in told
    assert "mend these files first" in told
    assert not (folder / "actions").exists()


def test_the_command_that_comes_next_can_be_copied(folder: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert " " in str(folder)
    assert run("record action", *ACTION) == 0
    assert f'build "{folder}"' in capsys.readouterr().out


def test_a_damaged_warehouse_is_named(folder: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("build") == 0
    for file in default_output(folder).parent.glob("*.duckdb"):
        if not file.is_symlink():
            file.write_bytes(file.read_bytes()[:5000])
    capsys.readouterr()
    assert run("report", "--all") == 1
    assert "cannot be read; build it again" in capsys.readouterr().err


def test_reports_written_before_a_stop_are_not_taken_for_changed_by_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made(_test: object, code: str, _now: object) -> tuple[str, bytes]:
        if code == "second":
            raise KeyboardInterrupt
        return code, b"content"

    jobs = [report.Job(made, None, code) for code in ("first", "second")]  # type: ignore[arg-type]
    with pytest.raises(KeyboardInterrupt):
        report._write(jobs, ReportFolder(tmp_path))
    again = ReportFolder(tmp_path)
    assert again.write("first.docx", b"newer")
    assert again.left == []


def test_a_folder_without_a_sheet_is_said_to_hold_none(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "nothing").mkdir()
    assert main(["--language", "en", "import", str(tmp_path / "nothing"), str(folder)]) == 1
    assert "holds no Excel or CSV file" in capsys.readouterr().err
    use_language("")
