"""The block on determinations, appeals and corrections: what is open first, and no person."""

from collections.abc import Iterator

import pandas as pd
import pytest

from dashboard.language import use_language
from dashboard.ui.decision_views import columns, summary, told

NAMES = (
    "kind", "unit_type", "unit_code", "unit_name", "rule_id", "rule_zh", "rule_en", "occasion", "occasion_name",
    "exam_name", "ground", "predecessor_code", "predecessor_name", "outcome", "effect", "is_late", "working_days_n",
    "received_on", "decided_by_role", "decided_on", "document_no", "reason", "decision_id", "recorded_at", "is_open",
)  # fmt: skip
TIE = {"kind": "determination", "unit_name": "一中", "rule_zh": "规则", "rule_en": "Rule", "occasion": "2023-2024",
       "outcome": "open", "effect": "open", "is_late": False, "is_open": True}  # fmt: skip
LATE = {"kind": "appeal", "unit_name": "二中", "exam_name": "中招", "ground": "marking", "outcome": "open",
        "effect": "open", "is_late": True, "working_days_n": 11, "decision_id": "A1", "is_open": True}  # fmt: skip
MERGER = {"kind": "inheritance", "unit_name": "三中", "predecessor_name": "四中", "outcome": "inherited",
          "effect": "applied", "is_late": False, "decision_id": "I1", "is_open": False}  # fmt: skip
CORRECTION = {"kind": "correction", "exam_name": "更正", "decision_id": "e1 → e2", "outcome": "final",
              "effect": "corrected", "is_late": False, "is_open": False}  # fmt: skip
ROWS = pd.DataFrame([TIE, LATE, MERGER, CORRECTION]).reindex(columns=list(NAMES))


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("zh")


def test_the_counts_come_first() -> None:
    assert summary(ROWS) == (
        "Ties that wait for a determination: 1; open appeals: 1; appeals that came in late: 1; "
        "records in force: 2; exams that correct another: 1."
    )


def test_each_matter_is_told_in_words() -> None:
    rows = told(ROWS)
    assert rows["matter"].tolist() == ["Rule · 2023-2024", "中招 · Marking", "History of 四中", "更正 (e1 → e2)"]
    assert rows["outcome"].tolist() == ["Not yet decided", "Not yet decided", "History taken over", "Final"]
    assert rows["effect"].tolist()[1] == "Waits for a decision; came in late, on working day 11"


def test_the_table_shows_posts_and_documents_and_nobody() -> None:
    names = [column.name for column in columns()]
    assert {"decided_by_role", "decided_on", "document_no", "reason"} <= set(names)
    assert set(names) <= set(told(ROWS).columns)
