"""One new file, whole or not at all."""

import os
import signal
import stat
import subprocess
import sys
from dataclasses import fields, replace
from datetime import date, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dashboard.contract import TABLES, inspect_folder
from dashboard.records import Record, numbered, working_days, write_record, writing

RECORD = Record("determination", unit_code="A", outcome="counted", decided_on=date(2024, 7, 1), reason="并列")
NOW = datetime(2024, 7, 2, 9, 30, 15, 7)
KILLED = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from dashboard.records import Record, numbered, writing

writing._put = lambda fresh, target: os.kill(os.getpid(), signal.SIGKILL)
writing.write_record(Path(sys.argv[1]), numbered(Record("appeal", unit_code="A"), datetime.now()))
"""


def test_a_record_has_the_columns_of_the_contract_in_their_order() -> None:
    named = [column.name for column in TABLES["decisions"].columns]
    assert sorted(named) == sorted(field.name for field in fields(Record))
    assert list(writing.SCHEMA.names) == named


def test_a_record_is_numbered_by_kind_and_moment() -> None:
    first, second = numbered(RECORD, NOW), numbered(RECORD, NOW)
    assert first.decision_id.startswith("D20240702-093015-")
    assert first.decision_id != second.decision_id
    assert first.recorded_at == datetime(2024, 7, 2, 9, 30, 15)


def test_the_file_is_named_after_the_record_and_its_owner_alone_reads_it(tmp_path: Path) -> None:
    record = numbered(RECORD, NOW)
    path = write_record(tmp_path, record)
    assert path == tmp_path / "decisions" / f"{record.decision_id}.parquet"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert Record(**pq.read_table(path).to_pylist()[0]) == record
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_is_there_is_never_replaced(tmp_path: Path) -> None:
    record = numbered(RECORD, NOW)
    before = write_record(tmp_path, record).read_bytes()
    with pytest.raises(FileExistsError):
        write_record(tmp_path, replace(record, outcome="not_counted"))
    (only,) = (tmp_path / "decisions").iterdir()
    assert only.read_bytes() == before


def test_where_links_are_not_known_a_file_that_is_there_is_not_replaced_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(_source: Path, _target: Path) -> None:
        raise PermissionError("no links on this disk")

    monkeypatch.setattr(os, "link", no_links)
    record = numbered(RECORD, NOW)
    before = write_record(tmp_path, record).read_bytes()
    with pytest.raises(FileExistsError):
        write_record(tmp_path, replace(record, outcome="not_counted"))
    (only,) = (tmp_path / "decisions").iterdir()
    assert only.read_bytes() == before


def test_killed_before_the_file_has_its_name_there_is_no_record(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert list((tmp_path / "decisions").glob("*.parquet")) == []
    assert inspect_folder(tmp_path).files["decisions"] == ()
    assert len(list((tmp_path / "decisions").iterdir())) == 1
    write_record(tmp_path, numbered(RECORD, NOW))
    assert len(inspect_folder(tmp_path).files["decisions"]) == 1


@pytest.mark.parametrize(
    ("after", "until", "days"),
    [
        (date(2024, 7, 5), date(2024, 7, 5), 0),  # a Friday
        (date(2024, 7, 5), date(2024, 7, 7), 0),  # to the Sunday
        (date(2024, 7, 5), date(2024, 7, 8), 1),
        (date(2024, 7, 5), date(2024, 7, 19), 10),
        (date(2024, 7, 6), date(2024, 7, 19), 10),
        (date(2024, 7, 5), date(2024, 7, 1), 0),
    ],
)
def test_working_days_are_mondays_to_fridays_after_the_first_day(after: date, until: date, days: int) -> None:
    assert working_days(after, until) == days
