"""Peer groups as they are frozen or changed by hand, with the columns of the contract's table `peer_groups`."""

import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal

import pyarrow as pa

from dashboard.records.writing import schema_of, write_whole

PEER_FOLDER = "peer_groups"


@dataclass(frozen=True)
class PeerGroup:
    """The group of one school in one school year; what was not used to settle it is None."""

    school_year: str
    school_code: str
    stage: str
    peer_group_id: str
    name: str | None = None
    name_en: str | None = None
    kind: Literal["frozen", "manual"] = "frozen"
    location_class: str | None = None
    size_class: int | None = None
    level_class: str | None = None
    roster_n: float | None = None
    level_z: float | None = None
    method_version: str | None = None
    reason: str | None = None
    decided_by_role: str | None = None
    decided_on: date | None = None
    recorded_at: datetime | None = None


def peer_file(now: datetime, kind: str) -> str:
    """A name that no other file has: `F20240901-101500-1a2b3c.parquet`, M for a change by hand."""
    return f"{kind[0].upper()}{now:%Y%m%d-%H%M%S}-{secrets.token_hex(3)}.parquet"


def peer_table(groups: Sequence[PeerGroup]) -> pa.Table:
    """The rows under the columns of the contract."""
    return pa.Table.from_pylist([asdict(group) for group in groups], schema=schema_of(PEER_FOLDER))


def write_peer_groups(folder: Path, name: str, groups: Sequence[PeerGroup]) -> Path:
    """Write `peer_groups/<name>` below a data folder; FileExistsError when there is one of that name."""
    return write_whole(folder / PEER_FOLDER / name, peer_table(groups))
