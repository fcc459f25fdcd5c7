from collections import defaultdict
from datetime import date, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dashboard.plan import load_plans


@pytest.fixture(scope="module")
def rows(county: Path) -> list[dict[str, object]]:
    return pq.read_table(county / "observations.parquet").to_pylist()


def test_every_indicator_is_in_a_plan_with_its_part(county: Path, rows: list[dict[str, object]]) -> None:
    plans = load_plans(county).plans
    known = {(indicator.id, indicator.part) for plan in plans for indicator in plan.indicators}
    assert {(row["indicator_id"], row["part"]) for row in rows} <= known


def test_ratios_equal_numerator_over_denominator(rows: list[dict[str, object]]) -> None:
    for row in rows:
        if row["unit"] == "ratio":
            assert 0 <= row["numerator"] <= row["denominator"]
            assert abs(row["value"] - row["numerator"] / row["denominator"]) < 1e-12


def _county_share(rows: list[dict[str, object]], indicator: str, period: str) -> float:
    chosen = [row for row in rows if (row["indicator_id"], row["period_id"]) == (indicator, period)]
    return sum(row["numerator"] for row in chosen) / sum(row["denominator"] for row in chosen)


def test_the_target_of_phase_two_is_met_from_below(rows: list[dict[str, object]]) -> None:
    assert _county_share(rows, "phase2-teacher-classroom-95", "2022-2023-T2") < 0.92
    assert _county_share(rows, "phase2-teacher-classroom-95", "2023-2024-T2") >= 0.95


def test_nothing_is_asked_for_that_follows_from_other_records(rows: list[dict[str, object]]) -> None:
    computed = {"phase2-school-research-95", "routine-process-coverage", "routine-management-composite"}
    assert not computed & {row["indicator_id"] for row in rows}


def test_baselines_precede_their_phase(rows: list[dict[str, object]]) -> None:
    first = defaultdict(lambda: date.max)
    for row in rows:
        first[row["indicator_id"]] = min(first[row["indicator_id"]], row["period_end"])
    assert first["leading-group"] < date(2022, 9, 1)
    assert first["phase2-teacher-classroom-95"] < date(2023, 9, 1)
    assert first["studios-teacher"] < date(2024, 9, 1)
    assert first["phase3-public-satisfaction"] < date(2024, 9, 1)


def test_records_are_drafted_withdrawn_verified_and_corrected(rows: list[dict[str, object]]) -> None:
    assert {row["status"] for row in rows} == {"draft", "verified", "final", "withdrawn"}
    by_id = {row["obs_id"]: row for row in rows}
    later = [row for row in rows if row["supersedes_id"]]
    assert {row["status"] for row in later} == {"final", "withdrawn"}
    for row in later:
        old = by_id[row["supersedes_id"]]
        assert old["recorded_at"] < row["recorded_at"]
        assert (old["indicator_id"], old["entity_id"]) == (row["indicator_id"], row["entity_id"])


def test_corrections_arrive_in_any_order(rows: list[dict[str, object]]) -> None:
    places = {row["obs_id"]: place for place, row in enumerate(rows)}
    later = [place - places[row["supersedes_id"]] for place, row in enumerate(rows) if row["supersedes_id"]]
    assert min(later) < 0 < max(later)


def test_between_six_in_ten_and_all_schools_report(rows: list[dict[str, object]]) -> None:
    told = defaultdict(set)
    for row in rows:
        if row["entity_type"] == "school" and row["period_id"] == "2024-2025-T2" and row["status"] == "final":
            told[row["indicator_id"]].add((row["entity_id"], row["stage"]))
    visited = told["routine-result-score"] | told["teacher-observation-20"]
    assert 0.6 * len(visited) < len(told["book-essay"]) < 0.85 * len(visited)
    assert 0.85 * len(visited) < len(told["routine-process-score"]) < len(visited)


def test_a_week_is_missed_now_and_then_and_a_holiday_is_no_week(rows: list[dict[str, object]]) -> None:
    weeks = {row["period_id"]: row["value"] for row in rows if row["indicator_id"] == "supervision-3-per-week"}
    assert any(value < 3 for value in weeks.values())
    assert sum(value >= 3 for value in weeks.values()) > 0.8 * len(weeks)
    assert "2023-2024-T1-W06" not in weeks


def test_a_visit_has_a_day_and_some_come_late(rows: list[dict[str, object]]) -> None:
    days = [
        (row["period_end"] - (date(2024, 9, 1))).days
        for row in rows
        if (row["indicator_id"], row["period_id"]) == ("routine-process-score", "2024-2025-T1")
    ]
    assert min(days) >= 15
    assert 0 < sum(day > 91 for day in days) < 0.1 * len(days)


def test_nothing_is_recorded_after_the_summer(rows: list[dict[str, object]]) -> None:
    assert max(row["recorded_at"] for row in rows) < datetime(2025, 8, 1)
