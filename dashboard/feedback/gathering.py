"""What a report needs, asked once: of the whole test for all its units, then of each unit."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

import pandas as pd

from dashboard.language.formats import is_nothing
from dashboard.language.process_words import FEWEST, chosen_measures, missing_words

Row = dict[Any, Any]
MOST_MEASURES = 6


class Ask(Protocol):
    """The rows of one report of a warehouse."""

    def __call__(self, name: str, **params: str) -> pd.DataFrame:
        """Ask for the report `name`."""
        ...


@dataclass(frozen=True)
class TestRows:
    """What all units of a test share, each report asked for once and only when it is needed."""

    __test__ = False  # not a test of pytest

    ask: Ask
    test_id: str

    @cached_property
    def header(self) -> Row:
        """What is known of the test."""
        return records(self.ask("test_header", test_id=self.test_id))[0]

    @cached_property
    def info(self) -> Row:
        """The plan, the day and the version."""
        return records(self.ask("build_info"))[0]

    @cached_property
    def schools(self) -> tuple[Row, ...]:
        """The schools that took part, with their townships."""
        return tuple(records(self.ask("filter_units", test_id=self.test_id)))

    @cached_property
    def peers(self) -> pd.DataFrame:
        """Every school in its peer group."""
        return self.ask("peer_places", test_id=self.test_id, subject="total", township="")

    @cached_property
    def rates(self) -> pd.DataFrame:
        """The four rates of every school."""
        return self.ask("school_rates", test_id=self.test_id, subject="total", township="")

    @cached_property
    def comparison(self) -> pd.DataFrame:
        """Every school against the county."""
        return self.ask("school_comparison", test_id=self.test_id, subject="total", township="", post="")

    @cached_property
    def townships(self) -> pd.DataFrame:
        """Every township against the county."""
        return self.ask("township_comparison", test_id=self.test_id, subject="total")


@dataclass(frozen=True)
class Common:
    """What schools and townships share: subjects, balance, actions, measures that are no marks."""

    subjects: tuple[Row, ...]
    balance: Row | None
    actions: tuple[Row, ...]
    measures: tuple[Row, ...]
    missing: str


@dataclass(frozen=True)
class SchoolRows:
    """Everything of one school in one test, as its page shows it."""

    profile: Row
    frames: dict[str, Row]
    peers: Row | None
    bands: tuple[Row, ...]
    rates: tuple[Row, ...]
    added: tuple[Row, ...]
    warnings: tuple[Row, ...]
    common: Common


@dataclass(frozen=True)
class TownshipRows:
    """Everything of one township in one test: its pupils pooled, and its schools."""

    profile: Row
    schools: tuple[Row, ...]
    warnings: tuple[Row, ...]
    common: Common


def records(rows: pd.DataFrame) -> list[Row]:
    """The rows as mappings."""
    return rows.to_dict("records")


def school_rows(test: TestRows, school: str) -> SchoolRows | None:
    """One school, None where it took no part in the test."""
    ask, test_id = test.ask, test.test_id
    profile = records(ask("school_profile", test_id=test_id, school=school))
    if not profile:
        return None
    stage = str(profile[0]["stage"])
    frames = records(ask("school_frames", test_id=test_id, school=school))
    peers = _of(test.peers, "school_code", school)
    warnings = records(ask("school_warnings", school=school, stage=stage))
    return SchoolRows(
        profile[0],
        {str(row["frame"]): row for row in frames},
        peers[0] if peers else None,
        tuple(records(ask("school_bands", test_id=test_id, school=school, subject="total"))),
        tuple(_of(test.rates, "school_code", school)),
        tuple(records(ask("school_value_added", test_id=test_id, school=school))),
        _until(test, warnings),
        _common(test, "school", school, warnings),
    )


def township_rows(test: TestRows, township: str) -> TownshipRows | None:
    """One township, None where it had no school in the test."""
    profile = _of(test.townships, "township_code", township)
    if not profile:
        return None
    known = test.ask("township_warnings", township=township, stage=str(test.header["stage"]))
    warnings = records(known[known["unit_type"] == "township"])
    return TownshipRows(
        profile[0],
        tuple(sorted(_of(test.comparison, "township_code", township), key=lambda row: int(row["name_order"]))),
        _until(test, warnings),
        _common(test, "township", township, warnings),
    )


def _common(test: TestRows, unit_type: str, code: str, warnings: Sequence[Row]) -> Common:
    unit = {"unit_type": unit_type, "unit_code": code}
    stage, rules = str(test.header["stage"]), {row["rule_id"] for row in warnings}
    balance = records(test.ask("unit_balance", test_id=test.test_id, **unit))
    known = test.ask("unit_process", **unit)
    measures = chosen_measures(known, stage, MOST_MEASURES)
    return Common(
        tuple(records(test.ask("unit_measures", test_id=test.test_id, **unit))),
        balance[0] if balance else None,
        tuple(row for row in records(test.ask("unit_actions", **unit)) if _concerns(row, stage, rules)),
        tuple(records(measures)),
        missing_words(measures) if len(measures) < FEWEST else "",
    )


def _concerns(row: Row, stage: str, rules: Collection[str]) -> bool:
    """Whether an action belongs to the stage: a warning by its rule, all else by its own stage, if it names one."""
    if row["cause"] == "warning":
        return row["rule_id"] in rules
    return is_nothing(row["stage"]) or row["stage"] in ("", "all", stage)


def _until(test: TestRows, rows: Sequence[Row]) -> tuple[Row, ...]:
    """What was known on the day of the test: a report on an old test is silent of what came after."""
    day = test.header["held_on"]
    return tuple(row for row in rows if is_nothing(row["held_on"]) or row["held_on"] <= day)


def _of(rows: pd.DataFrame, column: str, code: str) -> list[Row]:
    return records(rows[rows[column] == code])
