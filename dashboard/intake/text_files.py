"""CSV files: which encoding, which separator, which rows."""

import csv
import io
import re
from pathlib import Path

from dashboard.intake.sheets import Row, Sheet

ENCODINGS = ("utf-8-sig", "gb18030")
SEPARATORS = (",", "\t", ";", "，", "|")
LOOKED_AT = 50
AS_TEXT = re.compile(r'^\s*="(.*)"\s*$')  # how exports keep Excel from taking a code for a number


class UnreadableError(ValueError):
    """Why a file cannot be read, and how to mend it."""


def decoded(content: bytes) -> str | None:
    """The text in UTF-8 (with or without its mark), UTF-16 with its mark, or GBK/GB18030; None when it is none."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if b"\0" in content:
        return None
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def text_sheet(path: Path, text: str) -> Sheet:
    """The one sheet of a text file."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator(text), skipinitialspace=True)
    found = tuple(
        Row(number, tuple(AS_TEXT.sub(r"\1", cell) or None for cell in cells))
        for number, cells in enumerate(rows, start=1)
        if any(cell.strip() for cell in cells)
    )
    return Sheet(path.name, "", found)


def separator(text: str) -> str:
    """The sign that parts most of the first lines into the same number of cells."""
    lines = [line for line in text.splitlines()[:LOOKED_AT] if line.strip()]
    return max(SEPARATORS, key=lambda sign: (sum(sign in line for line in lines), -SEPARATORS.index(sign)))
