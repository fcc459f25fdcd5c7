"""Which Parquet types may hold a column of the contract."""

import re
from collections.abc import Mapping

from dashboard.contract.tables import ColumnType

WHOLE = r"u?int(8|16|32|64)"
ACCEPTED: Mapping[ColumnType, str] = {
    "text": r"(large_)?string(_view)?|dictionary<values=(large_)?string.*",
    "integer": WHOLE,
    "number": rf"{WHOLE}|halffloat|float|double|decimal(32|64|128|256)\(.*",
    "boolean": "bool",
    "date": r"date(32|64)\[.*|timestamp\[.*",
    "timestamp": r"timestamp\[.*|date(32|64)\[.*",
}
PARTITION_VALUES: Mapping[ColumnType, str] = {
    "text": r".*",
    "integer": r"-?\d+",
    "number": r"-?\d+(\.\d+)?",
    "boolean": r"true|false",
    "date": r"\d{4}-\d{2}-\d{2}",
    "timestamp": r"\d{4}-\d{2}-\d{2}.*",
}


def accepts(wanted: ColumnType, arrow_type: str) -> bool:
    """Whether a column of this Arrow type can be read as the wanted type; `null` is a column without any value."""
    return arrow_type == "null" or re.fullmatch(ACCEPTED[wanted], arrow_type) is not None


def accepts_partition(wanted: ColumnType, value: str) -> bool:
    """Whether the value in a hive folder's name can be read as the wanted type."""
    return re.fullmatch(PARTITION_VALUES[wanted], value, re.DOTALL) is not None


def is_exact(arrow_type: str) -> bool:
    """Whether the type is a decimal of at most 18 digits, which is read as it stands."""
    match = re.fullmatch(r"decimal\d+\((\d+), (\d+)\)", arrow_type)
    return match is not None and int(match[1]) <= 18
