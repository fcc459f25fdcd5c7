"""Data folders in which little or nothing can be said: one school, one pupil, everybody alike, no baseline."""

from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

Marks = dict[str, list[float]]
PLAN = """
id = "little-known"
name_zh = "极端情形方案"
name_en = "Plan for little data"
issued_on = 2017-01-01
source = "invented"
governing = true

[rules]
min_units = 1
resamples = 100

[[phases]]
id = "phase1"
name_zh = "阶段"
name_en = "Phase"
starts_on = 2017-09-01
ends_on = 2020-08-31

[[rankings]]
id = "by-mean"
stage = "junior"
method = "mean"

[[rankings.versions]]
id = "1"
effective_school_year = "2016-2017"
announced_on = 2016-01-01
"""
INDICATORS = (
    "id,part,stage,name_zh,name_en,area,policy,clause,kind,unit,entity_type,period_type,aggregation,direction,display,"
    "comparator,threshold,basis,source,source_priority\n"
)
DAYS = {
    "early": (7, date(2017, 9, 20), "2017-2018", "academic"),
    "late": (9, date(2020, 6, 20), "2019-2020", "zhongkao"),
}
VARIED = [40.0, 50.0, 55.0, 60.0, 65.0, 70.0, 45.0, 75.0, 80.0, 35.0, 58.0, 62.0]
MOVED = [42.0, 47.0, 58.0, 59.0, 69.0, 66.0, 40.0, 79.0, 77.0, 41.0, 55.0, 66.0]
FOUR = ("J1", "J2", "J3", "J4")
# The later exam and, where there is one, its baseline: marks by school.
CASES: dict[str, tuple[Marks, Marks | None]] = {
    "one_school": ({"J1": MOVED}, {"J1": VARIED}),
    "one_pupil": ({"J1": [60.0]}, {"J1": [50.0]}),
    "one_pupil_each": ({"J1": [50.0], "J2": [53.0], "J3": [51.0]}, {"J1": [60.0], "J2": [57.0], "J3": [59.0]}),
    "all_equal": (dict.fromkeys(FOUR, [60.1] * 12), dict.fromkeys(FOUR, VARIED)),
    "alike_in_each_school": ({name: [50.1 + k] * 12 for k, name in enumerate(FOUR)}, dict.fromkeys(FOUR, VARIED)),
    "all_start_alike": (dict.fromkeys(FOUR, MOVED), dict.fromkeys(FOUR, [70.1] * 12)),
    "schools_alike": (dict.fromkeys(FOUR, MOVED), dict.fromkeys(FOUR, VARIED)),
    "nothing_but_zeros": (dict.fromkeys(FOUR, [0.0] * 12), dict.fromkeys(FOUR, [0.0] * 12)),
    "no_baseline": ({name: [mark + k for mark in MOVED] for k, name in enumerate(FOUR)}, None),
}  # fmt: skip


def _registers(marks: Marks, exams: list[str]) -> dict[str, pd.DataFrame]:
    rows = [
        {"exam_id": name, "name": name, "exam_type": DAYS[name][3], "stage": "junior", "grade": DAYS[name][0],
         "school_year": DAYS[name][2], "held_on": DAYS[name][1], "result_status": "final",
         **({"baseline_exam_id": None if name == "early" else "early"} if "early" in exams else {})}
        for name in exams
    ]  # fmt: skip
    schools = pd.DataFrame({"school_code": list(marks), "name": list(marks), "township_code": "T1", "stage": "junior"})
    return {
        "townships": pd.DataFrame({"township_code": ["T1"], "name": ["T1"]}),
        "schools": schools,
        "exams": pd.DataFrame(rows),
        "exam_subjects": pd.DataFrame({"exam_id": exams, "subject": "math", "full_score": 100.0}),
    }


def _write_paper(name: str, marks: Marks, folder: Path) -> None:
    rows = [(f"{school}-{k:02}", school, mark) for school, own in marks.items() for k, mark in enumerate(own)]
    pupils = pd.DataFrame(rows, columns=["student_id", "school_code", "score"])
    parts = {"roster": pupils[["student_id", "school_code"]]}
    parts["scores"] = pupils[["student_id", "score"]].assign(subject="math")
    for table, content in parts.items():
        part = folder / table / f"exam_id={name}"
        part.mkdir(parents=True)
        pq.write_table(pa.Table.from_pandas(content, preserve_index=False), part / "part-0.parquet")


def write_folder(case: str, folder: Path) -> Path:
    """Write one of CASES with a plan that ranks by mean."""
    late, early = CASES[case]
    papers = {"early": early, "late": late} if early else {"late": late}
    plan = folder / "plans" / "little-known"
    plan.mkdir(parents=True)
    (plan / "plan.toml").write_text(PLAN, encoding="utf-8")
    (plan / "indicators.csv").write_text(INDICATORS, encoding="utf-8")
    for name, table in _registers(late, list(papers)).items():
        pq.write_table(pa.Table.from_pandas(table, preserve_index=False), folder / f"{name}.parquet")
    for name, marks in papers.items():
        _write_paper(name, marks, folder)
    return folder
