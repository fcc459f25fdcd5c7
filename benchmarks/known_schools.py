"""A data folder of invented exams whose schools' true means and rates are known, to be built like any other."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.statistics.places import Array

SCHOOLS, PUPILS, SMALLEST, SIZE_SIGMA = 60, 3000, 12, 0.7
MEAN, SPREAD, FULL, STEP = 55.0, 12.0, 100, 0.5
FIRST_DAY = date(2018, 9, 3)
SHAPE_DRAWS = 400_000
PLAN = """
id = "known-schools"
name_zh = "模拟方案"
name_en = "Plan for invented schools"
issued_on = 2018-01-01
source = "invented"
governing = true

[[phases]]
id = "phase1"
name_zh = "阶段"
name_en = "Phase"
starts_on = 2018-09-01
ends_on = 2019-08-31
"""
INDICATORS = (
    "id,part,stage,name_zh,name_en,area,policy,clause,kind,unit,entity_type,period_type,aggregation,direction,display,"
    "comparator,threshold,basis,source,source_priority\n"
)


@dataclass(frozen=True)
class Setting:
    """Share of variance between schools, how much the spread of marks differs by school (log), and a skewed shape."""

    name: str
    icc: float
    spread_sigma: float = 0.0
    skewed: bool = False


@dataclass(frozen=True)
class Exam:
    """One cohort: sizes, true means and spreads by school (in marks), the shape of marks, sorted, and the marks."""

    exam_id: str
    setting: str
    sizes: Array
    means: Array
    spreads: Array
    shape: Array
    marks: Array

    def true_rate(self, line: float) -> Array:
        """By school, the chance of a mark at or above the line."""
        standardised = (line - STEP / 2 - self.means) / self.spreads
        return np.asarray(1 - np.searchsorted(self.shape, standardised) / len(self.shape))

    @property
    def true_differences(self) -> Array:
        """True means about the true mean of the county's pupils."""
        return np.asarray(self.means - np.average(self.means, weights=self.sizes))


def _shape(random: np.random.Generator, skewed: bool) -> Array:
    """Sorted draws of mean 0 and spread 1; skewed: a long tail of low marks (gamma of shape 4, turned round)."""
    drawn = -(random.gamma(4, 1, SHAPE_DRAWS) - 4) / 2 if skewed else random.normal(0, 1, SHAPE_DRAWS)
    return np.sort(drawn)


def exam(random: np.random.Generator, setting: Setting, number: int) -> Exam:
    """A cohort sits; every second school is truly like the one before it."""
    shares = random.lognormal(0, SIZE_SIGMA, SCHOOLS)
    sizes = np.maximum(SMALLEST, np.rint(shares / shares.sum() * PUPILS)).astype(int)
    effects = np.repeat(random.normal(0, np.sqrt(setting.icc), SCHOOLS // 2), 2)
    spreads = SPREAD * np.sqrt(1 - setting.icc) * np.repeat(random.lognormal(0, setting.spread_sigma, SCHOOLS // 2), 2)
    shape, means = _shape(random, setting.skewed), MEAN + SPREAD * effects
    marks = np.repeat(means, sizes) + np.repeat(spreads, sizes) * random.choice(shape, sizes.sum())
    marks = np.clip(np.rint(marks / STEP) * STEP, 0, FULL)
    return Exam(f"{setting.name}-{number:03}", setting.name, sizes, means, spreads, shape, marks)


def codes() -> list[str]:
    """Of the schools, in the order of an exam's arrays."""
    return [f"J{number:04}" for number in range(SCHOOLS)]


def _write_registers(exams: list[Exam], folder: Path) -> None:
    days = [FIRST_DAY + timedelta(days=number) for number in range(len(exams))]
    ids = [each.exam_id for each in exams]
    tables = {
        "townships": pd.DataFrame({"township_code": ["T01"], "name": ["T01"]}),
        "schools": pd.DataFrame({"school_code": codes(), "name": codes(), "township_code": "T01", "stage": "junior"}),
        "exams": pd.DataFrame(
            {"exam_id": ids, "name": ids, "exam_type": "academic", "stage": "junior", "grade": 8, "held_on": days,
             "school_year": "2018-2019", "result_status": "final"}
        ),
        "exam_subjects": pd.DataFrame({"exam_id": ids, "subject": "math", "full_score": float(FULL)}),
    }  # fmt: skip
    for name, table in tables.items():
        pq.write_table(pa.Table.from_pandas(table, preserve_index=False), folder / f"{name}.parquet")


def write(exams: list[Exam], folder: Path) -> Path:
    """Tables, pupils and a plan without a ranking."""
    plan = folder / "plans" / "known-schools"
    plan.mkdir(parents=True)
    (plan / "plan.toml").write_text(PLAN, encoding="utf-8")
    (plan / "indicators.csv").write_text(INDICATORS, encoding="utf-8")
    _write_registers(exams, folder)
    for each in exams:
        pupils = pd.DataFrame({"student_id": [f"P{n:06}" for n in range(len(each.marks))]})
        roster = pupils.assign(school_code=np.repeat(codes(), each.sizes))
        for name, table in (("roster", roster), ("scores", pupils.assign(subject="math", score=each.marks))):
            part = folder / name / f"exam_id={each.exam_id}"
            part.mkdir(parents=True)
            pq.write_table(pa.Table.from_pandas(table, preserve_index=False), part / "part-0.parquet")
    return folder
