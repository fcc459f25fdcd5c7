"""What is wrong with a data folder, said so that the one who supplied it can mend it."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["problem", "warning"]


@dataclass(frozen=True)
class Problem:
    """One finding: `rows` is the number of rows concerned, `samples` at most three of them."""

    table: str
    file: str
    code: str
    severity: Severity
    rows: int
    samples: tuple[str, ...]
    what: str
    mend: str
