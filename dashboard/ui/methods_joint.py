"""The marked units of the newest tests: place, plausible places, and the places that hold for all units at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from dashboard.language import formats
from dashboard.language import gettext as _
from dashboard.ui.methods_tables import Row, html_table
from dashboard.ui.row_records import as_records
from dashboard.ui.session import report

Record = Mapping[Any, Any]


def joint_places() -> str:
    """How many units of each test may be among the last, and the ranges of the marked ones; nothing where none is."""
    marked: Sequence[Record] = as_records(report("methods_joint_places"))
    if not marked:
        return f"<p>{escape(_('No unit is marked at the newest tests.'))}</p>"
    tests = {(row["test_id"], row["unit_type"]): row for row in marked}
    told = "".join(f"<li>{escape(_possible(row))}</li>" for row in tests.values())
    headings = (_("Test"), _("Unit"), _("Place"), _("Plausible places"), _("Joint places"))
    return f"<ul>{told}</ul>" + html_table(headings, map(_row, marked), _("Units marked at the newest tests"))


def _possible(row: Record) -> str:
    words = {
        "school": _("{test}: {n} of {all} schools may truly be among the bottom three."),
        "township": _("{test}: {n} of {all} townships may truly be among the bottom three."),
    }[str(row["unit_type"])]
    return words.format(test=row["test_name"], n=formats.number(row["possible_n"]), all=formats.number(row["units_n"]))


def _row(row: Record) -> Row:
    place, plausible = formats.number(row["rank"]), _range(row, "rank_low", "rank_high")
    return str(row["test_name"]), str(row["unit_name"]), place, plausible, _range(row, "set_low", "set_high")


def _range(row: Record, low: str, high: str) -> str:
    return f"{formats.number(row[low])}–{formats.number(row[high])}"
