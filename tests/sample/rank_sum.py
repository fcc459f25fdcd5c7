"""The junior rank sum in slow, plain Python, from the files of a data folder."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import pyarrow.parquet as pq

OUT = ("absent_excused", "exempt")


@dataclass(frozen=True)
class Pupil:
    school: str
    total: Decimal
    sat: bool


@dataclass(frozen=True)
class Standing:
    rank_sum: int
    worse: int
    worse_or_equal: int


def read(folder: Path, table: str, exam: str) -> list[dict[str, object]]:
    return pq.ParquetFile(folder / table / f"exam_id={exam}" / "part-0.parquet").read().to_pylist()


@cache
def eligible_pupils(folder: Path, exam: str) -> list[Pupil]:
    papers: dict[str, list[dict[str, object]]] = defaultdict(list)
    for row in read(folder, "scores", exam):
        papers[str(row["student_id"])].append(row)
    found = []
    for row in read(folder, "roster", exam):
        own = papers[str(row["student_id"])]
        counted = row["roster_status"] == "active" and not row["is_guest"] and not row["is_repeater"]
        if counted and not any(paper["attendance"] in OUT for paper in own):
            total = sum((paper["score"] or Decimal(0) for paper in own), Decimal(0))
            sat = any(paper["attendance"] in ("present", "voided") for paper in own)
            found.append(Pupil(str(row["school_code"]), total, sat))
    return found


def standings(
    groups: dict[str, list[Pupil]], everyone: list[Pupil], top_n: tuple[int, int, int]
) -> dict[str, Standing]:
    ordered = sorted((pupil.total for pupil in everyone), reverse=True)
    lines = [ordered[n - 1] for n in top_n]
    ranked = {code: pupils for code, pupils in groups.items() if len(pupils) >= 10}
    measures = {code: _measures(pupils, lines) for code, pupils in ranked.items()}
    sums = {
        code: sum(1 + sum(other[k] > own[k] for other in measures.values()) for k in range(3))
        for code, own in measures.items()
    }
    return {
        code: Standing(s, sum(t > s for t in sums.values()), sum(t >= s for t in sums.values()))
        for code, s in sums.items()
    }


def _measures(pupils: list[Pupil], lines: list[Decimal]) -> tuple[Fraction, Fraction, Fraction]:
    n = len(pupils)
    counts = [sum(pupil.sat and pupil.total >= line for pupil in pupils) for line in lines]
    rate = Fraction(2, 5) * counts[0] + Fraction(1, 5) * counts[1] + Fraction(2, 5) * counts[2]
    return Fraction(sum((pupil.total for pupil in pupils), Decimal(0))) / n, Fraction(counts[0]), rate / n


@cache
def by_school(folder: Path, exam: str, top_n: tuple[int, int, int]) -> dict[str, Standing]:
    pupils = eligible_pupils(folder, exam)
    groups: dict[str, list[Pupil]] = defaultdict(list)
    for pupil in pupils:
        groups[pupil.school].append(pupil)
    return standings(groups, pupils, top_n)


@cache
def by_township(folder: Path, exam: str, top_n: tuple[int, int, int]) -> dict[str, Standing]:
    """Pupils pooled by the township of their school; schools directly under the bureau form none."""
    schools = pq.read_table(folder / "schools.parquet").to_pylist()
    township = {row["school_code"]: row["township_code"] for row in schools if row["stage"] == "junior"}
    pupils = eligible_pupils(folder, exam)
    groups: dict[str, list[Pupil]] = defaultdict(list)
    for pupil in pupils:
        if township[pupil.school] != "T00":
            groups[township[pupil.school]].append(pupil)
    return standings(groups, pupils, top_n)


def certain(found: dict[str, Standing]) -> set[str]:
    return {code for code, standing in found.items() if standing.worse_or_equal <= 3}


def possible(found: dict[str, Standing]) -> set[str]:
    return {code for code, standing in found.items() if standing.worse < 3} - certain(found)
