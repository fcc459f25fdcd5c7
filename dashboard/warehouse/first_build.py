"""A data folder without a warehouse, watched until it has one: what is there, how far a build is, what failed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import islice
from pathlib import Path

from dashboard.contract import TABLES
from dashboard.language import LANGUAGES
from dashboard.warehouse.progress import PROGRESS
from dashboard.warehouse.store import NoWarehouseError, current

STATE = "DASHBOARD_FIRST_BUILD"
SHEETS = (".xlsx", ".xls", ".xlsm", ".csv")
_EVERY = 1.0
_MOST_NAMES = 6
_MOST_LINES = 40
_MOST_FILES = 20_000
_DEPTH = 3
_SAMPLE = "     "


@dataclass(frozen=True)
class Waiting:
    """What a folder without a warehouse is: missing, empty, sheets, foreign, building or failed.

    `names` are some of the `files_n` files that are there, `told` what the build said, by language.
    """

    state: str
    folder: str
    names: tuple[str, ...] = ()
    files_n: int = 0
    done: int = 0
    total: int = 0
    told: dict[str, str] = field(default_factory=dict)


def look_at(folder: Path) -> Waiting:
    """What stands in the way of a first build, seen without reading a row; `building` where nothing does."""
    if not folder.is_dir():
        return Waiting("missing", str(folder))
    files = list(_files(folder))
    sheets = [path for path in files if path.suffix.lower() in SHEETS]
    if any(_is_table(folder, path) for path in files):
        return Waiting("building", str(folder))
    state, shown = ("sheets", sheets) if sheets else ("foreign" if files else "empty", files)
    names = tuple(path.relative_to(folder).as_posix() for path in shown[:_MOST_NAMES])
    return Waiting(state, str(folder), names, len(shown))


def _files(folder: Path) -> Iterator[Path]:
    """The files as deep as tables lie; a wrong folder may be a whole disk, so only the first ones."""
    patterns = ("/".join(["*"] * depth) for depth in range(1, _DEPTH + 1))
    found = (path for pattern in patterns for path in sorted(folder.glob(pattern)) if path.is_file())
    kept = (path for path in found if not path.name.startswith((".", "~$")) and path.parent.name != "warehouse")
    return islice(kept, _MOST_FILES)


def _is_table(folder: Path, path: Path) -> bool:
    first = path.relative_to(folder).parts[0]
    return path.suffix == ".parquet" and first.removesuffix(".parquet") in TABLES


def read_state() -> Waiting | None:
    """What the watcher of this server last saw, with the progress of a build; None where nobody watches."""
    home = os.environ.get(STATE, "")
    try:
        told = json.loads((Path(home) / "state.json").read_text(encoding="utf-8")) if home else None
    except (OSError, ValueError):
        return None
    if told is None:
        return None
    seen = Waiting(**{**told, "names": tuple(told["names"])})
    if seen.state != "building":
        return seen
    done, total = _progress(Path(home) / "progress")
    return replace(seen, done=done, total=total)


def _progress(file: Path) -> tuple[int, int]:
    try:
        done, total = file.read_text(encoding="utf-8").split()[:2]
    except (OSError, ValueError):
        return 0, 0
    return int(done), int(total)


@dataclass(frozen=True)
class FirstBuild:
    """Builds a folder on another process as soon as it holds tables, and again whenever its files change."""

    folder: Path
    output: Path
    options: tuple[str, ...] = ()
    home: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="dashboard-")))

    def start(self) -> None:
        """Tell this server's pages where to look, and watch on a thread of its own."""
        os.environ[STATE] = str(self.home)
        self.tell(look_at(self.folder))
        threading.Thread(target=self._watch, daemon=True).start()

    def tell(self, seen: Waiting) -> None:
        """Leave what was seen for the pages."""
        draft = self.home / "state.new"
        draft.write_text(json.dumps(asdict(seen)), encoding="utf-8")
        draft.replace(self.home / "state.json")

    def _watch(self) -> None:
        tried: object = None
        while not self.is_done():
            found = self._fingerprint()
            if found != tried:
                tried = found
                self.try_once()
            time.sleep(_EVERY)

    def is_done(self) -> bool:
        """Whether there is a warehouse to read."""
        try:
            current(self.output)
        except NoWarehouseError:
            return False
        return True

    def _fingerprint(self) -> tuple[tuple[str, int, int], ...]:
        if not self.folder.is_dir():
            return (("", 0, 0),)
        states = [(path, path.stat()) for path in _files(self.folder)]
        return tuple((str(path), state.st_size, state.st_mtime_ns) for path, state in states)

    def try_once(self) -> None:
        """Look, build where there is something to build, and tell what came of it."""
        seen = look_at(self.folder)
        self.tell(seen)
        if seen.state != "building":
            return
        told: dict[str, str] = {}
        for language in sorted(LANGUAGES, reverse=True):
            code, words = self._build(language)
            if code == 0:
                return
            told[language] = words
        self.tell(replace(seen, state="failed", told=told))

    def _build(self, language: str) -> tuple[int, str]:
        command = [sys.executable, "-m", "dashboard", "--language", language, "build", str(self.folder), *self.options]
        environment = {**os.environ, "PYTHONIOENCODING": "utf-8", PROGRESS: str(self.home / "progress")}
        root = Path(__file__).resolve().parents[2]
        run = subprocess.run(command, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=False)
        return run.returncode, _short((run.stdout + run.stderr).splitlines())


def _short(lines: Sequence[str]) -> str:
    """What a build said, without samples of rows, and without the inside of the program where it broke."""
    start = next((number for number, line in enumerate(lines) if line.startswith("Traceback ")), None)
    if start is not None:
        lines = [*lines[:start], *[line for line in lines[start + 1 :] if line and not line.startswith(" ")][:1]]
    return "\n".join([line for line in lines if line and not line.startswith(_SAMPLE)][:_MOST_LINES])
