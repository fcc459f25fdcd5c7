"""Records of what was decided: determinations, appeals, inheritances, actions; one file each, never changed."""

from dashboard.records.action import (
    ACTION_COLUMNS,
    ACTION_FOLDER,
    CAUSES,
    CLOSINGS,
    OF_A_CAUSE,
    Action,
    action_table,
    numbered_action,
    write_action,
)
from dashboard.records.peer_groups import PEER_FOLDER, PeerGroup, peer_file, peer_table, write_peer_groups
from dashboard.records.record import COLUMNS, GROUNDS, KINDS, OUTCOMES, Kind, Record
from dashboard.records.working_days import working_days
from dashboard.records.writing import FOLDER, numbered, write_record, write_table

__all__ = [
    "ACTION_COLUMNS",
    "ACTION_FOLDER",
    "CAUSES",
    "CLOSINGS",
    "COLUMNS",
    "FOLDER",
    "GROUNDS",
    "KINDS",
    "OF_A_CAUSE",
    "OUTCOMES",
    "PEER_FOLDER",
    "Action",
    "Kind",
    "PeerGroup",
    "Record",
    "action_table",
    "numbered",
    "numbered_action",
    "peer_file",
    "peer_table",
    "working_days",
    "write_action",
    "write_peer_groups",
    "write_record",
    "write_table",
]
