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


def test_one_target_of_phase_two_is_met_and_the_other_missed(rows: list[dict[str, object]]) -> None:
    assert _county_share(rows, "phase2-teacher-classroom-95", "2022-2023-T2") < 0.92
    assert _county_share(rows, "phase2-teacher-classroom-95", "2023-2024-T2") >= 0.95
    assert _county_share(rows, "phase2-school-research-95", "2023-2024-T2") < 0.95


def test_baselines_precede_their_phase(rows: list[dict[str, object]]) -> None:
    first = defaultdict(lambda: date.max)
    for row in rows:
        first[row["indicator_id"]] = min(first[row["indicator_id"]], row["period_end"])
    assert first["leading-group"] < date(2022, 9, 1)
    assert first["phase2-teacher-classroom-95"] < date(2023, 9, 1)
    assert first["studios-teacher"] < date(2024, 9, 1)
    assert first["phase3-public-satisfaction"] < date(2024, 9, 1)


def test_there_are_gaps_one_draft_and_one_correction(rows: list[dict[str, object]]) -> None:
    assert [row["indicator_id"] for row in rows if row["status"] == "draft"] == ["routine-process-score"]
    corrections = [row for row in rows if row["supersedes_id"]]
    assert len(corrections) == 1
    old = next(row for row in rows if row["obs_id"] == corrections[0]["supersedes_id"])
    assert old["recorded_at"] < corrections[0]["recorded_at"]
    assert old["entity_id"] == corrections[0]["entity_id"]
    terms = {(row["entity_id"], row["stage"], row["period_id"]) for row in rows if row["period_type"] == "term"}
    visits = [row for row in rows if row["indicator_id"] == "routine-process-score"]
    assert 0.85 * len(terms) < len(visits) < 0.98 * len(terms)


def test_the_composite_is_half_and_half(rows: list[dict[str, object]]) -> None:
    scores = {
        (row["indicator_id"], row["entity_id"], row["stage"], row["period_id"]): row["value"]
        for row in rows
        if str(row["indicator_id"]).startswith("routine-") and row["status"] == "final"
    }
    for (indicator, *unit), value in scores.items():
        halves = [scores.get((f"routine-{half}-score", *unit)) for half in ("process", "result")]
        if indicator == "routine-management-composite" and None not in halves:
            assert value == sum(halves) / 2


def test_nothing_is_recorded_after_the_summer(rows: list[dict[str, object]]) -> None:
    assert max(row["recorded_at"] for row in rows) < datetime(2025, 8, 1)
