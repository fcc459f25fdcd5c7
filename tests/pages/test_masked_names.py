"""While names are masked, no name of a school or township is sent: not in a chart, a table, a sentence, a choice."""

import json
from collections.abc import Iterator
from typing import Any

import pandas as pd
import pytest

from dashboard.language.catalogue import catalogue_files
from dashboard.ui.frame import titles
from dashboard.warehouse.reader import open_warehouse

EXAM = {"stage": "junior", "school_year": "2023-2024", "test": "2023-2024-zhongkao"}
VIEWS: dict[str, dict[str, str]] = {
    **dict.fromkeys(titles(), EXAM),
    "school_comparison frame=peers": {**EXAM, "frame": "peers"},
    "school_comparison frame=pair": {**EXAM, "frame": "pair"},
    "township township": {**EXAM, "township": "T02"},
    "warnings case": {"show": "all", "case": "zhongkao-school-bottom3:J0301"},
    "monitoring units": {"township": "T02"},
}
REVEALED = "T02"


@pytest.fixture(scope="module")
def names(sample_warehouse) -> pd.DataFrame:
    """Every unit with every name that it bears or bore, but for what the dashboard's own words say of any county."""
    every = open_warehouse(sample_warehouse).report("unit_names")
    words = " ".join(path.read_text(encoding="utf-8") for path in catalogue_files())
    return every[[name not in words for name in every["unit_name"]]]


def sent(node: Any) -> Iterator[bytes]:
    """Everything below a node of the screen as it goes over the wire."""
    proto = getattr(node, "proto", None)
    if proto is not None and hasattr(proto, "SerializeToString"):
        yield proto.SerializeToString()
    for child in getattr(node, "children", {}).values():
        yield from sent(child)


def found(app: Any, names: list[str]) -> list[str]:
    """The names that were sent, as letters or as JSON escapes them."""
    told = b"\n".join(sent(app._tree))
    assert len(told) > 1000
    return [name for name in names if name.encode() in told or json.dumps(name)[1:-1].encode() in told]


@pytest.mark.parametrize("view", VIEWS)
def test_no_name_is_sent(open_page, names, view):
    app = open_page(view.split()[0], mask="1", meeting="1", **VIEWS[view])
    assert found(app, sorted(set(names["unit_name"]))) == []


def test_outside_a_meeting_the_mask_holds_too(open_page, names):
    assert found(open_page("township", mask="1", **EXAM), sorted(set(names["unit_name"]))) == []


def test_without_the_mask_the_names_are_found(open_page, names):
    assert len(found(open_page("township", **EXAM), sorted(set(names["unit_name"])))) > 3


def test_only_the_revealed_unit_is_named(open_page, names):
    app = open_page("township", mask="1", revealed=REVEALED, **EXAM)
    told = found(app, sorted(set(names["unit_name"])))
    assert set(told) == set(names.loc[names["unit_code"] == REVEALED, "unit_name"])
