"""Warnings from Parquet to the mart: seven schools, three zhongkao and two primary tests in one year."""

from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.warehouse.counties import County, Exam, Mark, Pupil, mutated, open_built, write_county

RULE = """
[[warnings]]
id = "{rule}"
source = "ranking"
ranking = "{ranking}"
unit = "{unit}"
exam_types = ["{exam_type}"]
clock = "{clock}"
band = "bottom"
places = 3
runs = 2
counting = "consecutive"
polarity = "concern"
same_head = true
effective_from = 2020-01-01
clause_zh = "连续两年后三位"
clause_en = "two consecutive years in the bottom three"
"""
JUNIOR = RULE.format(
    rule="schools", ranking="junior-rank-sum", unit="school", exam_type="zhongkao", clock="school_year"
)
PRIMARY = RULE.format(rule="townships", ranking="primary-mean", unit="township", exam_type="academic", clock="test")
PUPILS_EACH = 3
Said = dict[tuple[str, str], tuple[str, int]]


def _pupils(order: str) -> tuple[Pupil, ...]:
    """Three pupils a school with the same marks: 90 and 90 in the first school, five fewer in each next one."""
    return tuple(
        Pupil(f"{school}{number}", school, (Mark("chinese", 90 - 5 * place), Mark("math", 90 - 5 * place)))
        for place, school in enumerate(order)
        for number in range(PUPILS_EACH)
    )


def _zhongkao(year: int, order: str, status: str = "final") -> Exam:
    return Exam(f"zk{year}", _pupils(order), school_year=f"{year - 1}-{year}", held_on=date(year, 6, 20),
                result_status=status)  # fmt: skip


def _primary(month: int, order: str) -> Exam:
    return Exam(f"p{month}", _pupils(order), stage="primary", grade=6, exam_type="academic",
                school_year="2022-2023", held_on=date(2023, month, 20))  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """E, F, G at the bottom; then D, F, G; then, provisionally, D, E, F. In two primary tests E, F, G, then E, F, D."""
    exams = (
        _zhongkao(2023, "ABCDEFG"), _zhongkao(2024, "ABCEDFG"), _zhongkao(2025, "ABCGDEF", "provisional"),
        _primary(1, "ABCDEFG"), _primary(6, "ABCGEFD"),
    )  # fmt: skip
    county = County({code: f"T{code}" for code in "ABCDEFG"}, exams, (3, 6, 9), warnings=JUNIOR + PRIMARY)
    write_county(county, tmp_path)
    _write_heads(tmp_path)
    return tmp_path


def _write_heads(folder: Path) -> None:
    """F keeps its head over both exam days, G has a new one from September 2023."""
    rows = [
        {"unit_id": "F", "person_pid": "p1", "from": date(2020, 9, 1), "to": None},
        {"unit_id": "G", "person_pid": "p2", "from": date(2020, 9, 1), "to": date(2023, 8, 31)},
        {"unit_id": "G", "person_pid": "p3", "from": date(2023, 9, 1), "to": None},
    ]
    kinds = [("unit_id", pa.string()), ("person_pid", pa.string()), ("from", pa.date32()), ("to", pa.date32())]
    pq.write_table(pa.Table.from_pylist(rows, schema=pa.schema(kinds)), folder / "principal_terms.parquet")


def _said(folder: Path, rule: str) -> Said:
    """State and run by (unit, occasion), those without a warning left out."""
    with open_built(folder) as con:
        rows = con.execute(
            "select unit_code, occasion, state, run from marts.warnings where rule_id = ? and level <> 'none'", [rule]
        ).fetchall()
    return {(unit, occasion): (state, run) for unit, occasion, state, run in rows}


def test_schools_are_warned_by_school_year(folder: Path) -> None:
    assert _said(folder, "schools") == {
        ("E", "2022-2023"): ("orange_one_year", 1),
        ("F", "2022-2023"): ("orange_one_year", 1),
        ("G", "2022-2023"): ("orange_one_year", 1),
        ("D", "2023-2024"): ("orange_one_year", 1),
        ("E", "2023-2024"): ("none", 0),
        ("F", "2023-2024"): ("red_condition_met", 2),
        ("G", "2023-2024"): ("red_condition_met", 2),
        ("D", "2024-2025"): ("red_provisional", 2),
        ("E", "2024-2025"): ("orange_provisional", 1),
        ("F", "2024-2025"): ("red_provisional", 3),
        ("G", "2024-2025"): ("none", 0),
    }


def test_two_tests_of_one_year_are_two_steps_of_the_clock_of_tests(folder: Path) -> None:
    assert _said(folder, "townships") == {
        ("TE", "p1"): ("orange_one_year", 1),
        ("TF", "p1"): ("orange_one_year", 1),
        ("TG", "p1"): ("orange_one_year", 1),
        ("TD", "p6"): ("orange_one_year", 1),
        ("TE", "p6"): ("red_condition_met", 2),
        ("TF", "p6"): ("red_condition_met", 2),
        ("TG", "p6"): ("none", 0),
    }


def test_the_tenure_is_told_for_a_met_condition_only(folder: Path) -> None:
    with open_built(folder) as con:
        rows = con.execute(
            "select unit_code, attributable from marts.warnings where rule_id = 'schools' and occasion = '2023-2024'"
        ).fetchall()
    assert dict(rows) == {"A": None, "B": None, "C": None, "D": None, "E": None, "F": True, "G": False}


def test_the_evidence_names_the_tests_of_the_run(folder: Path) -> None:
    with open_built(folder) as con:
        evidence = con.execute(
            "select evidence->>'$.place', evidence->>'$.ranked_n', evidence->>'$.n', evidence->>'$.run_tests'"
            " from marts.warnings where unit_code = 'F' and occasion = '2023-2024'"
        ).fetchone()
    assert evidence == ("6", "7", "3", '["zk2023","zk2024"]')


def test_a_chain_without_its_memory_is_caught(folder: Path) -> None:
    forgetful = mutated("intermediate.warning_chains", "carried.base_run + 1\n", "1\n")
    with open_built(folder, forgetful) as con:
        red = con.execute("select count(*) from marts.warnings where level = 'red'").fetchone()
    assert red == (0,)
