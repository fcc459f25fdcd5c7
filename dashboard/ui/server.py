"""The web server: Streamlit behind a layer that compresses its scripts once and asks for them early."""

from __future__ import annotations

import gzip
import os
import re
import sys
import threading
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.ui.bursts import Burst
from dashboard.ui.offers import FOLDER, offered
from dashboard.ui.parts import LIBRARY
from dashboard.ui.session import BUILD_FAILED, POINTER

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

ROOT = Path(__file__).resolve().parents[2]
START = "/overview"  # Streamlit knows the first page only at the root
_TYPES = {".js": "text/javascript", ".css": "text/css"}
_PLOTLY = "/library/plotly.js"
_EARLY = ("BidiComponent", "Html")
_LEVEL = 6


def serve(pointer: Path, port: int = 8501, failure: str = "") -> None:
    """Serve the warehouse that the pointer file names on 127.0.0.1 until stopped; blocks.

    `failure` is why the build before failed: said where the file in use belongs to another version.
    """
    os.environ[POINTER] = str(pointer.resolve())
    os.environ[BUILD_FAILED] = failure
    os.environ[LIBRARY] = f"{_PLOTLY}?{_plotly_version()}"
    os.chdir(ROOT)
    # Streamlit takes its settings from beside the starting script and puts that folder on the path.
    sys.argv = [str(ROOT / "run.py")]
    _import_early()
    from starlette.middleware import Middleware
    from streamlit.starlette import App

    app = App(ROOT / "dashboard" / "app.py", middleware=[Middleware(QuickAssets)])
    app.run(config={"server.port": port, "server.headless": True, "logger.hideWelcomeMessage": True})


def _import_early() -> None:
    """Import what the first page would otherwise wait for."""
    for name in (
        "pandas",
        "plotly.graph_objects",
        "streamlit.components.v2",
        "dashboard.charts.theme",
        "dashboard.ui.frame",
    ):
        import_module(name)


class QuickAssets:
    """ASGI layer: static scripts leave compressed from memory, the start page asks for the chart library at once."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.packed = {_PLOTLY: _packed(_plotly_file())}
        self.folder = _static_folder()
        self.page = _start_page(self.folder)
        threading.Thread(target=self._pack_all, daemon=True).start()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what is packed or offered as a file; hand everything else on."""
        if scope["type"] == "websocket":
            await self.app(scope, receive, Burst(send))
            return
        response = self._response(scope) if scope["type"] == "http" and scope["method"] == "GET" else None
        await (response or self.app)(scope, receive, send)

    def _response(self, scope: Scope) -> Any:
        from starlette.responses import RedirectResponse, Response

        path: str = scope["path"]
        if path.startswith(FOLDER):
            return FileAnswer(path)
        kept = {"Cache-Control": "public, immutable, max-age=31536000"}
        packs = {"Content-Encoding": "gzip"}
        if b"gzip" not in dict(scope["headers"]).get(b"accept-encoding", b""):
            return (
                Response(_plotly_file().read_bytes(), headers=kept, media_type=_TYPES[".js"])
                if path == _PLOTLY
                else None
            )
        if path in self.packed:
            return Response(self.packed[path], headers=kept | packs, media_type=_TYPES[Path(path).suffix])
        if path == START:
            return RedirectResponse(f"./?{scope['query_string'].decode('latin-1')}")
        if _is_page(path):
            return Response(self.page, headers={"Cache-Control": "no-cache"} | packs, media_type="text/html")
        return None

    def _pack_all(self) -> None:
        files = [file for file in self.folder.joinpath("static").rglob("*") if file.suffix in _TYPES]
        for file in sorted(files, key=_first_wanted):
            self.packed[f"/{file.relative_to(self.folder).as_posix()}"] = _packed(file)


class FileAnswer:
    """ASGI: makes an offered file on another thread and sends it."""

    def __init__(self, path: str) -> None:
        self.path = path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The file, or 404."""
        from starlette.concurrency import run_in_threadpool
        from starlette.responses import Response

        found = offered(self.path)
        answer = Response(status_code=404)
        if found is not None:
            headers = {"Content-Disposition": "attachment", "Cache-Control": "no-store"}
            answer = Response(await run_in_threadpool(found.make), headers=headers, media_type=found.kind)
        await answer(scope, receive, send)


def _packed(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), _LEVEL, mtime=0)


def _first_wanted(file: Path) -> tuple[bool, int]:
    return not file.name.startswith(("index.", "protobuf.")), -file.stat().st_size


def _static_folder() -> Path:
    from streamlit import file_util

    return Path(file_util.get_static_dir())


def _plotly_file() -> Path:
    """The chart library with the cartesian kinds of chart alone: a third of the whole."""
    return Path(__file__).resolve().parent / "library" / "plotly-cartesian.min.js"


@cache
def _plotly_version() -> str:
    with _plotly_file().open(encoding="utf-8") as script:
        return str(re.search(r"plotly\.js .*?v([\d.]+)", script.read(300))[1])  # type: ignore[index]


def _is_page(path: str) -> bool:
    return re.fullmatch(r"/[a-z_]*", path) is not None and not path.startswith("/_")


def _start_page(folder: Path) -> bytes:
    """Streamlit's start page, in Chinese, without its web font, with the chart library fetched at once."""
    html = folder.joinpath("index.html").read_text(encoding="utf-8")
    html = html.replace('<html lang="en">', '<html lang="zh-CN">')
    html = re.sub(r'<link\s+rel="preload"[^>]*?as="font"[^>]*?/>', "", html)
    names = [file.name for stem in _EARLY for file in folder.glob(f"static/js/{stem}.*.js")]
    links = "".join(f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in names)
    # Streamlit would look for its server below the page's own path first and wait for the refusal.
    base = "<script>window.__streamlit = { BACKEND_BASE_URL: location.origin };</script>"
    library = f'<script async src=".{_PLOTLY}?{_plotly_version()}"></script>'
    return gzip.compress(html.replace("</head>", f"{library}{base}{links}</head>").encode(), _LEVEL, mtime=0)
