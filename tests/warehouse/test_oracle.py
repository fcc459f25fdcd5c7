"""The SQL against the oracle, on random small counties with ties, every kind of absence, guests and empty schools."""

import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.warehouse.counties import County, Exam, Mark, Pupil, open_built, write_county
from tests.warehouse.oracle import Result, mean_index, official

SCHOOLS = ("A", "B", "C", "D", "E", "F", "G", "H")
TOWNSHIPS = ("T1", "T2", "T3")
SUBJECTS = (
    ("chinese", 100.0, True, True),
    ("math", 100.0, True, True),
    ("art", 50.0, True, False),
    ("pe", 40.0, False, False),
)
ABSENCES = ("absent_unexcused", "absent_excused", "voided", "exempt")
SCORES = st.sampled_from([0.0, 10.5, 20.0, 20.0, 30.25, 30.25, 40.0])

# No shrinking: each example builds a warehouse, and the failing county is small enough to read as it is.
EXAMPLES = settings(
    max_examples=20, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip


@st.composite
def marks(draw: st.DrawFn) -> tuple[Mark, ...]:
    found = []
    for subject, _, _, _ in SUBJECTS:
        kind = draw(st.sampled_from(["present"] * 12 + ["missing", *ABSENCES]))
        if kind == "present":
            found.append(Mark(subject, draw(SCORES)))
        elif kind != "missing":
            found.append(Mark(subject, None, kind))
    return tuple(found)


@st.composite
def pupils(draw: st.DrawFn, exam_id: str) -> tuple[Pupil, ...]:
    found = []
    for school in draw(st.lists(st.sampled_from(SCHOOLS), min_size=4, max_size=30)):
        kind = draw(st.sampled_from(["counted"] * 12 + ["guest", "repeater", "suspended"]))
        found.append(
            Pupil(
                f"{exam_id}-{len(found)}", school, draw(marks()), "suspended" if kind == "suspended" else "active",
                is_guest=kind == "guest", is_repeater=kind == "repeater",
            )
        )  # fmt: skip
    return tuple(found)


@st.composite
def counties(draw: st.DrawFn) -> County:
    township = {school: draw(st.sampled_from(TOWNSHIPS)) for school in SCHOOLS}
    exams = [
        Exam(
            f"z{year}",
            draw(pupils(f"z{year}")),
            SUBJECTS,
            school_year=f"{year}-{year + 1}",
            held_on=date(year + 1, 6, 20),
        )
        for year in range(2021, 2021 + draw(st.integers(1, 3)))
    ]
    exams += [
        Exam(
            f"p{grade}", draw(pupils(f"p{grade}")), SUBJECTS, "primary", grade, "academic", "primary-test",
            held_on=date(2023, 6, 1),
        )
        for grade in range(3, 3 + draw(st.integers(0, 3)))
    ]  # fmt: skip
    top = sorted(draw(st.lists(st.integers(1, 20), min_size=3, max_size=3, unique=True)))
    return County(township, tuple(exams), top, (0.4, 0.2, 0.4), draw(st.integers(0, 3)), draw(st.integers(2, 6)))


def _rows(con: duckdb.DuckDBPyConnection, table: str, key: str) -> dict[tuple[str, str], Mapping[str, object]]:
    relation = con.table(table)
    found = [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]
    return {(str(row["test_id"]), str(row[key])): row for row in found}


def _assert_same(row: Mapping[str, object], expected: Result) -> None:
    names = ("roster_n", "eligible_n", "sat_n", "rank_state", "bottom3")
    assert {name: row[name] for name in names} == {name: getattr(expected, name) for name in names}
    assert row["mean_total"] == (None if expected.mean_total is None else pytest.approx(float(expected.mean_total)))
    if expected.rank_state != "lines_blocked":
        assert (row["top1_n"], row["top2_n"], row["top3_n"]) == expected.top
    places = tuple(row[name] for name in ("rank_mean", "rank_count", "rank_rate", "rank_sum", "final_rank"))
    assert places == expected.places


@EXAMPLES
@given(counties())
def test_schools_and_townships_agree_with_the_oracle(county: County) -> None:
    with tempfile.TemporaryDirectory() as folder, open_built(write_county(county, Path(folder))) as con:
        for table, key, unit_of in (
            ("marts.school_results", "school_code", {school: school for school in SCHOOLS}),
            ("marts.township_results", "township_code", county.township),
        ):
            rows = _rows(con, table, key)
            for exam in [exam for exam in county.exams if exam.stage == "junior"]:
                expected = official(exam, county, unit_of)
                found = {unit: row for (test, unit), row in rows.items() if test == exam.exam_id and row["roster_n"]}
                assert found.keys() == expected.keys()
                for unit, result in expected.items():
                    _assert_same(found[unit], result)
            papers = [exam for exam in county.exams if exam.stage == "primary"]
            indices = mean_index(papers, unit_of)
            primary = {
                unit: row["mean_index"]
                for (test, unit), row in rows.items()
                if test == "primary-test" and row["eligible_n"]
            }
            assert primary == pytest.approx(indices)
