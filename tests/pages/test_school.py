"""The school page on the small sample: frames, trend, subjects, bands, warnings, what is not a score."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.language import use_language
from dashboard.ui.process import told_rows
from dashboard.warehouse.reader import open_warehouse
from tests.pages.conftest import OpenPage, figures, page_text

TEST = "2024-2025-zhongkao"


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    use_language("zh")
    yield
    use_language("zh")


def test_the_frames_stand_side_by_side(open_page: OpenPage) -> None:
    """J0302 is ninth of twelve in the county and, with J0301 eleventh, first of two in its township."""
    text = page_text(open_page("school", test=TEST, township="T03", school="J0302"))
    assert '<div class="card-value">9/12</div>' in text
    assert '<div class="card-value">1/2</div>' in text
    assert "方阵内" in text
    assert "标准分比上年" in text
    assert "与方阵中位数差" in text
    assert "与乡镇均分差" in text


def test_how_to_read_a_place_and_a_line_is_said(open_page: OpenPage) -> None:
    text = page_text(open_page("school", test=TEST, township="T03", school="J0302"))
    assert "本校名次第9，可能区间第" in text
    assert "横线重叠的学校不宜分高下" in text


def test_the_card_of_value_added_leads_to_its_page(open_page: OpenPage) -> None:
    text = page_text(open_page("school", test=TEST, township="T03", school="J0301"))
    assert 'href="value_added?' in text


def test_every_chart_of_the_picture_is_there(open_page: OpenPage) -> None:
    trend, subjects, bands = figures(open_page("school", test=TEST, township="T04", school="J0401"))
    tests = {code for trace in trend["data"] for (code,) in trace["customdata"]}
    assert {"2022-2023-zhongkao", "2023-2024-zhongkao", TEST} <= tests
    assert len(subjects["data"][1]["customdata"]) == 9
    assert len(bands["data"]) == 2


def test_the_strip_tells_the_years(open_page: OpenPage) -> None:
    text = page_text(open_page("school", test=TEST, township="T03", school="J0301"))
    assert "2023-2024" in text
    assert "■ 红色" in text
    assert "▲ 橙色" in text


def test_a_school_with_too_few_pupils_shows_no_figure_of_that_test(open_page: OpenPage) -> None:
    app = open_page("school", test=TEST, township="T08", school="N0801")
    text = page_text(app)
    assert text.count("empty-cell suppressed") >= 3
    assert "分数段无法显示" in text
    assert "各学科均无法显示" in text


def test_a_unit_has_at_least_three_measures_that_are_no_marks(sample_warehouse: Path) -> None:
    rows = open_warehouse(sample_warehouse).report("unit_process", unit_type="school", unit_code="J0301")
    told = told_rows(rows)
    assert len(told) >= 3
    assert "在校锻炼满1小时的上学日比例" in set(told["indicator"])
    assert set(told["judged"]) <= {"✓ 已达到", "✗ 未达到", "–"}


def test_a_click_on_a_dot_opens_that_test(open_page: OpenPage) -> None:
    app = open_page("school", test="2022-2023-zhongkao", township="T03", school="J0301")
    assert "2023年6月26日举行" in page_text(app)


def test_value_added_stands_with_its_start_its_share_and_its_meaning(open_page: OpenPage) -> None:
    text = page_text(open_page("school", test=TEST, township="T03", school="J0301"))
    assert "增值（9年级）" in text
    assert "有两次成绩的学生n=18，占94.7% · 起点：2024—2025学年九年级模拟考试" in text
    assert "同样起点的学生在本校进步更多" in text


def test_value_added_of_too_few_pupils_is_not_shown(open_page: OpenPage) -> None:
    text = page_text(open_page("school", test=TEST, township="T08", school="N0801"))
    assert "有两次成绩的学生过少" in text
