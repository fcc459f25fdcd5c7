"""The layer before Streamlit: scripts leave compressed, the start page asks for the chart library at once."""

import asyncio
import gzip
import re
import time
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import plotly
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from dashboard.ui.server import QuickAssets

Answer = tuple[dict[str, str], bytes]


@pytest.fixture(scope="module")
def layer() -> QuickAssets:
    """The layer before an application that answers everything with `inner`."""
    return QuickAssets(Starlette(routes=[Route("/{path:path}", lambda _request: PlainTextResponse("inner"))]))


def get(layer: QuickAssets, path: str, encoding: str = "gzip") -> Answer:
    """Headers and raw body of a GET request."""
    sent: list[MutableMapping[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    scope = {
        "type": "http", "http_version": "1.1", "method": "GET", "path": path, "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "", "scheme": "http", "headers": [(b"accept-encoding", encoding.encode())],
        "server": ("127.0.0.1", 1), "client": ("127.0.0.1", 2),
    }  # fmt: skip
    asyncio.run(layer(scope, receive, send))
    headers = {key.decode(): value.decode() for key, value in sent[0]["headers"]}
    return headers, b"".join(message.get("body", b"") for message in sent[1:])


def test_scripts_leave_compressed_and_unchanged(layer: QuickAssets) -> None:
    deadline = time.monotonic() + 60
    while len(layer.packed) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    path = list(layer.packed)[1]
    headers, body = get(layer, path)
    assert headers["content-encoding"] == "gzip"
    assert gzip.decompress(body) == (layer.folder / path.lstrip("/")).read_bytes()


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_the_chart_library_is_there_from_the_first_request(layer: QuickAssets, encoding: str) -> None:
    headers, body = get(layer, "/library/plotly.js", encoding)
    script = gzip.decompress(body) if encoding == "gzip" else body
    whole = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    version = re.search(rb"plotly\.js (v[\d.]+)", whole.read_bytes()[:300])
    assert version
    assert b"plotly.js (cartesian - minified) " + version[1] in script[:200]
    assert "immutable" in headers["cache-control"]


def test_the_start_page_is_chinese_and_asks_for_the_chart_library_at_once(layer: QuickAssets) -> None:
    headers, body = get(layer, "/school_comparison")
    page = gzip.decompress(body).decode()
    assert headers["content-type"].startswith("text/html")
    assert '<html lang="zh-CN">' in page
    assert '<script async src="./library/plotly.js?' in page
    assert "SourceSans" not in page


@pytest.mark.parametrize(
    ("path", "encoding"), [("/_stcore/health", "gzip"), ("/", "identity"), ("/media/a.csv", "gzip")]
)
def test_everything_else_reaches_streamlit(layer: QuickAssets, path: str, encoding: str) -> None:
    assert get(layer, path, encoding)[1] == b"inner"
