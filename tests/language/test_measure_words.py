"""The weak subject in one sentence, and what may be chance."""

from collections.abc import Iterator
from typing import Any

import pytest

from dashboard.language import use_language
from dashboard.language.measure_words import colours, evenness, weak_subject

ROW: dict[str, Any] = {
    "lowest_subject": "english", "own_gap": 0.34, "weak_subject_gap": 0.3, "is_weak": True, "is_gap_clear": True,
    "subjects_n": 8, "balance_sd": 0.16, "hidden_n": 0, "class_n": None, "class_sd": None, "chance_sd": None,
}  # fmt: skip


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    use_language("zh")
    yield
    use_language("zh")


def test_a_weak_subject_is_named_with_its_distance() -> None:
    assert weak_subject(ROW) == "薄弱学科：英语，比本单位各科平均低0.34个标准分（低0.30起算）。"


def test_inside_its_interval_it_may_be_chance() -> None:
    assert "可能是偶然" in weak_subject({**ROW, "is_gap_clear": False})


def test_a_small_gap_makes_no_weak_subject() -> None:
    told = weak_subject({**ROW, "own_gap": 0.29, "is_weak": False})
    assert told == "最低学科：英语，比本单位各科平均低0.29个标准分；没有薄弱学科（低0.30起算）。"


def test_hidden_subjects_and_classes_are_told_where_there_are_any() -> None:
    assert evenness(ROW) == "8科标准分离散：0.16。"
    told = evenness({**ROW, "hidden_n": 1, "class_n": 4, "class_sd": 0.2, "chance_sd": 0.15})
    assert "不显示的学科：1科" in told
    assert "4个班的班均标准分离散0.20（标准差），单凭偶然约0.15。" in told


def test_discrimination_promises_no_colour() -> None:
    assert "不着色" in colours("discrimination")
    assert "蓝色" in colours("z")
