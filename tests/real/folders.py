"""A source written as a data folder: Parquet tables and a plan whose top N is scaled to the number of pupils."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tests.real.sources import Paper, Source

PLAN = """
id = "real-data"
name_zh = "真实数据方案"
name_en = "Plan for real data"
issued_on = 1990-01-01
source = "test"
governing = true

[rules]
min_pupils_to_rank = 10
min_units = 6
small_cell = 10
resamples = 200

[[phases]]
id = "phase1"
name_zh = "阶段"
name_en = "Phase"
starts_on = {first_year}-09-01
ends_on = {last_year}-08-31

[[rankings]]
id = "rank-sum"
stage = "{stage}"
method = "rank_sum"

[[rankings.versions]]
id = "1"
effective_school_year = "1990-1991"
announced_on = 1990-01-01
top_n = {top_n}
weights = [0.4, 0.2, 0.4]
"""
INDICATORS = (
    "id,part,stage,name_zh,name_en,area,policy,clause,kind,unit,entity_type,period_type,aggregation,direction,display,"
    "comparator,threshold,basis,source,source_priority\n"
)
MARK = pa.decimal128(7, 2)


def _write_plan(source: Source, folder: Path) -> None:
    plan = folder / "plans" / "real-data"
    plan.mkdir(parents=True)
    first, last = source.baseline.school_year[:4], source.exam.school_year[-4:]
    text = PLAN.format(first_year=first, last_year=last, stage=source.exam.stage, top_n=list(source.top_n))
    (plan / "plan.toml").write_text(text, encoding="utf-8")
    (plan / "indicators.csv").write_text(INDICATORS, encoding="utf-8")


def _exam_row(paper: Paper, baseline: str | None) -> dict[str, object]:
    return {
        "exam_id": paper.exam_id, "name": paper.name, "exam_type": paper.exam_type, "stage": paper.stage,
        "grade": paper.grade, "school_year": paper.school_year, "held_on": paper.held_on,
        "result_status": "final", "baseline_exam_id": baseline,
    }  # fmt: skip


def _write_registers(source: Source, folder: Path) -> None:
    schools = source.pupils[["school_code", "township_code"]].drop_duplicates("school_code")
    townships = sorted(set(schools["township_code"]))
    subjects = [(paper.exam_id, paper.subject, float(paper.full_score)) for paper in (source.baseline, source.exam)]
    exams = [_exam_row(source.baseline, None), _exam_row(source.exam, source.baseline.exam_id)]
    tables = {
        "townships": pa.table({"township_code": townships, "name": townships}),
        "schools": pa.table(
            {
                "school_code": list(schools["school_code"]),
                "name": list(schools["school_code"]),
                "township_code": list(schools["township_code"]),
                "stage": [source.exam.stage] * len(schools),
            }
        ),
        "exams": pa.Table.from_pylist(exams),
        "exam_subjects": pa.table(
            dict(zip(("exam_id", "subject", "full_score"), zip(*subjects, strict=True), strict=True))
        ),
    }
    for name, table in tables.items():
        pq.write_table(table, folder / f"{name}.parquet")


def _write_paper(source: Source, paper: Paper, folder: Path) -> None:
    pupils = source.pupils
    ids = pa.array(pupils["student_id"], pa.string())
    roster = pa.table({"student_id": ids, "school_code": pa.array(pupils["school_code"], pa.string())})
    scores = pa.table(
        {
            "student_id": ids,
            "subject": pa.array([paper.subject] * len(pupils)),
            "score": pa.array(list(pupils[paper.column]), MARK),
        }
    )
    for name, table in (("roster", roster), ("scores", scores)):
        part = folder / name / f"exam_id={paper.exam_id}"
        part.mkdir(parents=True)
        pq.write_table(table, part / "part-0.parquet")


def write_folder(source: Source, folder: Path) -> Path:
    """Write the source's two exams, its schools and its plan."""
    folder.mkdir(parents=True)
    _write_plan(source, folder)
    _write_registers(source, folder)
    for paper in (source.baseline, source.exam):
        _write_paper(source, paper, folder)
    return folder
