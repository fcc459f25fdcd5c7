"""What is open, decided and corrected: ties, appeals, records in force, without any person."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.language import current_language, formats, labels, record_words
from dashboard.language import gettext as _
from dashboard.ui.cards import empty_view
from dashboard.ui.filters import Filters
from dashboard.ui.row_records import as_records
from dashboard.ui.session import report
from dashboard.ui.table import Column, show_table

Row = dict[Any, Any]


def show_decisions(filters: Filters) -> None:
    """One table: open matters first, then the records in force and the corrections."""
    rows = report("data_decisions")
    if rows.empty:
        empty_view(
            _("No tie is open, nothing was appealed against and nothing was corrected."),
            _("Determinations and appeals are written down with `python -m dashboard record`."),
        )
        return
    show_table(
        told(rows),
        columns(),
        key="decisions",
        title=_("Determinations, appeals and corrections"),
        basis=summary(rows),
        filters=filters,
        methods="basis",
        code="unit_code",
    )


def columns() -> list[Column]:
    """What a leader reads of each matter."""
    return [
        Column("unit_name", pinned=True),
        Column("kind"),
        Column("matter"),
        Column("outcome"),
        Column("effect"),
        Column("document_no"),
        Column("decided_by_role"),
        Column("decided_on", "day"),
        Column("reason"),
    ]


def told(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with words in the place of codes."""
    records: list[Row] = as_records(rows)
    words = rows.drop(columns=["rule_zh", "rule_en", "is_open", "recorded_at"]).assign(
        kind=[_kind(row["kind"]) for row in records],
        matter=[_matter(row) for row in records],
        outcome=[_outcome(row) for row in records],
        ground=["" if formats.is_nothing(row["ground"]) else record_words.ground(row["ground"]) for row in records],
        effect=[_effect(row) for row in records],
    )
    return words[["unit_name", "kind", "matter", *words.columns.drop(["unit_name", "kind", "matter"])]]


def summary(rows: pd.DataFrame) -> str:
    """How many matters are open, and how many appeals came late."""
    open_rows = rows[rows["is_open"]]
    words = _(
        "Ties that wait for a determination: {ties}; open appeals: {appeals}; appeals that came in late: {late}; "
        "records in force: {records}; exams that correct another: {corrections}."
    )
    return words.format(
        ties=int((open_rows["kind"] == "determination").sum()),
        appeals=int((open_rows["kind"] == "appeal").sum()),
        late=int(rows["is_late"].fillna(False).sum()),
        records=int((rows["decision_id"].notna() & (rows["kind"] != "correction")).sum()),
        corrections=int((rows["kind"] == "correction").sum()),
    )


def _kind(code: str) -> str:
    return _("Correction of an exam") if code == "correction" else record_words.kind(code)


def _matter(row: Row) -> str:
    if row["kind"] == "determination":
        named = row["occasion"] if formats.is_nothing(row["occasion_name"]) else row["occasion_name"]
        return f"{row[f'rule_{current_language()}']} · {named}"
    if row["kind"] == "inheritance":
        return _("History of {code}").format(code=row["predecessor_name"])
    if row["kind"] == "correction":
        return f"{row['exam_name']} ({row['decision_id']})"
    return f"{row['exam_name']} · {record_words.ground(str(row['ground']))}"


def _outcome(row: Row) -> str:
    if row["kind"] == "correction":
        return labels.result_status(str(row["outcome"]))
    return record_words.outcome(str(row["outcome"]))


def _effect(row: Row) -> str:
    words = record_words.effect(str(row["effect"]))
    if not formats.is_nothing(row["is_late"]) and row["is_late"]:
        return _("{words}; came in late, on working day {n}").format(
            words=words, n=formats.number(row["working_days_n"])
        )
    return words
