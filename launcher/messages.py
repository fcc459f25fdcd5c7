"""What the launcher says: one line, Chinese first, then English."""

import io
import sys


class StopError(Exception):
    """The launcher cannot go on; its text is the one line that says what to do."""

    def __init__(self, chinese: str, english: str) -> None:
        super().__init__(f"{chinese} / {english}")


def say(chinese: str, english: str) -> None:
    """Print one line, in both languages."""
    print(f"{chinese} / {english}", flush=True)


def forgive_terminal() -> None:
    """Print what the terminal's own character set lacks as question marks, instead of failing on it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
