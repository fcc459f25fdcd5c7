"""What is said of a test wherever it is shown: how final it is, what the rules say of it, whether it ranks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from dashboard.language import labels
from dashboard.language.catalogue import current_language
from dashboard.language.catalogue import gettext as _

if TYPE_CHECKING:
    import pandas as pd

Header = Mapping[Any, Any]
_OPEN = frozenset({"provisional", "notified", "appeal"})


def status(header: Header | pd.Series[Any]) -> str:
    """How final the results are."""
    code = str(header["result_status"])
    words = labels.result_status(code)
    return _("{status} results: places may still change").format(status=words) if code in _OPEN else words


def compliance(header: Header | pd.Series[Any]) -> str:
    """What the rules on exams say, with their source; empty for a permitted test."""
    state = str(header["compliance"])
    if state == "permitted":
        return ""
    source = header.get(f"compliance_{current_language()}")
    words = labels.compliance(state)
    if isinstance(source, str) and source:
        return f"{words}: {source}" if current_language() == "en" else f"{words}：{source}"
    return words


def ranking(header: Header | pd.Series[Any]) -> str:
    """Why the test orders no school; empty where it does."""
    state = str(header["ranking_state"])
    return "" if state == "ranked" else labels.ranking_state(state)


def notes(header: Header | pd.Series[Any]) -> tuple[str, ...]:
    """What every file must repeat: results that may change, a documented basis, no places."""
    open_results = status(header) if str(header["result_status"]) in {*_OPEN, "not_held"} else ""
    return tuple(filter(None, (open_results, compliance(header), ranking(header))))
