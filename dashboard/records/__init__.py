"""Records of what was decided: determinations, appeals, inheritances; one file each, never changed."""

from dashboard.records.record import COLUMNS, GROUNDS, KINDS, OUTCOMES, Kind, Record
from dashboard.records.working_days import working_days
from dashboard.records.writing import FOLDER, numbered, write_record, write_table

__all__ = [
    "COLUMNS",
    "FOLDER",
    "GROUNDS",
    "KINDS",
    "OUTCOMES",
    "Kind",
    "Record",
    "numbered",
    "working_days",
    "write_record",
    "write_table",
]
