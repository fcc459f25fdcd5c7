from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq

from dashboard.plan import load_plans
from tests.sample.rank_sum import eligible_pupils, read

YEARS = ("2022-2023", "2023-2024", "2024-2025")


def _rows(folder: Path, table: str) -> list[dict[str, object]]:
    return pq.read_table(folder / f"{table}.parquet").to_pylist()


def _ids(folder: Path, table: str, exam: str) -> set[str]:
    path = folder / table / f"exam_id={exam}" / "part-0.parquet"
    return set(pq.ParquetFile(path).read(["student_id"])["student_id"].unique().to_pylist())


def test_units_of_the_county(county: Path) -> None:
    schools = {(row["school_code"], row["stage"]) for row in _rows(county, "schools")}
    assert Counter(stage for _, stage in schools) == {"primary": 240, "junior": 60, "senior": 5, "kindergarten": 10}
    assert Counter(row["kind"] for row in _rows(county, "townships")) == {"township": 23, "bureau": 1}


def test_nine_year_schools_and_teaching_points(county: Path) -> None:
    rows = _rows(county, "schools")
    stages = defaultdict(set)
    for row in rows:
        stages[row["school_code"]].add(row["stage"])
    assert sum(found == {"primary", "junior"} for found in stages.values()) == 6
    points = [row for row in rows if row["parent_code"]]
    assert len(points) == 28
    assert {row["parent_code"] for row in points} <= set(stages)
    assert any(row["is_private"] for row in rows if row["stage"] == "junior")


def test_about_sixty_thousand_pupils_a_year(county: Path) -> None:
    for year in YEARS:
        exams = [str(row["exam_id"]) for row in _rows(county, "exams") if row["school_year"] == year]
        pupils = set[str]().union(*(_ids(county, "scores", exam) for exam in exams))
        assert 55_000 <= len(pupils) <= 70_000


def test_at_least_ten_thousand_eligible_for_the_zhongkao(county: Path) -> None:
    assert all(len(eligible_pupils(county, f"{year}-zhongkao")) >= 10_000 for year in YEARS)


def test_small_lines_leave_a_fifth_below_them(small: Path) -> None:
    for year in YEARS:
        eligible = len(eligible_pupils(small, f"{year}-zhongkao"))
        assert 200 <= eligible <= 350
        assert eligible * 0.8 >= 180


def test_small_plan_is_scaled_and_the_countys_is_not(small: Path, county: Path) -> None:
    tops = [next(v.top_n for r in load_plans(f).governing.rankings for v in r.versions) for f in (small, county)]
    assert tops == [(80, 130, 180), (3000, 5000, 7000)]
    assert not load_plans(small).shipped


def test_exams_of_every_year(folder: Path) -> None:
    rows = _rows(folder, "exams")
    kinds = Counter((row["school_year"], row["exam_type"], row["stage"]) for row in rows)
    for year in YEARS:
        assert (
            kinds[year, "zhongkao", "junior"] == kinds[year, "mock", "junior"] == kinds[year, "academic", "senior"] == 1
        )
        assert kinds[year, "academic", "primary"] == kinds[year, "county_full_cohort", "primary"] == 4
        assert kinds[year, "county_full_cohort", "junior"] == 2
    assert [row["is_full_cohort"] for row in rows if row["exam_type"] == "sample_monitoring"] == [False]


def test_prohibited_and_primary_exams_state_a_basis(folder: Path) -> None:
    wanted = [r for r in _rows(folder, "exams") if r["exam_type"] == "county_full_cohort" or r["stage"] == "primary"]
    assert all(row["basis_text"] for row in wanted)


def test_exams_of_one_test_share_name_day_and_status(folder: Path) -> None:
    tests = defaultdict(list)
    for row in _rows(folder, "exams"):
        tests[row["test_id"]].append((row["name"], row["held_on"], row["result_status"]))
    assert {len(found) for found in tests.values()} == {1, 4}
    assert all(len(set(found)) == 1 for found in tests.values())


def test_only_the_newest_primary_test_is_provisional(folder: Path) -> None:
    waiting = {row["test_id"] for row in _rows(folder, "exams") if row["result_status"] != "final"}
    assert waiting == {"2024-2025-T2-primary"}


def test_unverified_and_unmatched_pupils_are_in_the_provisional_test_only(folder: Path) -> None:
    missing, unmatched = set(), set()
    for row in _rows(folder, "exams"):
        exam = str(row["exam_id"])
        active = {r["student_id"] for r in read(folder, "roster", exam) if r["roster_status"] == "active"}
        scored = _ids(folder, "scores", exam)
        missing |= {exam} if active - scored else set()
        unmatched |= {exam} if scored - active else set()
    assert missing
    assert missing <= unmatched == {f"2024-2025-T2-primary-g{grade}" for grade in (3, 4, 5, 6)}


def test_a_baseline_is_an_earlier_exam_of_mostly_the_same_pupils(county: Path) -> None:
    exams = {str(row["exam_id"]): row for row in _rows(county, "exams")}
    followed = [row for row in exams.values() if row["baseline_exam_id"]]
    assert len(followed) >= 25
    for row in followed:
        earlier = str(row["baseline_exam_id"])
        assert exams[earlier]["held_on"] < row["held_on"]
        pupils = _ids(county, "scores", str(row["exam_id"]))
        assert len(pupils & _ids(county, "scores", earlier)) > 0.85 * len(pupils)


def test_pupils_change_school(county: Path) -> None:
    schools = [
        {row["student_id"]: row["school_code"] for row in read(county, "roster", f"{exam}-g5")}
        for exam in ("2023-2024-T1-primary", "2023-2024-T2-primary")
    ]
    moved = sum(schools[1][pupil] != school for pupil, school in schools[0].items())
    assert 0 < moved < 0.02 * len(schools[0])


def test_every_kind_of_attendance_and_roster_row(county: Path) -> None:
    exam = "2023-2024-zhongkao"
    words = Counter(row["attendance"] for row in read(county, "scores", exam))
    assert set(words) == {"present", "absent_unexcused", "absent_excused", "voided", "exempt"}
    assert words["present"] > 0.97 * words.total()
    roster = read(county, "roster", exam)
    assert all(any(row[flag] for row in roster) for flag in ("is_guest", "is_repeater"))
    assert any(row["roster_status"] == "suspended" for row in roster)
    assert any(
        row["site_code"] not in ("", row["school"]) for row in _with_school(roster, read(county, "scores", exam))
    )


def _with_school(roster: list[dict[str, object]], scores: list[dict[str, object]]) -> list[dict[str, object]]:
    school = {row["student_id"]: row["school_code"] for row in roster}
    return [{**row, "school": school[row["student_id"]]} for row in scores]


def test_scores_are_in_range_and_null_unless_present(folder: Path) -> None:
    full = {(row["exam_id"], row["subject"]): row["full_score"] for row in _rows(folder, "exam_subjects")}
    for path in sorted((folder / "scores").glob("*/part-0.parquet")):
        exam = path.parent.name.removeprefix("exam_id=")
        table = pq.ParquetFile(path).read()
        present = pc.equal(table["attendance"], "present")
        assert pc.all(pc.equal(pc.is_valid(table["score"]), present)).as_py()
        for subject in table["subject"].unique().to_pylist():
            marks = table.filter(pc.equal(table["subject"], subject))["score"]
            assert pc.min(marks).as_py() >= 0
            assert pc.max(marks).as_py() <= full[exam, subject]


def test_school_history(folder: Path) -> None:
    assert {row["kind"] for row in _rows(folder, "school_lineage")} == {"rename", "merge", "open"}
    renamed = [row for row in _rows(folder, "schools") if row["school_code"] == "J0201"]
    assert [(row["valid_from"], row["valid_to"]) for row in renamed] == [
        (None, date(2023, 8, 31)),
        (date(2023, 9, 1), None),
    ]
    assert renamed[0]["name"] != renamed[1]["name"]
    first, later = ({r["school_code"] for r in read(folder, "roster", f"{y}-zhongkao")} for y in (YEARS[0], YEARS[2]))
    assert (first - later, later - first) == ({"J0702"}, {"J0002"})


def test_heads_change_in_one_school_and_one_township(folder: Path) -> None:
    ended = [row for row in _rows(folder, "principal_terms") if row["to"] is not None]
    assert {row["unit_id"] for row in ended} == {"J0501", "T03"}
