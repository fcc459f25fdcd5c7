"""A mistake in a plan stops with the file, the key, the value and what is allowed; all of them at once."""

from pathlib import Path

import pytest

from dashboard.language import use_language
from dashboard.plan import Mistake, PlanError, load_plan, load_plans
from tests.plan.writing import INDICATORS, SECOND_VERSION, write_plan


def mistakes(folder: Path) -> tuple[Mistake, ...]:
    with pytest.raises(PlanError) as caught:
        load_plan(folder)
    return caught.value.mistakes


@pytest.mark.parametrize(
    ("old", "new", "key", "value", "allowed"),
    [
        ('unit = "school"', 'unit = "class"', "warnings[0].unit", "class",
         "'school', 'township', 'principal', 'central_principal', 'teacher', 'homeroom_teacher', 'studio'"),
        ('unit = "school"', 'unit = "teacher"', "warnings[0].unit", "teacher", "school, township"),
        ('counting = "consecutive"\n', "", "warnings[0].counting", "-", "this key must be given"),
        ('polarity = "concern"', 'caution_zh = "见国家规定"', "warnings[0].caution_en", "-",
         "a text in both languages, or in none"),
        ("small_cell = 10", "small_cell = -1", "rules.small_cell", "-1", "at least 0"),
        ("small_cell = 10", "unexcused_as_zero = false", "rules.unexcused_as_zero", "false",
         "true; the methods page can try what leaving absences out would do"),
        ("small_cell = 10", 'small_cell = "few"', "rules.small_cell", "few", "a whole number"),
        ("small_cell = 10", "smal_cell = 10", "rules.smal_cell", "10", "no key of this name is known here"),
        ("issued_on = 2022-10-14\n", "", "issued_on", "-", "this key must be given"),
        ("weights = [0.4, 0.2, 0.4]", "weights = [0.4, 0.3, 0.4]", "rankings[0].versions[0].weights",
         "['0.4', '0.3', '0.4']", "three weights that add up to exactly 1"),
        ("weights = [0.4, 0.2, 0.4]", "weights = [0.5, 0.5]", "rankings[0].versions[0].weights",
         "['0.5', '0.5']", "three weights that add up to exactly 1"),
        ("top_n = [3000, 5000, 7000]", "top_n = [3000, 3000, 7000]", "rankings[0].versions[0].top_n",
         "[3000, 3000, 7000]", "three rising numbers, such as [3000, 5000, 7000]"),
        ("2022-2023", "2022-2024", "rankings[0].versions[0].effective_school_year", "2022-2024",
         "a school year such as 2023-2024"),
        ('ranking = "junior-rank-sum"', 'ranking = "senior"', "warnings[0].ranking", "senior", "junior-rank-sum"),
        ('phase = "phase2"', 'phase = "phase9"', "targets[0].phase", "phase9", "phase1, phase2"),
        ('part = ""', 'part = "half"', "targets[0].indicator", "phase2-teacher-classroom-95, half, all",
         "an indicator, part and stage of indicators.csv"),
        ("ends_on = 2023-08-31", "ends_on = 2023-09-02", "phases[1].starts_on", "2023-09-01",
         "a day after the phase before it ends"),
    ],
)  # fmt: skip
def test_a_mistake_names_file_key_value_and_what_is_allowed(
    tmp_path: Path, old: str, new: str, key: str, value: str, allowed: str
) -> None:
    assert mistakes(write_plan(tmp_path, old, new)) == (Mistake("plans/one/plan.toml", key, value, allowed),)


def test_weights_change_only_with_one_school_years_notice(tmp_path: Path) -> None:
    in_time = write_plan(tmp_path, "\n[[warnings]]", SECOND_VERSION.format(announced="2023-09-01"))
    assert len(load_plan(in_time).rankings[0].versions) == 2
    late = write_plan(tmp_path, "\n[[warnings]]", SECOND_VERSION.format(announced="2023-09-02"))
    assert mistakes(late) == (
        Mistake(
            "plans/one/plan.toml",
            "rankings[0].versions[1].announced_on",
            "2023-09-02",
            "a day not after 2023-09-01, one school year ahead",
        ),
    )


def test_all_mistakes_of_toml_and_csv_are_listed_at_once(tmp_path: Path) -> None:
    folder = write_plan(
        tmp_path, 'clock = "school_year"', 'clock = "moon"', indicators=INDICATORS.replace(",up,", ",sideways,")
    )
    assert [(mistake.file, mistake.key) for mistake in mistakes(folder)] == [
        ("plans/one/indicators.csv", "line 2.direction"),
        ("plans/one/plan.toml", "warnings[0].clock"),
    ]


def test_a_file_that_is_no_toml(tmp_path: Path) -> None:
    folder = write_plan(tmp_path, "governing = true", "governing = yes")
    assert mistakes(folder)[0].allowed == "a file in TOML"


def test_a_missing_indicators_file(tmp_path: Path) -> None:
    folder = write_plan(tmp_path)
    (folder / "indicators.csv").unlink()
    assert mistakes(folder)[0].file == "plans/one/indicators.csv"


def test_only_the_governing_plan_may_rank_and_warn(tmp_path: Path) -> None:
    folder = write_plan(tmp_path, "governing = true", "governing = false")
    assert {mistake.key for mistake in mistakes(folder)} == {"rules", "rankings", "warnings"}


def test_exactly_one_plan_governs(tmp_path: Path) -> None:
    write_plan(tmp_path, name="one")
    write_plan(tmp_path, 'id = "taikang-2022"', 'id = "other"', name="two")
    with pytest.raises(PlanError, match="exactly one plan with governing = true"):
        load_plans(tmp_path)


def test_two_rules_of_compliance_may_not_overlap(tmp_path: Path) -> None:
    write_plan(tmp_path)
    rule = (
        '[[compliance]]\nstages = ["junior"]\nexam_types = ["mock"]\nfrom = {day}\nstate = "prohibited"\n'
        'source_zh = "x"\nsource_en = "x"\n'
    )
    text = rule.format(day="2021-08-30") + rule.format(day="2023-08-30")
    (tmp_path / "plans" / "compliance.toml").write_text(text)
    with pytest.raises(PlanError, match=r"compliance\[1\]"):
        load_plans(tmp_path)


def test_mistakes_are_told_in_chinese_by_default(tmp_path: Path) -> None:
    use_language("zh")
    with pytest.raises(PlanError, match="small_cell = -1 不符合规定；允许：不小于 0"):
        load_plan(write_plan(tmp_path, "small_cell = 10", "small_cell = -1"))


def _row(**changed: str) -> str:
    """The example's header with one row that holds, changed."""
    header = "id,part,stage,stages,name_zh,name_en,area,kind,unit,entity_type,period_type,aggregation,direction,display"
    more = "comparator,threshold,quota_comparator,quota,basis,weight,weighs_into"
    row = {
        "id": "phase2-teacher-classroom-95", "stage": "all", "name_zh": "达标", "name_en": "met", "area": "phases",
        "kind": "phase_target", "unit": "ratio", "entity_type": "county", "period_type": "plan_phase",
        "aggregation": "ratio", "direction": "up", "display": "gauge", "comparator": ">=", "threshold": "0.95",
        "basis": "S",
        **changed,
    }  # fmt: skip
    names = f"{header},{more}".split(",")
    return f"{','.join(names)}\n{','.join(row.get(name, '') for name in names)}\n"


@pytest.mark.parametrize(
    ("changed", "key", "value", "allowed"),
    [
        ({"comparator": ""}, "comparator", "-", "a sign of comparison, where there is a threshold"),
        ({"quota": "20"}, "quota", "20", "quota and quota_comparator together, or neither"),
    ],
)
def test_the_aims_of_an_indicator_hold_together(
    tmp_path: Path, changed: dict[str, str], key: str, value: str, allowed: str
) -> None:
    found = mistakes(write_plan(tmp_path, indicators=_row(**changed)))
    row = "indicators.csv phase2-teacher-classroom-95 - all"
    assert found == (Mistake("plans/one/plan.toml", f"{row}: {key}", value, allowed),)


def test_the_weights_of_a_composite_add_up_to_one(tmp_path: Path) -> None:
    whole = _row()
    part = _row(id="process", weight="0.6", weighs_into="phase2-teacher-classroom-95").splitlines()[1]
    found = mistakes(write_plan(tmp_path, indicators=f"{whole}{part}\n"))
    key = "indicators.csv phase2-teacher-classroom-95.weight"
    assert found == (Mistake("plans/one/plan.toml", key, "0.6", "weights that add up to exactly 1"),)


def test_a_quota_is_a_number_a_fraction_or_a_time(tmp_path: Path) -> None:
    for good in ("20", "0.5", "1/3", "8:20"):
        load_plan(write_plan(tmp_path, indicators=_row(quota=good, quota_comparator=">=")))
    found = mistakes(write_plan(tmp_path, indicators=_row(quota="a few", quota_comparator=">=")))
    assert found[0].key == "line 2.quota"
