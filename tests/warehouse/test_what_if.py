"""The what-if: with nothing changed it is the warehouse, and each parameter changes what a hand computation says."""

import hashlib
import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.sample import write_sample
from dashboard.warehouse.build import build
from dashboard.warehouse.catalog import load_catalog
from dashboard.warehouse.what_if import KEPT, RESULTS, Change, Trial, computed_again, tried, what_if
from tests.warehouse.counties import write_county
from tests.warehouse.test_golden import golden_county
from tests.warehouse.test_warnings import JUNIOR

KEYS = {
    "marts.school_results": ("test_id", "school_code"),
    "marts.township_results": ("test_id", "township_code"),
    "marts.shown_places": ("test_id", "unit_type", "unit_code"),
    "marts.tests": ("test_id",),
    "marts.warnings": ("rule_id", "unit_type", "unit_code", "occasion"),
}
TEST = "zk2023"
OF_STAGE = ("semi join what_if.tests using (test_id)", "semi join what_if.tests using (stage)")


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The warehouse file of the small sample."""
    folder = tmp_path_factory.mktemp("what_if") / "county"
    write_sample(folder, "small")
    return build(folder, progress=False).file


@pytest.fixture(scope="module")
def golden_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The worked example of the rank sum in two years running: 22 pupils, six schools; its small cells are shown."""
    county = golden_county()
    later = replace(county.exams[0], exam_id="zk2024", school_year="2023-2024", held_on=date(2024, 6, 20))
    county = replace(county, exams=(county.exams[0], later), warnings=JUNIOR)
    folder = write_county(county, tmp_path_factory.mktemp("golden"))
    plan = folder / "plans" / "test-plan" / "plan.toml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("[rules]", "[rules]\nsmall_cell = 1\nrate_small_n = 1"), encoding="utf-8")
    return build(folder, progress=False).file


def _same(found: object, expected: object) -> bool:
    if isinstance(found, float) and isinstance(expected, float):
        return math.isclose(found, expected, rel_tol=1e-12, abs_tol=1e-12) or (found != found and expected != expected)
    return found == expected


def _assert_unchanged(trial: Trial, table: str) -> None:
    keys, name = ", ".join(KEYS[table]), table.partition(".")[2]
    found = trial.connection.execute(f"from what_if.{name} order by {keys}")
    columns, rows = [column[0] for column in found.description or []], found.fetchall()
    stored = trial.connection.execute(
        f"select official.* from {table} as official {OF_STAGE[name == 'warnings']} order by {keys}"
    )
    assert [column[0] for column in stored.description or []] == columns
    kept = stored.fetchall()
    assert len(rows) == len(kept) > 0
    for row, official in zip(rows, kept, strict=True):
        wrong = [c for c, a, b in zip(columns, row, official, strict=True) if not _same(a, b)]
        assert not wrong, f"{table} {row[:2]}: {wrong}"


def _tests(file: Path, stage: str) -> str:
    with tried(file, Change("")) as trial:
        found = trial.connection.execute(
            "select max_by(test_id, held_on) from marts.tests where stage = $1 and ranking_state = 'ranked'", [stage]
        )
        return str((found.fetchone() or ("",))[0])


@pytest.mark.parametrize("stage", ["junior", "primary"])
def test_unchanged_parameters_give_the_stored_results(sample_file: Path, stage: str) -> None:
    with tried(sample_file, Change(_tests(sample_file, stage))) as trial:
        for table in RESULTS:
            _assert_unchanged(trial, table)


def test_unchanged_parameters_give_the_worked_example(golden_file: Path) -> None:
    with tried(golden_file, Change(TEST)) as trial:
        for table in RESULTS:
            _assert_unchanged(trial, table)


def _places(file: Path, change: Change) -> Mapping[str, tuple[int, int]]:
    rows = what_if(file, change).schools.set_index("unit_code")
    return {code: (int(row["final_rank"]), int(row["tried_rank"])) for code, row in rows.iterrows()}


def test_absences_left_out_lift_the_school_of_the_absent_pupil(golden_file: Path) -> None:
    """C drops the zero of S13: mean 149.667, weighted rate .6, sum 8 and place 3; D and E follow, level with 4."""
    found = _places(golden_file, Change(TEST, unexcused_as_zero=False))
    assert found == {"A": (1, 1), "B": (2, 2), "C": (5, 3), "D": (3, 4), "E": (3, 4), "F": (6, 6)}


def test_marks_follow_the_places(golden_file: Path) -> None:
    """In force C and F are in the bottom three, D and E level at its edge; without absences D, E, F are in it, not C.

    Both years are the same, so the second year turns orange to red; F keeps its marks and is not listed.
    """
    rows = what_if(golden_file, Change(TEST, unexcused_as_zero=False)).marks
    found = {(row.unit_code, row.test_id): (row.level, row.tried_level) for row in rows.itertuples()}
    assert found == {
        ("C", "zk2023"): ("orange", "none"),
        ("D", "zk2023"): ("yellow", "orange"),
        ("E", "zk2023"): ("yellow", "orange"),
        ("C", "zk2024"): ("red", "none"),
        ("D", "zk2024"): ("yellow", "red"),
        ("E", "zk2024"): ("yellow", "red"),
    }
    assert rows["is_chosen_test"].tolist() == [True] * 3 + [False] * 3


def test_the_county_is_counted_without_the_absences_left_out(golden_file: Path) -> None:
    header = what_if(golden_file, Change(TEST, unexcused_as_zero=False)).header.iloc[0]
    assert (header["county_eligible_n"], header["tried_eligible_n"]) == (20, 19)


def test_other_weights_change_the_place_by_rates_alone(golden_file: Path) -> None:
    """All weight on the top 14: rates A .75, B .75, C .75, D .667, E .667, F .5; places 1 1 1 4 4 6.

    With the places by mean 1 2 6 3 4 5 and by count 1 1 3 3 3 6 the sums are A 3, B 4, C 10, D 10, E 11, F 17.
    """
    found = _places(golden_file, Change(TEST, weights=(Decimal(0), Decimal(0), Decimal(1))))
    assert found == {"A": (1, 1), "B": (2, 2), "C": (5, 3), "D": (3, 3), "E": (3, 5), "F": (6, 6)}


def test_other_lines_change_the_counts(golden_file: Path) -> None:
    """N = 1, 2, 14: lines 190, 185, 130; counts of the top 1 A 1, all others 0.

    Rates .4 x top1 + .2 x top2 + .4 x top14: A .45, B .35, C .3, D .267, E .267, F .2; places 1 2 3 4 4 6.
    With the places by mean 1 2 6 3 4 5 and by count 1 2 2 2 2 2 the sums are A 3, B 6, C 11, D 9, E 10, F 13.
    """
    found = _places(golden_file, Change(TEST, top_n=(1, 2, 14)))
    assert found == {"A": (1, 1), "B": (2, 2), "D": (3, 3), "E": (3, 4), "C": (5, 5), "F": (6, 6)}


def test_a_higher_least_number_takes_small_schools_out(golden_file: Path) -> None:
    """F has two pupils; without it C is last by mean, and D and E stay level: sums A 3, B 5, D 10, E 10, C 13."""
    rows = what_if(golden_file, Change(TEST, min_pupils_to_rank=3)).schools.set_index("unit_code")
    assert rows["tried_rank"].dropna().astype(int).to_dict() == {"A": 1, "B": 2, "D": 3, "E": 3, "C": 5}
    assert rows.index[0] == "F", "who is ranked on one side alone comes first"


def test_a_last_line_too_far_down_blocks_the_places(golden_file: Path) -> None:
    """0.8 of 20 pupils is 16: a last line of 17 gives no places and says how far it may reach."""
    found = what_if(golden_file, Change(TEST, top_n=(6, 10, 17)))
    assert found.header["tried_state"].item() == "lines_blocked"
    assert found.header["most_top_n"].item() == 16
    assert found.schools["tried_rank"].isna().all()
    assert what_if(golden_file, Change(TEST, top_n=(6, 10, 16))).header["tried_state"].item() == "ranked"


def test_a_school_below_the_smallest_cell_shows_no_place(tmp_path: Path) -> None:
    folder = write_county(golden_county(), tmp_path / "hidden")
    rows = what_if(build(folder, progress=False).file, Change(TEST, min_pupils_to_rank=0)).schools
    assert len(rows) == 6
    assert set(rows["cell_state"]) == {"suppressed"}
    assert rows[["final_rank", "tried_rank", "moved", "rank_sum", "tried_sum"]].isna().all(axis=None)


def test_the_file_is_not_touched(golden_file: Path) -> None:
    before = hashlib.sha256(golden_file.read_bytes()).hexdigest()
    listed = sorted(golden_file.parent.iterdir())
    what_if(golden_file, Change(TEST, (1, 2, 3), (Decimal(1), Decimal(0), Decimal(0)), False, 2))
    assert hashlib.sha256(golden_file.read_bytes()).hexdigest() == before
    assert sorted(golden_file.parent.iterdir()) == listed


def test_only_the_version_of_the_test_is_changed(tmp_path: Path) -> None:
    """Years under an earlier version keep its lines: the chain goes through them as they were."""
    county = golden_county()
    later = replace(county.exams[0], exam_id="zk2025", school_year="2024-2025", held_on=date(2025, 6, 20))
    folder = write_county(replace(county, exams=(county.exams[0], later)), tmp_path)
    plan = folder / "plans" / "test-plan" / "plan.toml"
    version = '\n[[rankings.versions]]\nid = "2"\neffective_school_year = "2024-2025"\nannounced_on = 2023-01-01\n'
    text = plan.read_text(encoding="utf-8")
    first, rest = text.split('\n[[rankings]]\nid = "primary-mean"')
    added = f'{first}{version}top_n = [6, 10, 14]\nweights = [0.4, 0.2, 0.4]\n\n[[rankings]]\nid = "primary-mean"{rest}'
    plan.write_text(added, encoding="utf-8")
    with tried(build(folder, progress=False).file, Change("zk2025", top_n=(1, 2, 3))) as trial:
        lines = trial.connection.execute("select test_id, top_n1 from what_if.tests order by 1").fetchall()
    assert lines == [("zk2023", 6), ("zk2025", 1)]


def test_what_is_kept_hangs_on_no_parameter_that_can_be_tried() -> None:
    """Three apart: plausible places are not redrawn, the frames only ask the results which units there are, and who is
    hidden beside a smaller unit stays so; who becomes too small is told by the tried results.
    """
    catalog = load_catalog()
    for table in KEPT.keys() - {"marts.rank_intervals", "marts.warning_frames", "marts.visibility"}:
        reached = catalog.closure(table) | {table}
        assert not reached & {"plan.rules", "plan.ranking_versions"}, table


def test_nothing_but_kept_tables_is_read_from_the_file() -> None:
    made = {query.table for query in computed_again(load_catalog())}
    read = frozenset().union(*(load_catalog().queries[table].reads for table in made))
    assert {table for table in read - made if not table.startswith("plan.")} <= KEPT.keys()
