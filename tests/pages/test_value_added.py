"""The page on value added, on the small sample: the answer, the counts, three charts, the table, and no start."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.language import use_language
from dashboard.warehouse.reader import open_warehouse
from tests.pages.conftest import OpenPage, figures, page_text

TEST = "2024-2025-zhongkao"


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    use_language("zh")
    yield
    use_language("zh")


def _codes(figure: dict[str, object], trace: int) -> list[str]:
    return [code for (code,) in figure["data"][trace]["customdata"]]


def test_the_answer_and_the_counts_are_those_of_the_warehouse(open_page: OpenPage, sample_warehouse: Path) -> None:
    rows = open_warehouse(sample_warehouse).report("value_added", exam_id=TEST, subject="total", size="all")
    n = rows["band"].value_counts()
    text = page_text(open_page("value_added", test=TEST))
    assert f"同样起点的学生：{n['above']}所学校进步明显更多，{n['below']}所明显更少，{n['around']}所" in text
    assert "增值为正：同样起点的学生在本校进步更多。" in text
    assert "起点：2024—2025学年九年级模拟考试" in text
    assert "分数之外" in text


def test_the_three_charts_hold_the_schools_that_may_be_told(open_page: OpenPage) -> None:
    quadrant, lines, funnel = figures(open_page("value_added", test=TEST))
    assert set(_codes(quadrant, 0)) == set(_codes(lines, 1)) == set(_codes(funnel, 4))
    assert not {"J0601", "N0801"} & set(_codes(quadrant, 0))


def test_words_tell_how_to_read(open_page: OpenPage) -> None:
    text = page_text(open_page("value_added", test=TEST))
    assert "横线重叠的学校不宜分高下" in text
    assert "收缩把小学校拉向中间" in text
    assert "人数少，结果波动大" in text
    english = page_text(open_page("value_added", test=TEST, lang="en"))
    assert "Shrinkage pulls small schools to the middle" in english
    assert "pupils with the same start progressed more here" in english


def test_the_smaller_half_and_the_order_are_choices_in_the_link(open_page: OpenPage, sample_warehouse: Path) -> None:
    rows = open_warehouse(sample_warehouse).report("value_added", exam_id=TEST, subject="total", size="small")
    app = open_page("value_added", test=TEST, size="small", by="value", shown="all")
    assert "规模较小的一半学校（匹配学生不超过18人）中，明显高于全县的：" in page_text(app)
    by_value = rows.sort_values("shrunken_marks", ascending=False)["school_code"].tolist()
    assert _codes(figures(app)[1], 1) == by_value
    assert "J0001" not in by_value


def test_the_school_of_the_link_is_named(open_page: OpenPage) -> None:
    quadrant = figures(open_page("value_added", test=TEST, school="J0301"))[0]
    assert "<b>岚屿乡第一初级中学</b>" in quadrant["data"][1]["text"]


def test_a_test_of_several_grades_asks_for_the_grade(open_page: OpenPage) -> None:
    app = open_page("value_added", test="2024-2025-T1-primary", grade="5")
    rows = open_page("value_added", test="2024-2025-T1-primary", grade="4")
    assert figures(app)[0]["data"][0]["y"] != figures(rows)[0]["data"][0]["y"]


def test_where_schools_differ_no_more_than_chance_the_page_says_so(open_page: OpenPage, served: Path) -> None:
    warehouse = open_warehouse(served)
    table = warehouse.connection.cursor().table("marts.shown_value_added")
    alike = table.filter("model_state = 'no_difference' and subject = 'total'").df()
    exam = alike.iloc[0]
    text = page_text(open_page("value_added", test=exam["test_id"], grade=str(exam["grade"])))
    assert "同样起点下，学校之间的差别不超过偶然的范围。" in text
    assert "不能排出多数学校的先后" in text


def test_a_test_without_a_start_names_those_that_have_one(open_page: OpenPage) -> None:
    app = open_page("value_added", test="2022-2023-mock")
    text = page_text(app)
    assert "这场考试没有指定同一批学生的起点考试。" in text
    assert f"test={TEST}" in text
    assert figures(app) == []


def test_the_card_of_the_school_leads_here(open_page: OpenPage) -> None:
    text = page_text(open_page("school", test=TEST, township="T03", school="J0301"))
    assert 'href="value_added?' in text
