"""The progress of a build: a bar on the terminal where somebody looks, a small file for another process that asks."""

import os
import sys
from pathlib import Path
from types import TracebackType

from tqdm import tqdm

PROGRESS = "DASHBOARD_PROGRESS"


class Progress:
    """Counts the steps of a build; `expect` sets how many there are."""

    def __init__(self, enabled: bool) -> None:
        self._bar = tqdm(total=0, unit="", disable=not (enabled and sys.stderr.isatty()), leave=False)
        self._file = os.environ.get(PROGRESS, "")
        self._done, self._total = 0, 0

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.close()

    def expect(self, steps: int) -> None:
        """Add `steps` to the length of the bar."""
        self._total += steps
        self._bar.total += steps
        self._bar.refresh()

    def step(self, name: str, steps: int = 1) -> None:
        """Show what is being made now, and count it."""
        self._done += steps
        self._bar.set_postfix_str(name)
        self._bar.update(steps)
        if self._file:
            Path(self._file).write_text(f"{self._done} {self._total}", encoding="utf-8")
