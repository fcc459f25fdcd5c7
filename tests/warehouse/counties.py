"""Tiny counties written as data folders, and warehouses built from them in memory."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.contract import inspect_folder
from dashboard.plan import load_plans
from dashboard.warehouse.carried import Previous
from dashboard.warehouse.catalog import Catalog, load_catalog
from dashboard.warehouse.connection import attach
from dashboard.warehouse.fill import fill
from dashboard.warehouse.inputs import bind_inputs, build_inputs
from dashboard.warehouse.progress import Progress

PLAN = """
id = "test-plan"
name_zh = "测试方案"
name_en = "Test plan"
issued_on = 2020-01-01
source = "test"
governing = true

[rules]
min_pupils_to_rank = {min_pupils}
min_units = {min_units}
resamples = 50

[[phases]]
id = "phase1"
name_zh = "强基础"
name_en = "Build the base"
starts_on = 2022-09-01
ends_on = 2023-08-31

[[rankings]]
id = "junior-rank-sum"
stage = "junior"
method = "rank_sum"

[[rankings.versions]]
id = "1"
effective_school_year = "2020-2021"
announced_on = 2020-01-01
top_n = {top_n}
weights = {weights}

[[rankings]]
id = "primary-mean"
stage = "primary"
method = "mean"

[[rankings.versions]]
id = "1"
effective_school_year = "2020-2021"
announced_on = 2020-01-01
"""
INDICATOR_COLUMNS = (
    "id,part,stage,name_zh,name_en,area,policy,clause,kind,unit,entity_type,period_type,aggregation,direction,display,"
    "comparator,threshold,basis,source,source_priority\n"
)


@dataclass(frozen=True)
class Mark:
    """One score row: `score` is None unless present."""

    subject: str
    score: float | None
    attendance: str = "present"
    site: str | None = None


@dataclass(frozen=True)
class Pupil:
    """One roster row of one exam with its score rows; `school` None has no roster row."""

    student_id: str
    school: str | None
    marks: tuple[Mark, ...]
    status: str = "active"
    is_guest: bool = False
    is_repeater: bool = False


@dataclass(frozen=True)
class Exam:
    """One exam: subjects are (name, full marks, in the total, required)."""

    exam_id: str
    pupils: tuple[Pupil, ...]
    subjects: tuple[tuple[str, float, bool, bool], ...] = (("chinese", 100, True, True), ("math", 100, True, True))
    stage: str = "junior"
    grade: int = 9
    exam_type: str = "zhongkao"
    test_id: str | None = None
    school_year: str = "2022-2023"
    held_on: date = date(2023, 6, 20)
    result_status: str = "final"
    supersedes: str | None = None
    baseline: str | None = None


@dataclass(frozen=True)
class County:
    """Townships by school code, exams, the parameters of the plan, and its warning rules as text of plan.toml."""

    township: dict[str, str]
    exams: tuple[Exam, ...]
    top_n: Sequence[int] = (6, 10, 14)
    weights: Sequence[float] = (0.4, 0.2, 0.4)
    min_pupils: int = 1
    min_units: int = 6
    warnings: str = ""


def _write(folder: Path, table: str, rows: list[dict[str, object]], schema: pa.Schema) -> None:
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), folder / f"{table}.parquet")


def _schema(**types: str) -> pa.Schema:
    kinds = {"text": pa.string(), "day": pa.date32(), "whole": pa.int32(), "number": pa.float64(), "yes": pa.bool_()}
    return pa.schema([(name, kinds[kind]) for name, kind in types.items()])


def _write_registers(county: County, folder: Path) -> None:
    stages = sorted({exam.stage for exam in county.exams})
    townships = [{"township_code": code, "name": f"{code}镇"} for code in sorted(set(county.township.values()))]
    schools = [
        {"school_code": school, "name": f"{school}校", "township_code": township, "stage": stage}
        for school, township in county.township.items()
        for stage in stages
    ]
    _write(folder, "townships", townships, _schema(township_code="text", name="text"))
    _write(folder, "schools", schools, _schema(school_code="text", name="text", township_code="text", stage="text"))


def _write_exams(county: County, folder: Path) -> None:
    exams = [
        {
            "exam_id": exam.exam_id, "name": exam.exam_id, "exam_type": exam.exam_type, "stage": exam.stage,
            "grade": exam.grade, "school_year": exam.school_year, "held_on": exam.held_on, "test_id": exam.test_id,
            "result_status": exam.result_status, "supersedes_exam_id": exam.supersedes,
            "baseline_exam_id": exam.baseline,
        }
        for exam in county.exams
    ]  # fmt: skip
    columns = dict.fromkeys(exams[0], "text") | {"grade": "whole", "held_on": "day"}
    _write(folder, "exams", exams, _schema(**columns))
    subjects = [
        {"exam_id": exam.exam_id, "subject": name, "full_score": float(full), "in_total": counted, "required": required}
        for exam in county.exams
        for name, full, counted, required in exam.subjects
    ]
    _write(
        folder, "exam_subjects", subjects,
        _schema(exam_id="text", subject="text", full_score="number", in_total="yes", required="yes"),
    )  # fmt: skip


def _write_pupils(county: County, folder: Path) -> None:
    sitting = [(exam, pupil) for exam in county.exams for pupil in exam.pupils]
    roster = [
        {
            "exam_id": exam.exam_id, "student_id": pupil.student_id, "school_code": pupil.school,
            "roster_status": pupil.status, "is_guest": pupil.is_guest, "is_repeater": pupil.is_repeater,
        }
        for exam, pupil in sitting
        if pupil.school is not None
    ]  # fmt: skip
    scores = [
        {
            "exam_id": exam.exam_id, "student_id": pupil.student_id, "subject": mark.subject, "score": mark.score,
            "attendance": mark.attendance, "site_code": mark.site,
        }
        for exam, pupil in sitting
        for mark in pupil.marks
    ]  # fmt: skip
    _write(
        folder, "roster", roster,
        _schema(
            exam_id="text", student_id="text", school_code="text", roster_status="text", is_guest="yes",
            is_repeater="yes",
        ),
    )  # fmt: skip
    _write(
        folder, "scores", scores,
        _schema(exam_id="text", student_id="text", subject="text", score="number", attendance="text", site_code="text"),
    )  # fmt: skip


def write_county(county: County, folder: Path) -> Path:
    """Write the county as a data folder with a plan of its own."""
    plan = folder / "plans" / "test-plan"
    plan.mkdir(parents=True, exist_ok=True)
    text = PLAN.format(
        min_pupils=county.min_pupils, min_units=county.min_units, top_n=list(county.top_n), weights=list(county.weights)
    )
    (plan / "plan.toml").write_text(text + county.warnings, encoding="utf-8")
    (plan / "indicators.csv").write_text(INDICATOR_COLUMNS, encoding="utf-8")
    _write_registers(county, folder)
    _write_exams(county, folder)
    _write_pupils(county, folder)
    return folder


def mutated(table: str, old: str, new: str, catalog: Catalog | None = None) -> Catalog:
    """The catalog with one text of one query replaced; AssertionError when the text is not there."""
    catalog = catalog or load_catalog()
    query = catalog.queries[table]
    assert old in query.text, f"{table} does not contain: {old}"
    return Catalog({**catalog.queries, table: replace(query, text=query.text.replace(old, new))})


@contextmanager
def open_built(folder: Path, catalog: Catalog | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to the folder's warehouse, built in memory without the check."""
    con = duckdb.connect()
    try:
        attach(con, "':memory:'")
        inventory = inspect_folder(folder)
        bind_inputs(con, load_plans(folder), inventory, [], build_inputs(folder, "test", None, datetime(2024, 1, 1)))
        with Progress(enabled=False) as silent:
            fill(con, catalog or load_catalog(), inventory, Previous(None), silent)
        yield con
    finally:
        con.close()
