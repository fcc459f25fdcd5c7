"""Our own parts of the screen: small scripts that change what they drew in place, instead of Streamlit's elements."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

LIBRARY = "DASHBOARD_PLOTLY"
_HERE = Path(__file__).resolve().parent


def library() -> str:
    """Where our server hands out the chart library; empty under any other start command.

    Our server also hands out files, so without it charts, downloads and choices are Streamlit's own elements.
    """
    return os.environ.get(LIBRARY, "")


@cache
def part(name: str, html: str = "", style: str = "") -> Callable[..., Any]:
    """The part drawn by `<name>.js`; `html` is its first content, `style` the name of a style sheet of the page."""
    import streamlit as st

    script = (_HERE / f"{name}.js").read_text(encoding="utf-8")
    css = (_HERE / style).read_text(encoding="utf-8") if style else None
    return st.components.v2.component(f"dashboard_{name}", html=html, js=script, css=css, isolate_styles=False)
