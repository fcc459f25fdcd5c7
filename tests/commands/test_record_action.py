"""`record action`: one file for each record, refused with the way to mend it, gone on under its number."""

import stat
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dashboard.warehouse.check import check_folder
from tests.commands.conftest import Run

pytestmark = pytest.mark.usefixtures("nobody_asks")
ABOUT = ("--cause", "weak_subject", "--unit", "G", "--stage", "junior", "--subject", "math", "--test", "e1")
DECIDED = (
    "--measure", "结对听课", "--owner", "G-01", "--opened", "2023-09-05", "--due", "2024-06-30", "--meeting",
    "2023-09-05", "--yes",
)  # fmt: skip
OPENED = (*ABOUT, *DECIDED)


def rows(folder: Path) -> list[dict[str, object]]:
    found = [pq.read_table(path).to_pylist()[0] for path in sorted((folder / "actions").glob("*.parquet"))]
    return sorted(found, key=lambda row: str(row["outcome"]), reverse=True)


def changed(option: str, value: str) -> tuple[str, ...]:
    options = list(OPENED)
    options[options.index(option) + 1] = value
    return tuple(options)


def test_an_action_is_one_file_that_only_its_owner_reads(folder: Path, run: Run) -> None:
    assert run("record action", *OPENED) == 0
    (path,) = (folder / "actions").iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    (row,) = rows(folder)
    assert (row["unit_code"], row["subject"], row["outcome"]) == ("G", "math", "open")
    assert (row["due_on"], row["closed_on"]) == (date(2024, 6, 30), None)
    assert check_folder(folder).problems == ()


def test_a_second_identical_run_writes_nothing(folder: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("record action", *OPENED) == 0
    assert run("record action", *OPENED) == 0
    assert len(rows(folder)) == 1
    assert "recorded already" in capsys.readouterr().out


def test_an_action_goes_on_under_its_number_and_its_first_record_stays(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("record action", *OPENED) == 0
    number = str(rows(folder)[0]["action_id"])
    path = next((folder / "actions").iterdir())
    path.rename(path.with_name("arrived-under-another-name.parquet"))
    closing = ("--outcome", "done", "--closed", "2024-06-21", "--evidence", "E7", "--retest", "e2", "--yes")
    assert run("record action", "--action", number, *closing) == 0
    first, last = rows(folder)
    assert (first["outcome"], first["closed_on"]) == ("open", None)
    assert (last["outcome"], last["evidence_id"], last["retest_test_id"]) == ("done", "E7", "e2")
    assert {name: last[name] for name in ("unit_code", "measure", "due_on")} == {
        name: first[name] for name in ("unit_code", "measure", "due_on")
    }


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--cause", "whim", "whim is not one of"),
        ("--unit", "Z", "school or township that is not in the data"),
        ("--test", "e9", "test that is not in exams"),
        ("--due", "2023-09-04", "due or closed before it was opened"),
        ("--due", "soon", "soon is not a day"),
        ("--opened", "2099-01-01", "still to come"),
        ("--owner", "王小明", "looks like a person's name"),
        ("--measure", "由李校长负责", "looks like a person's name"),
    ],
)
def test_nonsense_is_refused_and_nothing_written(
    folder: Path, run: Run, capsys: pytest.CaptureFixture[str], option: str, value: str, told: str
) -> None:
    assert run("record action", *changed(option, value)) != 0
    assert told in capsys.readouterr().err
    assert not (folder / "actions").exists()


def test_a_missing_answer_names_its_option(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("record action", *ABOUT, "--yes") != 0
    assert "--measure is missing" in capsys.readouterr().err


def test_what_belongs_to_another_cause_is_refused(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("record action", *OPENED, "--rule", "bottom-three") != 0
    assert "--rule does not go with this action" in capsys.readouterr().err


def test_done_needs_a_day_and_evidence(folder: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("record action", *OPENED, "--outcome", "done", "--closed", "2024-06-21") != 0
    assert "--evidence is missing" in capsys.readouterr().err
    assert not (folder / "actions").exists()


def test_an_unknown_number_is_refused(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("record action", "--action", "Z9", "--outcome", "done", "--yes") != 0
    assert "there is no action Z9" in capsys.readouterr().err


def test_the_questions_lead_through_an_action(folder: Path, run: Run, type_in: object) -> None:
    answers = ("visit", "school", "G", "junior", "e1", "到校听课", "G-01", "2023-09-05", "2024-06-30", "", "", "y")
    left = type_in(*answers)  # type: ignore[operator]
    assert run("record action") == 0
    assert left == []
    (row,) = rows(folder)
    assert (row["cause"], row["unit_code"], row["meeting_on"], row["retest_test_id"]) == ("visit", "G", None, None)
