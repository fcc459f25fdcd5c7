"""Neutral labels in place of the names of schools and townships, in an order that tells nothing of results."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

import numpy as np
import pandas as pd

from dashboard.language import gettext as _


@dataclass(frozen=True)
class Mask:
    """Labels by every name that a unit bears or bore, and by its code; a revealed unit stands for itself."""

    names: Mapping[str, str]
    codes: Mapping[str, str]
    pattern: re.Pattern[str]

    def words(self, text: str) -> str:
        """The text without names; the longest name wins where one begins with another."""
        return self.pattern.sub(lambda found: self.names[found[0]], text)

    def rows(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The rows without names in any text; an order by name becomes one by label."""
        hidden = {column: self._column(rows[column]) for column in rows.columns if _is_text(rows[column])}
        told = rows.assign(**hidden)
        if {"name_order", "school_name"} <= set(told.columns):
            told["name_order"] = told["school_name"].rank(method="first").astype(int)
        return told

    def without_codes(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The rows with labels in the place of codes too, alone or inside another code, for files."""
        texts = [column for column in rows.columns if _is_text(rows[column])]
        return rows.assign(**{column: rows[column].map(self._label) for column in texts})

    def _label(self, value: Any) -> Any:
        if not isinstance(value, str) or not self.codes:
            return value
        return _whole(tuple(self.codes)).sub(lambda found: self.codes[found[0]], value)

    def _column(self, texts: pd.Series[Any]) -> pd.Series[Any]:
        plain = [value for value in texts if isinstance(value, str)]
        told = {value: self.words(value) for value in set(plain)}
        return texts.map(lambda value: told[value] if isinstance(value, str) else self._deep(value))

    def _deep(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.words(value)
        if isinstance(value, Mapping):
            return {key: self._deep(one) for key, one in value.items()}
        if isinstance(value, np.ndarray) and value.dtype.kind in "OU" and value.ndim:
            return pd.Series([self._deep(one) for one in value], dtype=object).to_numpy()
        if isinstance(value, (list, tuple)):
            return [self._deep(one) for one in value]
        return value


@cache
def _whole(codes: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the codes where no letter and no digit touches it."""
    return re.compile(rf"(?<![A-Za-z0-9])(?:{'|'.join(map(re.escape, codes))})(?![A-Za-z0-9])")


def neutral(units: pd.DataFrame, salt: str, revealed: Collection[str] = ()) -> Mask:
    """The mask for these units (unit_type, unit_code, unit_name; a unit may have several names).

    `salt` shuffles the numbers: the result version, so that a label stays with its unit while the results stand.
    """
    labels = {**_labels(units, "school", salt), **_labels(units, "township", salt)}
    pairs = zip(units["unit_code"].astype(str), units["unit_name"].astype(str), strict=True)
    names = {name: name if code in revealed else labels[code] for code, name in pairs}
    ordered = sorted(names, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, ordered)) if ordered else r"(?!)")
    return Mask(names, {code: label for code, label in labels.items() if code not in revealed}, pattern)


def _labels(units: pd.DataFrame, unit_type: str, salt: str) -> dict[str, str]:
    codes = sorted(set(units.loc[units["unit_type"] == unit_type, "unit_code"].astype(str)))
    codes.sort(key=lambda code: sha256(f"{salt}:{code}".encode()).hexdigest())
    digits = max(2, len(str(len(codes))))
    words = _("School {number}") if unit_type == "school" else _("Township {number}")
    return {code: words.format(number=str(number).zfill(digits)) for number, code in enumerate(codes, start=1)}


def _is_text(column: pd.Series[Any]) -> bool:
    return bool(pd.api.types.is_object_dtype(column) or pd.api.types.is_string_dtype(column))
