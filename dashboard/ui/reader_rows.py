"""Rows as a file tells them to its reader: his language alone, words for codes, nothing that only orders a chart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.language import current_language
from dashboard.language import gettext as _
from dashboard.language.code_words import coded_columns, in_words
from dashboard.language.columns import heading

_ORDERS = {"name_order", "group_order", "place_drawn", "has_units"}
_TRUTHS = (bool, object, pd.BooleanDtype())
_OTHER = {"zh": "en", "en": "zh"}


def reader_rows(rows: pd.DataFrame, headings: Mapping[str, str] | None = None) -> tuple[pd.DataFrame, dict[str, str]]:
    """The rows and the heading of each column; a column without a heading of its own takes the usual one."""
    kept = rows.drop(columns=[name for name in rows.columns if name in _ORDERS or _is_told_twice(name, rows)])
    coded = [name for name in kept.columns if name in coded_columns() or kept[name].dtype in _TRUTHS]
    told = kept.assign(**{name: kept[name].map(lambda code, name=name: _in_words(name, code)) for name in coded})
    named = headings or {}
    return told, {str(name): named.get(str(name), heading(str(name))) for name in told.columns}


def _is_told_twice(name: str, rows: pd.DataFrame) -> bool:
    """A name in the other language, or in this one where a column has it already."""
    here = current_language()
    base, _line, language = str(name).rpartition("_")
    twin = f"{base}_{here}" if language == _OTHER[here] else base if language == here else ""
    return twin in rows.columns


def _in_words(column: str, code: Any) -> Any:
    if isinstance(code, bool):
        return _("Yes") if code else _("No")
    return in_words(column, code) if column in coded_columns() and isinstance(code, str) else code
