"""A record put together from options, from what is open, and from answers on the terminal."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from dashboard.commands.asking import answered, chosen, filled
from dashboard.commands.offers import headings, offers
from dashboard.commands.questions import LATE, Question, questions
from dashboard.commands.refusal import RefusedError
from dashboard.language import gettext as _
from dashboard.records import COLUMNS, Kind, Record, working_days
from dashboard.warehouse.record_desk import RecordDesk

ASKED_AGAIN = ("outcome", "correction_exam_id", "decided_by_role", "decided_on", "document_no", "reason")


@dataclass(frozen=True)
class Given:
    """The options of one run, and the ties of the current warehouse, None when there is none."""

    kind: Kind
    options: Mapping[str, str]
    ties: pd.DataFrame | None = None
    asks_all: bool = True


def draft(given: Given, desk: RecordDesk) -> Record:
    """The record as it would be written; RefusedError for an answer that cannot be taken."""
    record = _start(given, desk)
    settled = {name for name in COLUMNS if getattr(record, name) is not None} if record.unit_code else set()
    for question in questions(given.kind):
        record = _with_answer(record, question, given, settled)
        record = _derived(record, desk)
    return _late(record, given.options.get(LATE.column), desk)


def _start(given: Given, desk: RecordDesk) -> Record:
    """What the record is about, where another record or a line that was offered says so."""
    supersedes = given.options.get("supersedes_id")
    if supersedes is not None:
        found = next((one for one in desk.in_force() if (one.decision_id, one.kind) == (supersedes, given.kind)), None)
        if found is None:
            raise RefusedError(
                _("--supersedes: no record {id} of this kind is in force in the folder decisions.").format(
                    id=supersedes
                )
            )
        return _about(found)
    if given.options.keys() & {"unit_code", "exam_id", "rule_id", "predecessor_code"}:
        return Record(given.kind)
    found = chosen(headings(given.kind), offers(given.kind, desk, given.ties))
    return _about(found) if found else Record(given.kind)


def _about(found: Record) -> Record:
    """The matter of a record without its answer; a record that is in the folder is replaced."""
    asked: dict[str, Any] = dict.fromkeys(ASKED_AGAIN)
    return replace(found, **asked, decision_id="", recorded_at=None, supersedes_id=found.decision_id or None)


def _with_answer(record: Record, question: Question, given: Given, settled: Iterable[str]) -> Record:
    text = given.options.get(question.column)
    if not question.applies(record):
        if text is None:
            return record
        words = _("{option} does not go with the outcome {outcome}.")
        raise RefusedError(words.format(option=question.option, outcome=record.outcome))
    if text is not None:
        return filled(record, question, text)
    if question.column in settled or (question.optional and not given.asks_all):
        return record
    return answered(record, question)


def _derived(record: Record, desk: RecordDesk) -> Record:
    """What the rule or the exam says of the unit: its kind and its stage."""
    if record.kind == "appeal" and record.exam_id:
        return replace(record, stage=desk.exam_stages().get(record.exam_id, record.stage))
    if record.kind == "determination" and record.rule_id:
        rules = desk.rules()
        if record.rule_id not in rules:
            words = _("--rule: no plan has the rule {rule}; there are: {rules}.")
            raise RefusedError(words.format(rule=record.rule_id, rules=", ".join(sorted(rules))))
        rule = rules[record.rule_id]
        return replace(record, unit_type=rule.unit_type, stage=rule.stage or record.stage)
    return record


def _late(record: Record, reason: str | None, desk: RecordDesk) -> Record:
    """A late appeal needs a reason of its own; one in time has none."""
    first, last = record.notified_on, record.received_on
    if not isinstance(first, date) or not isinstance(last, date):
        return record
    days, allowed = working_days(first, last), desk.appeal_days()
    if days <= allowed:
        return replace(record, late_reason=None)
    words = _("The appeal came in on working day {days}; {allowed} are allowed. Why is it accepted?")
    question = replace(LATE, words=words.format(days=days, allowed=allowed))
    if reason is not None:
        return filled(record, question, reason)
    return record if record.late_reason else answered(record, question)
