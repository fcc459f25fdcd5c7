"""Makes the sample county and serves a data folder on this machine's own address."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import urllib.request
from pathlib import Path

from launcher.messages import StopError, say

HOST = "127.0.0.1"
HEALTH = "/_stcore/health"


def require_free_port(root: Path, port: int) -> None:
    """Raise StopError, naming a way out, if the port is taken."""
    if port_is_free(port):
        return
    served = root / ".venv" / f"serving-{port}.txt"
    if served.is_file() and is_healthy(port):
        folder, page = served.read_text(encoding="utf-8").strip(), f"http://{HOST}:{port}"
        raise StopError(
            f"看板已在运行（数据文件夹 {folder}）：请直接打开 {page}，或加 --port {port + 1} 另开一个",
            f"The dashboard is already running (data folder {folder}): open {page}, or add --port {port + 1}",
        )
    raise StopError(
        f"端口 {port} 已被其他程序占用：请加 --port {port + 1} 换一个端口",
        f"Port {port} is taken by another program: choose another with --port {port + 1}",
    )


def port_is_free(port: int) -> bool:
    """Tell whether this program may listen on the port."""
    with socket.socket() as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def is_healthy(port: int) -> bool:
    """Tell whether a dashboard answers on the port."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"http://{HOST}:{port}{HEALTH}", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def sample_county(root: Path, python: Path) -> Path:
    """Return the sample county's folder, written first if it is absent; a half-written one never takes its name."""
    folder, draft = root / "data" / "sample-county", root / "data" / ".sample-county.partial"
    if folder.is_dir():
        return folder
    say("正在生成示例县数据……", "Writing the sample county ...")
    shutil.rmtree(draft, ignore_errors=True)
    command = [str(python), "-m", "dashboard", "sample", str(draft)]
    run = subprocess.run(command, cwd=root, stdout=subprocess.DEVNULL, check=False)
    if run.returncode != 0:
        raise StopError("示例县未能生成，原因见上", "The sample county could not be written, for the reason above")
    draft.rename(folder)
    return folder


def serve(root: Path, python: Path, folder: Path, port: int) -> int:
    """Serve the folder until the server ends or is stopped, and return its exit code."""
    served = root / ".venv" / f"serving-{port}.txt"
    with contextlib.suppress(OSError):
        served.write_text(f"{folder}\n", encoding="utf-8")
    command = [str(python), "-m", "dashboard", "serve", str(folder), "--port", str(port)]
    try:
        with subprocess.Popen(command, cwd=root) as server:
            signal.signal(signal.SIGTERM, lambda *_: server.terminate())
            return wait(server)
    finally:
        with contextlib.suppress(OSError):
            served.unlink(missing_ok=True)


def wait(server: subprocess.Popen[bytes]) -> int:
    """Wait for the server; Ctrl-C reaches it as well and is a normal end."""
    try:
        return server.wait()
    except KeyboardInterrupt:
        server.wait()
        return 0
