"""Makes `.venv` from a requirements file, and knows by its stamp whether it is whole."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from launcher.failures import NO_NETWORK, NO_WHEEL, InstallationError
from launcher.messages import say
from launcher.packages import install

STAMP = "installed.txt"


def prepare(root: Path, requirements: str) -> Path:
    """Return the Python of `.venv`, with everything in the requirements file installed; raises StopError."""
    folder, wanted = root / ".venv", stamp_lines(root, requirements)
    stamped = read_stamp(folder)
    if not set(wanted) <= set(stamped):
        try:
            fill(folder, root / requirements, stamped)
            write_stamp(folder, wanted)
        except OSError as error:
            raise InstallationError(str(error)) from error
    return python_of(folder)


def fill(folder: Path, requirements: Path, stamped: list[str]) -> None:
    """Install into `.venv`, which is made anew unless a whole one is there."""
    if not stamped:
        create(folder)
    (folder / STAMP).unlink(missing_ok=True)
    try:
        install(python_of(folder), requirements)
    except InstallationError as error:
        if stamped and error.cause in (NO_NETWORK, NO_WHEEL):
            write_stamp(folder, stamped)  # pip looks for everything first: nothing was changed
        raise


def stamp_lines(root: Path, requirements: str) -> list[str]:
    """Return what a whole installation is known by: the interpreter, and each requirements file with its hash."""
    names = [requirements]
    text = (root / requirements).read_text(encoding="utf-8")
    names += [line.split()[1] for line in text.splitlines() if line.startswith("-r ")]
    hashes = [hashlib.sha256((root / name).read_bytes()).hexdigest() for name in names]
    return [interpreter_line(), *(f"{name} {digest}" for name, digest in zip(names, hashes, strict=True))]


def interpreter_line() -> str:
    """Name the interpreter: one of another version or at another place needs another `.venv`."""
    return f"{sys.implementation.cache_tag} {sys.base_prefix}"


def read_stamp(folder: Path) -> list[str]:
    """Return the lines of the stamp; none if the installation was never finished or is another interpreter's."""
    stamp = folder / STAMP
    lines = stamp.read_text(encoding="utf-8").splitlines() if stamp.is_file() else []
    return lines if interpreter_line() in lines and starts(python_of(folder)) else []


def write_stamp(folder: Path, lines: list[str]) -> None:
    """Write the stamp in one step, as the last act of an installation."""
    draft = folder / f"{STAMP}.new"
    draft.write_text("\n".join(lines) + "\n", encoding="utf-8")
    draft.replace(folder / STAMP)


def python_of(folder: Path) -> Path:
    """Return where a virtual environment keeps its Python on this system."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def starts(python: Path) -> bool:
    """Tell whether this Python is there and runs: its base interpreter may have been removed."""
    try:
        return subprocess.run([python, "-c", ""], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def create(folder: Path) -> None:
    """Make a fresh virtual environment, in place of a half-made or foreign one."""
    say("正在建立 Python 环境 .venv ……", "Making the Python environment .venv ...")
    run_quietly(getattr(sys, "_base_executable", sys.executable), "-m", "venv", "--clear", "--without-pip", str(folder))
    run_quietly(str(python_of(folder)), "-m", "ensurepip", "--default-pip")


def run_quietly(*command: str) -> None:
    """Run a command and show nothing of it; raises InstallationError with what it printed."""
    run = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    if run.returncode != 0:
        raise InstallationError(run.stdout + run.stderr)
