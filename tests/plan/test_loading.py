"""The plan format is read as written, and the shipped plans hold."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from dashboard.plan import load_plan, load_plans, plan_tables
from dashboard.plan.loading import SHIPPED
from tests.plan.writing import write_plan


def test_the_example_of_the_plan_format_is_read(tmp_path: Path) -> None:
    plan = load_plan(write_plan(tmp_path))
    version = plan.rankings[0].versions[0]
    assert plan.id == "taikang-2022"
    assert plan.issued_on == date(2022, 10, 14)
    assert version.top_n == (3000, 5000, 7000)
    assert version.weights == (Decimal("0.4"), Decimal("0.2"), Decimal("0.4"))
    assert plan.warnings[0].places == 3
    assert (plan.targets[0].value, plan.targets[0].basis) == (0.95, "S")
    assert plan.rules is not None
    assert plan.rules.min_pupils_to_rank == 10


def test_rules_a_plan_leaves_out_come_from_the_defaults(tmp_path: Path) -> None:
    rules = load_plan(write_plan(tmp_path, "small_cell = 10\n")).rules
    assert rules is not None
    assert (rules.small_cell, rules.lines_blocked_share, rules.places_for_prohibited_exams) == (10, 0.8, False)


def test_every_shipped_plan_holds() -> None:
    plans = {folder.name: load_plan(folder) for folder in SHIPPED.iterdir() if folder.is_dir()}
    assert {name: plan.id for name, plan in plans.items()} == {name: name for name in plans}
    assert [name for name, plan in plans.items() if plan.governing] == ["taikang-2022"]


def test_without_plans_the_shipped_one_governs(tmp_path: Path) -> None:
    plans = load_plans(tmp_path)
    assert plans.shipped
    assert plans.governing.id == "taikang-2022"


def test_a_folder_of_its_own_replaces_the_shipped_plan_and_rules_of_compliance(tmp_path: Path) -> None:
    write_plan(tmp_path, 'id = "taikang-2022"', 'id = "own"')
    (tmp_path / "plans" / "compliance.toml").write_text("")
    plans = load_plans(tmp_path)
    assert not plans.shipped
    assert plans.governing.id == "own"
    assert plans.compliance == ()


def test_the_shipped_plan_gives_the_numbers_of_its_document() -> None:
    plan = load_plan(SHIPPED / "taikang-2022")
    values = {(target.indicator, target.part): target.value for target in plan.targets}
    assert values["phase2-teacher-classroom-95", ""] == 0.95
    assert values["phase2-school-research-95", ""] == 0.95
    assert [values[f"studios-{kind}", "studios"] for kind in ("principal", "homeroom", "teacher")] == [10, 10, 100]
    assert [values[f"studios-{kind}", "members"] for kind in ("principal", "homeroom", "teacher")] == [10, 10, 30]
    assert values["phase3-gaokao-first-group", ""] is None
    terms = {
        rule.id: (rule.unit, rule.clock, rule.band, rule.places, rule.runs, rule.counting)
        for rule in plan.warnings
        if rule.source != "none"
    }
    assert terms == {
        "zhongkao-school-bottom3": ("school", "school_year", "bottom", 3, 2, "consecutive"),
        "zhongkao-township-bottom3": ("township", "school_year", "bottom", 3, 2, "consecutive"),
        "primary-township-bottom3": ("township", "test", "bottom", 3, 2, "consecutive"),
        "contest-last-twice": ("school", "test", "last", 1, 2, "cumulative"),
        "cadre-pool-top10": ("school", "school_year", "top", 10, 2, "consecutive"),
        "target-letter-met": ("school", "school_year", None, None, 1, "consecutive"),
    }


def test_clauses_without_a_count_are_listed_without_one() -> None:
    plan = load_plan(SHIPPED / "taikang-2022")
    uncounted = [rule for rule in plan.warnings if rule.source == "none"]
    assert {"principal-elimination", "primary-mean-elimination", "studio-elimination"} <= {
        rule.id for rule in uncounted
    }
    assert all(rule.runs is None and rule.places is None and rule.clock is None for rule in uncounted)
    assert all(rule.clause_ref for rule in plan.warnings)
    assert all(rule.caution_zh for rule in plan.warnings if "zhongkao" in rule.exam_types)


def test_tables_are_typed_and_carry_the_plan(tmp_path: Path) -> None:
    tables = plan_tables(load_plans(tmp_path))
    version = tables["ranking_versions"].to_pylist()[0]
    assert (version["plan_id"], version["top_n1"], version["weight1"]) == ("taikang-2022", 3000, Decimal("0.400000"))
    assert tables["ranking_versions"].to_pylist()[1]["top_n1"] is None
    assert str(tables["ranking_versions"].schema.field("weight1").type) == "decimal128(9, 6)"
    assert tables["warnings"].to_pylist()[2]["stage"] == "primary"
    assert str(tables["warnings"].schema.field("exam_types").type) == "list<item: string>"
    assert tables["rules"].num_rows == 1
    assert tables["plans"].to_pylist()[0]["shipped"] is True


def test_which_exams_national_rules_forbid(tmp_path: Path) -> None:
    rows = plan_tables(load_plans(tmp_path))["compliance"].to_pylist()

    def state(stage: str, exam_type: str, grade: int, day: date) -> str:
        found = [
            row["state"]
            for row in rows
            if (row["stage"], row["exam_type"]) == (stage, exam_type)
            and grade in row["grades"]
            and row["from_date"] <= day
        ]
        assert len(found) <= 1
        return found[0] if found else "permitted"

    assert state("primary", "county_full_cohort", 6, date(2021, 8, 29)) == "permitted"
    assert state("primary", "county_full_cohort", 6, date(2021, 8, 30)) == "prohibited"
    assert state("primary", "academic", 6, date(2022, 6, 1)) == "needs_basis"
    assert state("junior", "mock", 8, date(2022, 6, 1)) == "prohibited"
    assert state("junior", "mock", 9, date(2022, 6, 1)) == "permitted"
    assert state("junior", "county_full_cohort", 9, date(2022, 6, 1)) == "needs_basis"
    assert state("junior", "zhongkao", 9, date(2022, 6, 1)) == "permitted"
    assert state("senior", "mock", 11, date(2025, 11, 30)) == "permitted"
    assert state("senior", "mock", 11, date(2025, 12, 1)) == "prohibited"
    assert state("senior", "county_full_cohort", 12, date(2025, 12, 1)) == "needs_basis"
    assert state("kindergarten", "spot_check", 1, date(2022, 6, 1)) == "prohibited"
