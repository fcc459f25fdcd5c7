from pathlib import Path

import pyarrow.parquet as pq

from dashboard.records import working_days
from dashboard.sample.decisions import OPEN, REJECTED, decision_records, write_decisions
from dashboard.warehouse.check import check_folder


def test_the_sample_has_a_rejected_appeal_in_time_and_an_open_one_that_is_late(small: Path) -> None:
    files = sorted((small / "decisions").glob("A*"))
    rows = [row for file in files for row in pq.read_table(file).to_pylist()]
    assert [(row["outcome"], row["late_reason"] is not None) for row in rows] == [("rejected", False), ("open", True)]
    days = [working_days(row["notified_on"], row["received_on"]) for row in rows]
    assert days == [2, 12]


def test_the_check_accepts_the_records(small: Path) -> None:
    assert [one for one in check_folder(small).problems if one.table == "decisions"] == []


def test_writing_again_leaves_the_records_as_they_are(tmp_path: Path) -> None:
    write_decisions(tmp_path)
    before = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "decisions").iterdir()}
    write_decisions(tmp_path, [OPEN])
    assert {path.name: path.stat().st_mtime_ns for path in (tmp_path / "decisions").iterdir()} == before
    assert decision_records() == (REJECTED, OPEN)
