"""The tie that a determination judges: its place in the current warehouse, and how many places the rule has left."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from dashboard.commands.refusal import RefusedError
from dashboard.language import gettext as _
from dashboard.records import Record

TIE = ("place", "tied_n", "ranked_n")
Row = dict[Any, Any]


@dataclass(frozen=True)
class Ties:
    """What the current warehouse knows: the ties that wait, and every place that a rule looks at."""

    open: pd.DataFrame
    places: pd.DataFrame


def bound(record: Record, ties: Ties) -> Record:
    """The record with the place that it judges, so that it never applies to another tie."""
    row = next((row for row in _beside(record, ties) if row["unit_code"] == record.unit_code), None)
    told: dict[str, Any] = {name: None if row is None else int(row[name]) for name in TIE}
    return replace(record, **told)


def refuse_too_many(record: Record, ties: Ties, in_force: Iterable[Record]) -> None:
    """RefusedError where more units would count than the rule has places."""
    rows = _beside(record, ties)
    own = [row for row in rows if row["unit_code"] == record.unit_code and row["bottom3"] == "possible"]
    if record.outcome != "counted" or not own:
        return
    counted = [known for known in in_force if (known.kind, known.outcome) == ("determination", "counted")]
    taken = [row for row in rows if row["unit_code"] != record.unit_code and _takes_a_place(row, counted)]
    places = int(own[0]["places"])
    if len(taken) >= places:
        words = _(
            "{rule} has {places} places in {occasion}, and they are taken for certain or by a determination: {units}. "
            "Record this unit as not_counted, or first replace the determination of one of those by not_counted."
        )
        units = ", ".join(f"{row['unit_name']} ({row['unit_code']})" for row in taken)
        raise RefusedError(
            words.format(rule=record.rule_id, places=places, occasion=record.occasion, units=units)
        )  # fmt: skip


def _beside(record: Record, ties: Ties) -> list[Row]:
    """The places of every unit of this rule and occasion."""
    rows: list[Row] = ties.places.to_dict("records")
    matter = (record.rule_id, record.unit_type, record.stage, record.occasion)
    return [row for row in rows if (row["rule_id"], row["unit_type"], row["stage"], row["occasion"]) == matter]


def _takes_a_place(row: Row, counted: Iterable[Record]) -> bool:
    """Whether a unit stands there for certain, or was counted there by a record of this very tie."""
    return row["bottom3"] == "certain" or (
        row["bottom3"] == "possible" and any(_judges(known, row) for known in counted)
    )


def _judges(known: Record, row: Row) -> bool:
    matter = (known.rule_id, known.unit_type, known.unit_code, known.stage, known.occasion)
    here = (row["rule_id"], row["unit_type"], row["unit_code"], row["stage"], row["occasion"])
    return matter == here and all(getattr(known, name) in (None, row[name]) for name in TIE)
