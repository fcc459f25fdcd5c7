"""`record peers`: groups are frozen before results, never overwritten, and changed by hand only with a reason."""

import stat
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dashboard.warehouse.build import build
from dashboard.warehouse.check import check_folder
from dashboard.warehouse.reader import open_file
from tests.commands.conftest import Run
from tests.commands.county import COUNTY, FIRST, SECOND, exam
from tests.warehouse.counties import write_county

pytestmark = pytest.mark.usefixtures("nobody_asks")
NEXT = ("--school-year", "2024-2025", "--yes")
BY = ("--role", "教研室", "--reason", "合并后人数增加")
GROUP = "junior-township-1-all"


def rows(folder: Path) -> list[dict[str, object]]:
    return [row for file in sorted((folder / "peer_groups").glob("*")) for row in pq.read_table(file).to_pylist()]


def groups(folder: Path, year: str = "2024-2025") -> Mapping[str, tuple[object, ...]]:
    warehouse = open_file(build(folder, progress=False).file)
    try:
        wanted = warehouse.connection.table("marts.peer_groups").filter(f"school_year = '{year}'")
        told = wanted.project("school_code, peer_group_id, source, manual, roster_n, round(level_z, 6)").fetchall()
        return {str(row[0]): row[1:] for row in told}
    finally:
        warehouse.close()


def test_a_year_is_frozen_before_its_exams_in_one_private_file(run: Run, folder: Path) -> None:
    before = groups(folder)
    assert {row[:2] for row in before.values()} == {(GROUP, "computed")}
    assert run("record peers", *NEXT) == 0
    (file,) = (folder / "peer_groups").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert {(row["school_code"], row["kind"], row["decided_on"]) for row in rows(folder)} == {
        (code, "frozen", date.today()) for code in "ABCDEFG"
    }
    assert not check_folder(folder).has_problems
    assert groups(folder) == {code: (row[0], "frozen", *row[2:]) for code, row in before.items()}


def test_a_frozen_year_stays_when_corrections_and_exams_arrive(run: Run, folder: Path) -> None:
    groups(folder)
    run("record peers", *NEXT)
    frozen = groups(folder)
    corrected = {code: 100 - mark for code, mark in SECOND.items()}
    more = (exam("e2c", 2024, corrected, supersedes="e2"), exam("e3", 2025, FIRST))
    write_county(replace(COUNTY, exams=(*COUNTY.exams, *more)), folder)
    assert groups(folder) == frozen
    open_now = groups(folder, "2025-2026")
    assert {row[1] for row in open_now.values()} == {"computed"}


def test_nothing_is_overwritten(run: Run, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    groups(folder)
    run("record peers", *NEXT)
    groups(folder)
    assert run("record peers", *NEXT) == 1
    assert "is frozen already" in capsys.readouterr().err
    assert len(list((folder / "peer_groups").iterdir())) == 1


def test_after_an_exam_of_the_year_a_reason_is_needed(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    groups(folder)
    late = ("--school-year", "2023-2024", "--yes")
    assert run("record peers", *late) == 1
    assert "e2" in capsys.readouterr().err
    assert not (folder / "peer_groups").exists()
    assert run("record peers", *late, "--reason", "第一年使用") == 0
    assert {row["reason"] for row in rows(folder)} == {"第一年使用"}
    assert not [problem for problem in check_folder(folder).problems if problem.table == "peer_groups"]


def test_the_first_year_and_an_old_warehouse_freeze_nothing(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("record peers", *NEXT) == 1
    assert "There is no warehouse yet" in capsys.readouterr().err
    groups(folder)
    assert run("record peers", "--school-year", "2022-2023", "--reason", "x", "--yes") == 1
    assert "nothing to freeze" in capsys.readouterr().err
    write_county(replace(COUNTY, exams=(*COUNTY.exams, exam("e3", 2025, FIRST))), folder)
    assert run("record peers", *NEXT, "--reason", "x") == 1
    assert "has changed since the last build" in capsys.readouterr().err


def test_a_change_by_hand_wins_and_says_who_when_and_why(run: Run, folder: Path) -> None:
    groups(folder)
    run("record peers", *NEXT)
    add_group(folder)
    change = ("--school", "A", "--group", "g2", "--date", "2024-09-25", *BY)
    assert run("record peers", *NEXT, *change) == 0
    (row,) = [row for row in rows(folder) if row["kind"] == "manual"]
    assert (row["peer_group_id"], row["reason"], row["decided_by_role"]) == ("g2", "合并后人数增加", "教研室")
    assert row["decided_on"] == date(2024, 9, 25)
    told = groups(folder)
    assert told["A"][:3] == ("g2", "frozen", True)
    assert told["B"][:3] == (GROUP, "frozen", False)
    assert run("record peers", *NEXT, *change) == 0
    assert len([row for row in rows(folder) if row["kind"] == "manual"]) == 1


def add_group(folder: Path) -> None:
    """G frozen in a group of its own, as a research office may hand it in."""
    (file,) = (folder / "peer_groups").iterdir()
    table = pq.read_table(file)
    told = [{**row, "peer_group_id": "g2" if row["school_code"] == "G" else GROUP} for row in table.to_pylist()]
    pq.write_table(table.from_pylist(told, schema=table.schema), file)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--school", "A", "--group", GROUP, "--role", "教研室"), "--reason"),
        (("--school", "A", *BY), "--group"),
        (("--school", "A", "--group", "g9", *BY), "g9 is not a frozen group"),
        (("--school", "Z", "--group", GROUP, *BY), "no school Z"),
        (("--school", "A", "--group", "g2", "--role", "教研室", "--reason", "见 412727200001011234"), "name or number"),
        (("--school", "A", "--group", "g2", "--date", "2999-01-01", *BY), "still to come"),
    ],
)
def test_a_change_by_hand_is_refused(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], words: str
) -> None:
    groups(folder)
    run("record peers", *NEXT)
    add_group(folder)
    assert run("record peers", *NEXT, *options) == 1
    assert words in capsys.readouterr().err
    assert not [row for row in rows(folder) if row["kind"] == "manual"]


def test_a_change_by_hand_needs_a_frozen_year(run: Run, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("record peers", *NEXT, "--school", "A", "--group", GROUP, *BY) == 1
    assert "is not frozen yet" in capsys.readouterr().err
