"""Ports: a taken one is named, with a way out; the dashboard itself is recognised."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from launcher.command import main
from launcher.messages import StopError
from launcher.serving import require_free_port


class Healthy(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def health_server() -> Iterator[int]:
    server = HTTPServer(("127.0.0.1", 0), Healthy)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def test_another_programs_port_is_told_with_the_next_one(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(StopError, match=f"--port {port + 1}"):
            require_free_port(tmp_path, port)


def test_port_of_another_web_server_is_not_taken_for_the_dashboard(tmp_path, health_server):
    with pytest.raises(StopError, match="another program"):
        require_free_port(tmp_path, health_server)


def test_running_dashboard_is_recognised_with_its_address_and_folder(tmp_path, health_server):
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / f"serving-{health_server}.txt").write_text("our data\n", encoding="utf-8")
    with pytest.raises(StopError, match=rf"our data.*http://127.0.0.1:{health_server}"):
        require_free_port(tmp_path, health_server)


def test_free_port_passes(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    require_free_port(tmp_path, port)


def test_missing_data_folder_is_one_line(capsys):
    assert main(["no-such-folder"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "找不到数据文件夹 no-such-folder / There is no data folder no-such-folder"
    ]


@pytest.mark.parametrize("port", ["0", "80", "65536", "eight"])
def test_impossible_port_is_refused(port, capsys):
    with pytest.raises(SystemExit, match="2"):
        main(["--port", port])
    assert "--port" in capsys.readouterr().err
