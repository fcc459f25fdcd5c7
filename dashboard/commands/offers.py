"""What is open now, offered to whoever records: ties, appeals, mergers and splits."""

from pathlib import Path

import pandas as pd

from dashboard.commands.asking import Choice
from dashboard.commands.ties import Ties
from dashboard.language import current_language
from dashboard.language import gettext as _
from dashboard.records import Kind, Record
from dashboard.warehouse.reader import open_warehouse
from dashboard.warehouse.record_desk import Change, RecordDesk
from dashboard.warehouse.store import NoWarehouseError, default_output


def headings(kind: Kind) -> str:
    """The line above what is offered."""
    words = {
        "determination": _("Ties that wait for a determination:"),
        "appeal": _("Open appeals:"),
        "inheritance": _("Mergers and splits of the register:"),
    }
    return words[kind]


def known_ties(folder: Path) -> Ties | None:
    """The ties that the current warehouse knows; None when it has not been built."""
    try:
        warehouse = open_warehouse(default_output(folder))
    except NoWarehouseError:
        return None
    try:
        return Ties(warehouse.report("open_determinations"), warehouse.report("judged_places"))
    finally:
        warehouse.close()


def offers(kind: Kind, desk: RecordDesk, ties: pd.DataFrame | None) -> list[Choice]:
    """Each open matter of this kind as one line."""
    if kind == "determination":
        return _ties(ties) if ties is not None else []
    if kind == "appeal":
        return [_appeal(record, desk) for record in desk.in_force() if record.outcome == "open"]
    settled = {record.matter for record in desk.in_force()}
    changes = [_change(change, desk) for change in desk.changes()]
    return [choice for choice in changes if choice.record.matter not in settled]


def _ties(rows: pd.DataFrame) -> list[Choice]:
    rule = f"rule_{current_language()}"
    words = _("{rule} · {unit} ({code}) · {occasion} · place {place} of {n}, {tied} level")
    return [
        Choice(
            words.format(
                rule=row[rule], unit=row["unit_name"], code=row["unit_code"], occasion=row["occasion"],
                place=row["place"], n=row["ranked_n"], tied=row["tied_n"],
            ),
            Record("determination", rule_id=row["rule_id"], unit_type=row["unit_type"], unit_code=row["unit_code"],
                   stage=row["stage"], occasion=row["occasion"]),
        )
        for row in rows.to_dict("records")
    ]  # fmt: skip


def _appeal(record: Record, desk: RecordDesk) -> Choice:
    words = _("{id} · {unit} ({code}) · exam {exam} · {ground} · received {day}")
    shown = words.format(
        id=record.decision_id, unit=desk.unit_name(record.unit_type, record.unit_code or ""), code=record.unit_code,
        exam=record.exam_id, ground=record.ground, day=record.received_on,
    )  # fmt: skip
    return Choice(shown, record)


def _change(change: Change, desk: RecordDesk) -> Choice:
    before, after = desk.unit_name("school", change.predecessor), desk.unit_name("school", change.successor)
    words = _("{before} ({before_code}) → {after} ({after_code}), {day}")
    codes = {"before_code": change.predecessor, "after_code": change.successor}
    shown = words.format(before=before, after=after, day=change.day, **codes)
    record = Record("inheritance", unit_code=change.successor, predecessor_code=change.predecessor, stage=change.stage)
    return Choice(shown, record)
