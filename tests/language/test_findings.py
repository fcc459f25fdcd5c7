"""Each sentence of a report by its rule: a case that just holds, and one that just does not."""

from collections.abc import Iterator
from typing import Any

import pytest

from dashboard.language import findings, findings_process, use_language
from dashboard.language.findings import Finding, Frame, side_of

INSIDE = "分不出高低"


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    use_language("zh")
    yield
    use_language("")


def told(found: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.side, finding.words) for finding in found]


@pytest.mark.parametrize(
    ("low", "high", "up", "side"),
    [
        (0.001, 5.0, True, "strong"),
        (0.0, 5.0, True, "unclear"),
        (-0.001, 5.0, True, "unclear"),
        (-5.0, -0.001, True, "look"),
        (-5.0, 0.0, True, "unclear"),
        (0.001, 5.0, False, "look"),
        (-5.0, -0.001, False, "strong"),
        (None, 5.0, True, ""),
        (1.0, float("nan"), True, ""),
        (1e-12, 5.0, True, "unclear"),
    ],
)
def test_an_interval_that_touches_zero_says_nothing(low: Any, high: Any, up: bool, side: str) -> None:
    assert side_of(low, high, up) == side


def frame(diff: Any, low: Any, high: Any, words: str = "全县均分") -> Frame:
    return Frame(words, {"diff": diff, "diff_low": low, "diff_high": high}, "diff")


def test_a_mean_clearly_above_or_below_is_told_with_its_interval() -> None:
    above = findings.levels([frame(12.34, 0.1, 24.6)])
    assert told(above) == [("strong", "总分均分高于全县均分12.3分（95%区间：高0.1至24.6分）。")]
    below = findings.levels([frame(-12.34, -24.6, -0.1)])
    assert told(below) == [("look", "总分均分低于全县均分12.3分（95%区间：低0.1至24.6分）。")]


def test_frames_inside_their_intervals_share_one_sentence_without_a_number() -> None:
    found = findings.levels([frame(12.3, -0.1, 24.6), frame(-3, -6, 0, "本乡镇均分"), frame(None, None, None, "方阵")])
    assert told(found) == [("unclear", f"总分均分：与全县均分、本乡镇均分{INSIDE}。")]


@pytest.mark.parametrize(
    ("low", "high", "side", "words"),
    [
        (0.01, 0.69, "strong", "标准分比上年高0.35（95%区间：高0.01至0.69）。"),
        (0.0, 0.7, "unclear", f"标准分：与上年{INSIDE}。"),
        (-0.7, -0.01, "look", "标准分比上年低0.35（95%区间：低0.01至0.70）。"),
    ],
)
def test_a_change_on_a_year_ago(low: float, high: float, side: str, words: str) -> None:
    middle = 0.35 if high > 0 else -0.354
    assert told(findings.over_time({"z_change": middle, "z_change_low": low, "z_change_high": high})) == [(side, words)]


def test_nothing_is_said_of_a_year_that_is_not_there() -> None:
    assert findings.over_time({"z_change": None, "z_change_low": None, "z_change_high": None}) == []


def subject(code: str, z: Any, low: Any, high: Any) -> dict[str, Any]:
    return {"subject": code, "z_mean": z, "z_low": low, "z_high": high}


def test_subjects_are_told_by_side_the_widest_first_and_a_blanked_one_not_at_all() -> None:
    rows = [
        subject("total", 0.3, 0.1, 0.5), subject("math", 0.2, 0.01, 0.39), subject("chinese", 0.4, 0.2, 0.6),
        subject("english", 0.19, 0.0, 0.38), subject("physics", -0.3, -0.5, -0.1), subject("pe", None, None, None),
    ]  # fmt: skip
    assert told(findings.subjects(rows)) == [
        ("strong", "高于全县的学科（标准分）：语文 +0.40、数学 +0.20。"),
        ("look", "低于全县的学科（标准分）：物理 −0.30。"),
        ("unclear", f"与全县{INSIDE}的学科：英语。"),
    ]


@pytest.mark.parametrize(("is_weak", "is_clear", "side"), [(True, True, "look"), (True, False, "unclear")])
def test_a_weak_subject_is_to_be_looked_at_only_where_its_gap_is_clear(
    is_weak: bool, is_clear: bool, side: str
) -> None:
    row = {
        "lowest_subject": "math",
        "own_gap": 0.3,
        "weak_subject_gap": 0.3,
        "is_weak": is_weak,
        "is_gap_clear": is_clear,
    }
    (found,) = findings.balance(row)
    assert (found.side, "数学" in found.words) == (side, True)
    assert findings.balance({**row, "own_gap": 0.29, "is_weak": False}) == []
    assert findings.balance(None) == []


def rate(code: str, low: Any, high: Any, value: Any = 0.5) -> dict[str, Any]:
    return {"rate": code, "value": value, "county_value": 0.4, "diff_low": low, "diff_high": high}


def test_a_high_low_score_rate_is_a_weakness_and_a_band_says_nothing() -> None:
    rows = [
        rate("pass", 0.001, 0.2),
        rate("low", 0.001, 0.2),
        rate("good", 0.0, 0.2),
        rate("excellent", None, None, None),
    ]
    assert told(findings.rates(rows)) == [
        ("strong", "好于全县：及格率50.0%（全县40.0%）。"),
        ("look", "弱于全县：低分率50.0%（全县40.0%）。"),
        ("unclear", f"与全县{INSIDE}的比率：良好率。"),
    ]


def added(band: str, state: str = "ok") -> dict[str, Any]:
    return {"band": band, "cell_state": state, "grade": 9, "shrunken_marks": 4.25}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (added("above"), [("strong", "9年级增值+4.2分：同样起点的学生在本校进步更多。")]),
        (added("below"), [("look", "9年级增值+4.2分：同样起点的学生在本校进步较少。")]),
        (added("around"), [("unclear", f"9年级增值：与全县{INSIDE}。")]),
        (added("low_match"), []),
        (added("above", "suppressed"), []),
    ],
)
def test_value_added_is_told_by_its_band(row: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert told(findings_process.value_added([row])) == expected


def warning(level: str, occasion: int = 1, polarity: str = "concern", rule: str = "r1") -> dict[str, Any]:
    states = {"red": "red_condition_met", "orange": "orange_one_year", "yellow": "near_bottom", "credit": "reward_met"}
    return {
        "rule_id": rule, "rule_zh": "连续两年后三位", "level": level, "state": states.get(level, "none"),
        "band": "bottom", "polarity": polarity, "provisional": False,
        "occasion": f"202{occasion}", "occasion_no": occasion,
        "school_year": f"202{occasion}", "test_name": None,
    }  # fmt: skip


def test_only_the_latest_occasion_of_a_rule_is_told() -> None:
    assert findings_process.warnings([warning("red", 1), warning("none", 2)]) == []
    (found,) = findings_process.warnings([warning("red", 2), warning("none", 1)])
    assert (found.side, found.words) == ("look", "连续两年后三位，2022：满足条件·供研究。")


@pytest.mark.parametrize(("level", "sides"), [("orange", ["look"]), ("yellow", []), ("none", [])])
def test_a_near_miss_is_no_warning(level: str, sides: list[str]) -> None:
    assert [found.side for found in findings_process.warnings([warning(level)])] == sides


def test_a_credit_is_a_strength() -> None:
    assert [found.side for found in findings_process.warnings([warning("credit", polarity="credit")])] == ["strong"]


def action(state: str, progress: str = "unclear") -> dict[str, Any]:
    return {
        "state": state, "progress": progress, "cause": "weak_subject", "subject": "math", "gain": 0.2,
        "before_value": -0.4, "after_value": -0.2, "measured_in": "z",
    }  # fmt: skip


def test_overdue_and_missing_actions_are_counted() -> None:
    rows = [action("overdue"), action("overdue"), action("none"), action("open")]
    assert told(findings_process.actions(rows)) == [("look", "有2项整改逾期。"), ("look", "有1项预警尚无整改措施。")]


def test_a_re_test_is_a_strength_only_where_it_is_more_than_chance() -> None:
    assert told(findings_process.actions([action("done", "unclear"), action("open", "better")])) == []
    (found,) = findings_process.actions([action("done", "better")])
    assert (found.side, found.words) == ("strong", "已完成整改（数学）：复测好转，−0.40 → −0.20。")


def measure(name: str, met: bool | None, incomplete: bool = False) -> dict[str, Any]:
    return {"name_zh": name, "is_met": met, "is_incomplete": incomplete}


def test_an_incomplete_measure_or_one_without_an_aim_is_not_judged() -> None:
    rows = [measure("睡眠", True), measure("锻炼", False), measure("心理", False, True), measure("常规", None)]
    assert told(findings_process.process(rows)) == [
        ("strong", "已达到要求（1项）：睡眠。"),
        ("look", "未达到要求（1项）：锻炼。"),
    ]


def test_at_most_three_names_stand_in_a_sentence() -> None:
    (three,) = findings_process.process([measure(name, True) for name in "甲乙丙"])
    (four,) = findings_process.process([measure(name, True) for name in "甲乙丙丁"])
    assert three.words == "已达到要求（3项）：甲、乙、丙。"
    assert four.words == "已达到要求（4项）：甲、乙、丙等。"
