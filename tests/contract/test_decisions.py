"""Records that came by another way than the command are held against the same rules."""

from datetime import date, datetime
from pathlib import Path

import pytest

from tests.contract.tiny import found, write_table

RECORD: dict[str, object] = {
    "decision_id": "A1", "kind": "appeal", "unit_code": "J1", "outcome": "upheld", "ground": "marking", "exam_id": "e1",
    "notified_on": date(2023, 7, 1), "received_on": date(2023, 7, 3), "decided_by_role": "党组会议",
    "decided_on": date(2023, 7, 10), "document_no": "文1", "reason": "复核", "recorded_at": datetime(2023, 7, 11, 9),
}  # fmt: skip


def record(folder: Path, number: str = "A1", **changed: object) -> None:
    row = {**RECORD, "decision_id": number, **changed}
    write_table(folder, f"decisions/{number}", {name: [value] for name, value in row.items()})


def test_records_of_any_number_of_files_are_read(folder: Path) -> None:
    from dashboard.warehouse.check import check_folder

    record(folder)
    record(folder, "A2", ground="roster")
    report = check_folder(folder)
    assert report.problems == ()
    assert len(report.inventory.files["decisions"]) == 2


@pytest.mark.parametrize(
    ("changed", "column"),
    [
        ({"decided_by_role": "王小明"}, "decided_by_role"),
        ({"decided_by_role": "局长李明"}, "decided_by_role"),
        ({"reason": "见 412727200001011234 的材料"}, "reason"),
        ({"document_no": "Mr. Brown"}, "document_no"),
    ],
)
def test_a_person_in_a_record_is_refused(folder: Path, changed: dict[str, object], column: str) -> None:
    record(folder, **changed)
    problem = found(folder, "names_a_person")
    assert (problem.file, problem.severity) == ("decisions/A1.parquet", "problem")
    assert column in problem.what


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("decision_unknown_unit", {"unit_code": "J9"}),
        ("decision_unknown_exam", {"exam_id": "e9"}),
        ("decision_unknown_superseded", {"supersedes_id": "A0"}),
        ("decision_incomplete", {"ground": None}),
        ("decision_undocumented", {"document_no": None}),
        ("decision_in_future", {"decided_on": date(2023, 7, 12)}),
        ("value_not_allowed", {"outcome": "perhaps"}),
    ],
)
def test_each_fault_of_a_record_is_a_problem_of_its_file(folder: Path, code: str, changed: dict[str, object]) -> None:
    if code == "value_not_allowed":
        record(folder, "A2", ground="roster")
    record(folder, **changed)
    problem = found(folder, code)
    assert (problem.table, problem.file, problem.severity) == ("decisions", "decisions/A1.parquet", "problem")


def test_one_number_for_two_records_is_a_duplicate(folder: Path) -> None:
    record(folder)
    record(folder, "A2", decision_id="A1")
    assert found(folder, "duplicate_key").rows == 2


def test_two_answers_to_one_question_are_remarked(folder: Path) -> None:
    record(folder)
    record(folder, "A2", outcome="rejected", recorded_at=datetime(2023, 7, 12))
    from dashboard.language import use_language
    from dashboard.warehouse.check import check_folder

    use_language("en")
    problems = [one for one in check_folder(folder).problems if one.code == "decision_repeated"]
    assert {(one.file, one.severity) for one in problems} == {
        ("decisions/A1.parquet", "warning"),
        ("decisions/A2.parquet", "warning"),
    }
