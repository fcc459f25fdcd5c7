"""Corrections and decisions may arrive in any order: the chain ends where a build from scratch ends."""

import shutil
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.warehouse.build import build
from dashboard.warehouse.store import current, default_output
from tests.warehouse.bottom_rule import bottom_three
from tests.warehouse.counties import County, Exam, Mark, Pupil, write_county

RULE = bottom_three("schools")
SCHOOLS = "ABCDEFG"
TOWNSHIPS = {school: f"T{school}" for school in SCHOOLS}
PER_EXAM = ("exams", "exam_subjects", "roster", "scores")
TEXT = (
    "decision_id", "kind", "rule_id", "unit_type", "unit_code", "stage", "occasion", "outcome", "predecessor_code",
    "decided_by_role", "document_no", "reason", "supersedes_id",
)  # fmt: skip
DECISION = pa.schema(
    [
        *((name, pa.string()) for name in TEXT),
        *((name, pa.int64()) for name in ("place", "tied_n", "ranked_n")),
        ("decided_on", pa.date32()),
        ("recorded_at", pa.timestamp("us")),
    ]
)
Arrival = Callable[[Path, Path], None]


def _exam(exam_id: str, year: int, places: str, supersedes: str | None = None) -> Exam:
    """A digit for each school: 0 stands highest, the same digit the same marks; three pupils each."""
    pupils = tuple(
        Pupil(f"{school}{number}", school, (Mark("chinese", 90 - 5 * int(at)), Mark("math", 90 - 5 * int(at))))
        for school, at in zip(SCHOOLS, places, strict=True)
        for number in range(3)
    )
    return Exam(exam_id, pupils, school_year=f"{year - 1}-{year}", held_on=date(year, 6, 20), supersedes=supersedes)


def _add_exam(exam: Exam) -> Arrival:
    def add(folder: Path, aside: Path) -> None:
        written = write_county(County(TOWNSHIPS, (exam,), (3, 6, 9), warnings=RULE), aside / exam.exam_id)
        for table in PER_EXAM:
            (folder / table).mkdir(exist_ok=True)
            shutil.copyfile(written / f"{table}.parquet", folder / table / f"{exam.exam_id}.parquet")
        for name in ("townships.parquet", "schools.parquet"):
            shutil.copyfile(written / name, folder / name)
        shutil.copytree(written / "plans", folder / "plans", dirs_exist_ok=True)

    return add


def _add_decision(decision_id: str, hour: int, **values: object) -> Arrival:
    def add(folder: Path, _aside: Path) -> None:
        row = {
            "decision_id": decision_id, "unit_type": "school", "stage": "junior", "decided_by_role": "leading-group",
            "document_no": f"样例〔2024〕{hour}号", "reason": "按规定研究", "decided_on": date(2024, 9, 1),
            "recorded_at": datetime(2024, 9, 1, hour), **values,
        }  # fmt: skip
        (folder / "decisions").mkdir(exist_ok=True)
        rows = pa.Table.from_pylist([row], schema=DECISION)
        pq.write_table(rows, folder / "decisions" / f"{decision_id}.parquet")

    return add


def _add_merger(folder: Path) -> None:
    """G was merged into F in September 2023, without a word on its history."""
    row = {
        "predecessor": "G", "successor": "F", "stage": "junior", "effective_date": date(2023, 9, 1), "kind": "merge",
    }  # fmt: skip
    columns = [(name, pa.date32() if name == "effective_date" else pa.string()) for name in row]
    pq.write_table(pa.Table.from_pylist([row], schema=pa.schema(columns)), folder / "school_lineage.parquet")


TIE: dict[str, object] = {"kind": "determination", "rule_id": "schools", "unit_code": "D", "occasion": "2023-2024"}
# Any order, but a record follows the one that it replaces.
ARRIVALS: tuple[Arrival, ...] = (
    _add_exam(_exam("zk2023-corrected", 2023, "0124356", supersedes="zk2023")),
    _add_decision("d1", 9, **TIE, outcome="not_counted"),
    _add_decision("d2", 10, **TIE, outcome="counted", supersedes_id="d1"),
    _add_decision("i1", 11, kind="inheritance", unit_code="F", predecessor_code="G", outcome="inherited"),
)


def _rows(file: Path, table: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(file), read_only=True) as con:
        return sorted(con.table(table).fetchall(), key=repr)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """E, F, G at the bottom in 2023; F and G below a tie of D and E in 2024; built once."""
    folder = tmp_path_factory.mktemp("arrivals") / "county"
    folder.mkdir()
    for exam in (_exam("zk2023", 2023, "0123456"), _exam("zk2024", 2024, "0123356")):
        _add_exam(exam)(folder, folder.parent)
    _add_merger(folder)
    build(folder, progress=False)
    return folder


def _states(file: Path) -> dict[tuple[str, str], str]:
    with duckdb.connect(str(file), read_only=True) as con:
        return {
            (unit, occasion): state
            for unit, occasion, state in con.execute(
                "select unit_code, occasion, state from marts.warnings where unit_code in ('D', 'E', 'F')"
            ).fetchall()
        }


def test_before_anything_arrives_the_tie_would_complete_the_row_of_one_school_only(before: Path) -> None:
    assert _states(current(default_output(before)).file) == {
        ("D", "2022-2023"): "none",
        ("E", "2022-2023"): "orange_one_year",
        ("F", "2022-2023"): "orange_one_year",
        ("D", "2023-2024"): "yellow_boundary_tie",
        ("E", "2023-2024"): "pending_determination",
        ("F", "2023-2024"): "orange_one_year",
    }


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 1, 2, 0), (1, 0, 3, 2)])
def test_any_order_of_arrival_ends_where_a_build_from_scratch_ends(
    before: Path, tmp_path: Path, order: Sequence[int]
) -> None:
    folder = tmp_path / "county"
    shutil.copytree(before, folder)
    for place in order:
        ARRIVALS[place](folder, tmp_path)
        assert build(folder, progress=False).changed
    found = current(default_output(folder)).file
    scratch = build(folder, tmp_path / "scratch.duckdb", progress=False).file
    for table in ("marts.warnings", "marts.warning_frames"):
        assert _rows(found, table) == _rows(scratch, table)
    assert _states(found) == {
        ("D", "2022-2023"): "orange_one_year",
        ("E", "2022-2023"): "none",
        ("F", "2022-2023"): "orange_one_year",
        ("D", "2023-2024"): "red_condition_met",
        ("E", "2023-2024"): "yellow_boundary_tie",
        ("F", "2023-2024"): "red_condition_met",
    }


def test_a_determination_does_not_follow_a_correction_to_another_tie(before: Path, tmp_path: Path) -> None:
    """Place 4 of 7, two level, was judged; after the correction three are level there, so the bureau decides anew."""
    folder = tmp_path / "county"
    shutil.copytree(before, folder)
    judged = {"unit_code": "E", "outcome": "counted", "place": 4, "tied_n": 2, "ranked_n": 7}
    _add_decision("d1", 9, **{**TIE, **judged})(folder, tmp_path)
    assert _outcome(build(folder, progress=False).file) == ("red_condition_met", "counted", "applied")
    _add_exam(_exam("zk2024-corrected", 2024, "0123336", supersedes="zk2024"))(folder, tmp_path)
    assert _outcome(build(folder, progress=False).file) == ("pending_determination", None, "tie_changed")
    _add_decision("d2", 10, **{**TIE, **judged, "tied_n": 3, "supersedes_id": "d1"})(folder, tmp_path)
    assert _outcome(build(folder, progress=False).file) == ("red_condition_met", "counted", "applied")


def _outcome(file: Path) -> tuple[object, ...]:
    with duckdb.connect(str(file), read_only=True) as con:
        (row,) = con.execute(
            "select state, determination, effect from marts.warnings inner join marts.decisions"
            " using (rule_id, unit_code, occasion) where unit_code = 'E' and occasion = '2023-2024'"
        ).fetchall()
        return tuple(row)
