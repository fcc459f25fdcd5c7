"""Installs the pinned packages with pip, from `wheels/` or from wherever pip is set to look."""

import subprocess
import sys
from pathlib import Path

from launcher.failures import NO_WHEEL, InstallationError
from launcher.messages import say

PIP = ("-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--no-user", "--progress-bar=off")
WIDTH = 78


def install(python: Path, requirements: Path) -> None:
    """Install a requirements file: from `wheels/` alone if everything is there, else by pip's own settings as well."""
    say("正在安装所需的包（首次约需几分钟）……", "Installing the packages (some minutes the first time) ...")
    *offline, last = sources(requirements.parent / "wheels")
    for source in offline:
        try:
            return pip(python, requirements, source)
        except InstallationError as error:
            if error.cause is not NO_WHEEL:
                raise
    return pip(python, requirements, last)


def sources(wheels: Path) -> list[tuple[str, ...]]:
    """Return the pip options to try in turn."""
    if not wheels.is_dir():
        return [()]
    return [("--no-index", f"--find-links={wheels}"), (f"--find-links={wheels}",)]


def pip(python: Path, requirements: Path, source: tuple[str, ...]) -> None:
    """Run one installation, of ready-made wheels only; raises InstallationError."""
    command = [str(python), *PIP, "--only-binary=:all:", *source, "-r", str(requirements)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace"
    ) as process:
        output = "".join(follow(line) for line in process.stdout or ())
    follow("")
    if process.returncode != 0:
        raise InstallationError(output)


def follow(line: str) -> str:
    """Show on one line of a terminal what pip is busy with; return the line."""
    if sys.stdout.isatty():
        print("\r" + line.strip()[:WIDTH].ljust(WIDTH), end="" if line else "\r", flush=True)
    return line
