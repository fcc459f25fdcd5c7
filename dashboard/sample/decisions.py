"""Records of the sample county: one appeal that was rejected and one that is still open."""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from dashboard.records import FOLDER, Record, write_record
from dashboard.sample.schools import RENAMED, SUCCESSOR

EXAM = "2024-2025-zhongkao"
TOLD = date(2025, 7, 7)
REJECTED = Record(
    "appeal",
    decision_id="A20250718-160000-sample",
    unit_code=RENAMED,
    stage="junior",
    outcome="rejected",
    ground="marking",
    exam_id=EXAM,
    evidence_id="样例申诉01",
    notified_on=TOLD,
    received_on=date(2025, 7, 9),
    decided_by_role="教体局党组会议",
    decided_on=date(2025, 7, 17),
    document_no="样例教〔2025〕21号",
    reason="复核语文试卷二十份，分数无误",
    recorded_at=datetime(2025, 7, 18, 16),
)
OPEN = Record(
    "appeal",
    decision_id="A20250723-100000-sample",
    unit_code=SUCCESSOR,
    stage="junior",
    outcome="open",
    ground="absence",
    exam_id=EXAM,
    evidence_id="样例申诉02",
    notified_on=TOLD,
    received_on=date(2025, 7, 23),
    late_reason="医院证明在期限后才开出",
    decided_by_role="教研室",
    reason="两名学生缺考，学校补交请假证明",
    recorded_at=datetime(2025, 7, 23, 10),
)


def decision_records() -> tuple[Record, ...]:
    """Two appeals against the last junior-leaving exam; the open one came in on working day 12."""
    return REJECTED, OPEN


def write_decisions(folder: Path, records: Iterable[Record] = ()) -> None:
    """Writes the records, and more if given; one that is there already stays as it is."""
    for record in (*decision_records(), *records):
        if not (folder / FOLDER / f"{record.decision_id}.parquet").exists():
            write_record(folder, record)
