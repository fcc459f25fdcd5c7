"""The what-if on the methods page: a link holds the values, nothing is saved, unclear values are named."""

import hashlib
from pathlib import Path

import pandas as pd
import pytest

from dashboard.language import use_language
from dashboard.ui.methods_versions import refusal
from dashboard.ui.what_if_controls import asked, change, in_force, mistakes
from dashboard.warehouse.reader import open_warehouse
from tests.pages.conftest import OpenPage, figures, page_text

NOW = {"n1": "3000", "n2": "5000", "n3": "7000", "w1": "40", "w2": "20", "w3": "40", "absence": "zero", "least": "10"}


@pytest.fixture(autouse=True)
def chinese() -> None:
    use_language("zh")


def _zhongkao(warehouse: Path) -> pd.Series:
    tests = open_warehouse(warehouse).report("filter_tests")
    found = tests[(tests["exam_type"] == "zhongkao") & (tests["ranking_state"] == "ranked")]
    return found.iloc[0]


def test_a_link_opens_the_form_with_the_values_in_force(open_page: OpenPage, sample_warehouse: Path) -> None:
    page = open_page("methods", entry="what-if", test=_zhongkao(sample_warehouse)["test_id"])
    boxes = {box.key: box.value for box in page.number_input}
    assert [boxes[f"what_if_w{place}"] for place in (1, 2, 3)] == [40, 20, 40]
    assert boxes["what_if_least"] == 10
    assert page.radio(key="what_if_absence").value == "zero"
    assert "当前为现行参数" in page_text(page)
    assert figures(page) == []


def test_places_stand_side_by_side_and_the_file_is_not_touched(open_page: OpenPage, sample_warehouse: Path) -> None:
    file = open_warehouse(sample_warehouse).file
    before = hashlib.sha256(file.read_bytes()).hexdigest()
    page = open_page("methods", entry="what-if", test=_zhongkao(sample_warehouse)["test_id"], w1="0", w2="0", w3="100")
    text = page_text(page)
    assert "不保存任何内容，正式结果不变" in text
    assert "位次会改变" in text
    assert "学校位次前后对照" in text
    assert hashlib.sha256(file.read_bytes()).hexdigest() == before


def test_a_last_line_too_far_down_is_named_with_what_to_do(open_page: OpenPage, sample_warehouse: Path) -> None:
    text = page_text(open_page("methods", entry="what-if", test=_zhongkao(sample_warehouse)["test_id"], n3="9999990"))
    assert "不排位：N3 = 9,999,990" in text
    assert "请把N3设为不超过" in text


def test_weights_that_do_not_add_up_are_named(open_page: OpenPage, sample_warehouse: Path) -> None:
    text = page_text(open_page("methods", entry="what-if", test=_zhongkao(sample_warehouse)["test_id"], w1="50"))
    assert "三个权重之和为110%，不是100%" in text


def test_sending_the_form_puts_what_differs_into_the_link(open_page: OpenPage, sample_warehouse: Path) -> None:
    page = open_page("methods", entry="what-if", test=_zhongkao(sample_warehouse)["test_id"])
    page.number_input(key="what_if_least").set_value(20)
    page.radio(key="what_if_absence").set_value("excluded")
    next(button for button in page.button if button.label == "试算").click().run()
    assert not page.exception
    assert page.query_params["least"] in ("20", ["20"])
    assert page.query_params["absence"] in ("excluded", ["excluded"])
    assert "w1" not in page.query_params
    next(button for button in page.button if button.label == "恢复现行值").click().run()
    assert "least" not in page.query_params
    assert "absence" not in page.query_params


def test_a_ranking_by_the_mean_has_no_lines_and_no_weights(open_page: OpenPage, sample_warehouse: Path) -> None:
    tests = open_warehouse(sample_warehouse).report("filter_tests")
    primary = tests[(tests["stage"] == "primary") & (tests["ranking_state"] == "ranked")].iloc[0]
    page = open_page("methods", entry="what-if", test=primary["test_id"], stage="primary", least="20")
    assert [box.key for box in page.number_input] == ["what_if_least"]
    assert "位次会改变" in page_text(page)


def test_a_test_without_places_says_so(open_page: OpenPage, sample_warehouse: Path) -> None:
    tests = open_warehouse(sample_warehouse).report("filter_tests")
    without = tests[~tests["ranking_state"].isin(["ranked", "lines_blocked"])].iloc[0]
    codes = {"stage": without["stage"], "school_year": without["school_year"], "test": without["test_id"]}
    assert "本次考试不排位" in page_text(open_page("methods", entry="what-if", **codes))


def test_it_speaks_english(open_page: OpenPage, sample_warehouse: Path) -> None:
    test = _zhongkao(sample_warehouse)["test_id"]
    text = page_text(open_page("methods", lang="en", entry="what-if", test=test, absence="excluded"))
    assert "Nothing is saved" in text
    assert "would have another place" in text


def test_parameters_in_force_are_read_from_the_test_and_the_rules() -> None:
    header = pd.Series({"method": "rank_sum", "top_n1": 3000, "top_n2": 5000, "top_n3": 7000, "weight1": 0.375,
                        "weight2": 0.2, "weight3": 0.425})  # fmt: skip
    rules = pd.Series({"unexcused_as_zero": False, "min_pupils_to_rank": 10})
    found = in_force(header, rules)
    assert found == {**NOW, "w1": "37.5", "w3": "42.5", "absence": "excluded"}


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        ({}, 0),
        ({"w1": "37.5", "w3": "42.5"}, 0),
        ({"w1": "37.5"}, 1),
        ({"n1": "5000"}, 1),
        ({"n1": "6000", "w1": "41"}, 2),
        ({"n1": "3010", "least": "20"}, 0),
        ({"n1": "3001"}, 1),
        ({"least": "16"}, 1),
    ],
)
def test_lines_rise_weights_add_up_exactly_and_no_step_is_one_pupil(codes: dict[str, str], said: int) -> None:
    assert len(mistakes(NOW, {**NOW, **codes}, 10)) == said


def test_only_what_differs_is_tried() -> None:
    assert change("t", NOW, NOW) is None
    found = change("t", NOW, {**NOW, "least": "0"})
    assert found is not None
    assert (found.min_pupils_to_rank, found.top_n, found.weights, found.unexcused_as_zero) == (0, None, None, None)


@pytest.mark.parametrize("code", ["abc", "nan", "-5", "1e400", "1e999999999", "0.5e-9", ""])
def test_what_a_link_says_amiss_is_what_is_in_force(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.ui.what_if_controls.value", lambda key: code)
    assert asked(NOW) == NOW


def test_a_number_is_read_however_it_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.ui.what_if_controls.value", lambda key: {"n1": "1e3", "w1": "37.50"}.get(key, ""))
    assert asked(NOW) == {**NOW, "n1": "1000", "w1": "37.5"}


def test_a_version_announced_too_late_is_refused_in_the_words_of_the_check() -> None:
    assert "announced_on = 2024-10-14" in refusal()
    assert "2024-09-01" in refusal()


def test_versions_and_the_parameters_of_each_test_are_listed(open_page: OpenPage) -> None:
    text = page_text(open_page("methods", entry="versions"))
    assert "各次考试的参数" in text
    assert "提前一个学年公布" in text
    assert "40% / 20% / 40%" in text
    assert "只看均分" in text
