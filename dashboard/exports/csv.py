"""Rows as CSV that Excel opens with Chinese intact."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard.exports.cover import harmless


def csv_bytes(rows: pd.DataFrame, headings: Mapping[str, str]) -> bytes:
    """The rows under the reader's headings, numbers unrounded, UTF-8 with a byte-order mark."""
    told = _told(rows, headings)
    return told.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _told(rows: pd.DataFrame, headings: Mapping[str, str]) -> pd.DataFrame:
    told = rows.copy()
    for column in told.columns:
        if not pd.api.types.is_numeric_dtype(told[column]):
            told[column] = told[column].map(harmless)
    told.columns = pd.Index([harmless(headings.get(str(name), str(name))) for name in rows.columns])
    return told
