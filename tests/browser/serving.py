"""The dashboard as users start it: `python -m dashboard serve FOLDER`, on a free port."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dashboard.warehouse.reader import Warehouse, open_warehouse
from dashboard.warehouse.store import current, default_output

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 240


@dataclass(frozen=True)
class Server:
    """A running dashboard and the data folder that it serves."""

    folder: Path
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def version(self) -> str:
        return current(default_output(self.folder)).version

    def open_warehouse(self) -> Warehouse:
        return open_warehouse(default_output(self.folder))


def command(*arguments: str) -> list[str]:
    """The command line of the dashboard under this Python."""
    return [sys.executable, "-m", "dashboard", *arguments]


def run(*arguments: str) -> None:
    """Run one command of the dashboard to its end."""
    subprocess.run(command(*arguments), cwd=ROOT, check=True, capture_output=True, timeout=PATIENCE)


@contextmanager
def serve(folder: Path) -> Iterator[Server]:
    """Serve a data folder until the block is left; what the server prints goes to a file beside the folder."""
    server = Server(folder, _free_port())
    printed = folder.with_suffix(".log")
    with printed.open("wb") as log:
        arguments = command("serve", str(folder), "--port", str(server.port))
        environment = {**os.environ, "DASHBOARD_LANGUAGE": "zh"}
        process = subprocess.Popen(arguments, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait(server, process, printed)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(server: Server, process: subprocess.Popen[bytes], printed: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(f"The dashboard did not start:\n{printed.read_text(encoding='utf-8', errors='replace')}")
