"""One import at a time: a lock of the data folder that goes with the process that holds it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from dashboard.intake.staging import roll_back
from dashboard.language import gettext as _

LOCK = ".import.lock"


class BusyError(RuntimeError):
    """Another import is at work in this folder."""


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """The folder for this import alone, whole even if an earlier one was killed; made where there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("a+") as file:
        try:
            _lock(file)
        except OSError as error:
            raise BusyError(_("Another import into this folder is at work; wait until it is done.")) from error
        try:
            roll_back(folder)
            yield
        finally:
            with suppress(OSError):
                (folder / LOCK).unlink()
            with suppress(OSError):
                folder.rmdir()


def _lock(file: IO[str]) -> None:
    if sys.platform == "win32":
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
