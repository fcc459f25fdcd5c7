"""The catalogue of the five policies beside the rows of the shipped plans that carry it."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

from dashboard.plan import Indicator, Plan, load_plan
from dashboard.plan.loading import SHIPPED

GOLDEN = Path(__file__).parents[1] / "golden" / "catalogue.csv"
PLAN_OF = {
    "000": "alxa", "001": "taikang-2022", "002": "teacher-growth", "003": "district-2025", "004": "six-year-research"
}  # fmt: skip
STAGES = {"K": "kindergarten", "P": "primary", "J": "junior", "S": "senior"}
NUMBER = re.compile(r"(>=|<=|==|=|>|<|->)\s*(\d+/\d+|\d+:\d\d|\d+(?:\.\d+)?%?)(?![\d-])")


@dataclass(frozen=True)
class Clause:
    """One row of the catalogue."""

    id: str
    seed: str
    kind: str
    unit: str
    stage: str
    period: str
    formula: str
    decision: str

    @property
    def stages(self) -> set[str]:
        """The stages that the row names; empty where it says all."""
        named = self.stage.split("(")[0]
        return {STAGES[letter] for letter in re.findall(r"[KPJS]", named)}

    @property
    def numbers(self) -> set[tuple[str, Fraction]]:
        """Every comparison with a number in the formula; an equals sign may be met from above."""
        return {(sign, number(text)) for sign, text in NUMBER.findall(self.formula)}


@cache
def clauses() -> dict[str, Clause]:
    """The catalogue by id."""
    with GOLDEN.open(encoding="utf-8", newline="") as lines:
        return {row["id"]: _clause(row) for row in csv.DictReader(lines)}


def _clause(row: dict[str, str]) -> Clause:
    return Clause(
        id=row["id"],
        seed=row["seed"],
        kind=row["kind"],
        unit=row["unit"],
        stage=row["stage"],
        period=row["period"],
        formula=row["formula_or_threshold"],
        decision=row["ambiguity_and_decision"],
    )


@cache
def plans() -> dict[str, Plan]:
    """The shipped plans by the number of their policy."""
    return {seed: load_plan(SHIPPED / name) for seed, name in PLAN_OF.items()}


def indicators() -> Iterator[tuple[str, Indicator]]:
    """Every row of every shipped indicators.csv with the number of its policy."""
    for seed, plan in plans().items():
        for row in plan.indicators:
            yield seed, row


def rows_of(clause_id: str) -> list[Indicator]:
    """All parts and stages of one indicator."""
    return [row for _seed, row in indicators() if row.id == clause_id]


def number(text: str) -> Fraction:
    """`95%`, `1/3`, `8:20` (minutes) and `0.4` as exact numbers."""
    if text.endswith("%"):
        return Fraction(text[:-1]) / 100
    if ":" in text:
        hours, minutes = text.split(":")
        return Fraction(int(hours) * 60 + int(minutes))
    return Fraction(text)


def aims_of(clause_id: str) -> set[tuple[str, Fraction]]:
    """The comparisons that dated targets make for an indicator."""
    targets = [target for plan in plans().values() for target in plan.targets if target.indicator == clause_id]
    return {(target.comparator, Fraction(str(target.value))) for target in targets if target.value is not None}


def lines_of(row: Indicator) -> set[tuple[str, Fraction]]:
    """The comparisons that a row makes: its threshold and its quota."""
    found = set()
    if row.threshold is not None:
        found.add((str(row.comparator), Fraction(str(row.threshold))))
    if row.quota:
        found.add((str(row.quota_comparator), number(row.quota)))
    return found
