"""One record of an action, with the columns of the contract's table `actions`."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path
from secrets import token_hex
from typing import Literal, get_args

import pyarrow as pa

from dashboard.records.writing import schema_of, write_whole

ACTION_FOLDER = "actions"
Cause = Literal["warning", "missed_target", "indicator", "weak_subject", "visit"]
CAUSES: tuple[Cause, ...] = get_args(Cause)
CLOSINGS = ("open", "done", "cancelled")
OF_A_CAUSE: Mapping[str, tuple[str, ...]] = {
    "warning": ("rule_id", "occasion"),
    "missed_target": ("indicator_id", "part", "phase_id"),
    "indicator": ("indicator_id", "part"),
    "weak_subject": ("subject",),
    "visit": (),
}


@dataclass(frozen=True)
class Action:
    """What is done about a finding, as one record tells it; what is not known or not of its cause is None."""

    cause: str = ""
    action_id: str = ""
    unit_type: str = "school"
    unit_code: str | None = None
    stage: str | None = None
    rule_id: str | None = None
    occasion: str | None = None
    indicator_id: str | None = None
    part: str | None = None
    phase_id: str | None = None
    subject: str | None = None
    test_id: str | None = None
    measure: str | None = None
    owner_post: str | None = None
    opened_on: date | None = None
    due_on: date | None = None
    closed_on: date | None = None
    evidence_id: str | None = None
    retest_test_id: str | None = None
    meeting_on: date | None = None
    outcome: str = "open"
    recorded_at: datetime | None = None

    def says_the_same(self, other: "Action") -> bool:
        """Whether both say the same, whenever they were recorded and under whichever number."""
        return _untold(self) == _untold(other)


ACTION_COLUMNS = tuple(field.name for field in fields(Action))


def _untold(action: Action) -> Action:
    return replace(action, action_id="", recorded_at=None, part=action.part or "")


def numbered_action(action: Action, now: datetime) -> Action:
    """The action with the time of this record, and with a number where it has none."""
    number = action.action_id or f"Z{now:%Y%m%d-%H%M%S}-{token_hex(3)}"
    return replace(action, action_id=number, recorded_at=now.replace(microsecond=0))


def action_table(action: Action) -> pa.Table:
    """One row under the columns of the contract."""
    return pa.Table.from_pylist([asdict(action)], schema=schema_of(ACTION_FOLDER))


def write_action(folder: Path, action: Action) -> Path:
    """Write `actions/<number>.<time>.parquet` below a data folder; FileExistsError when there is one of that name."""
    name = f"{action.action_id}.{action.recorded_at:%Y%m%d-%H%M%S}.parquet"
    return write_whole(folder / ACTION_FOLDER / name, action_table(action))
