"""The files of this repository, as the tests of its shape see them."""

import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LAYERS = ("staging", "intermediate", "marts", "reports", "checks", "diff")


@cache
def files() -> tuple[Path, ...]:
    """Return every file that is tracked or could be, relative to the root."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode("utf-8")
    return tuple(sorted({Path(name) for name in listed.split("\0") if name and (ROOT / name).is_file()}))


def python_files(*tops: str) -> list[Path]:
    """Return the Python files in these top-level folders, or all."""
    return [path for path in files() if path.suffix == ".py" and (not tops or path.parts[0] in tops)]


def queries() -> list[Path]:
    """Return every query of every layer."""
    return [path for path in files() if path.suffix == ".sql" and path.parts[0] == "queries"]


def read(path: Path) -> str:
    """Return the text of a file of this repository."""
    return (ROOT / path).read_text(encoding="utf-8")


def texts() -> Iterator[tuple[Path, str]]:
    """Yield every file that is text, with what it says."""
    for path in files():
        content = (ROOT / path).read_bytes()
        if b"\0" not in content:
            yield path, content.decode("utf-8")
