"""The warnings page on the small sample, opened by links as a reader would."""

import re
from collections.abc import Iterator

import pytest

from dashboard.language import use_language
from tests.pages.conftest import OpenPage, figures, page_text

SCHOOLS = "zhongkao-school-bottom3"
FORBIDDEN = ("免职", "约谈", "dismiss", "interview")


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    use_language("zh")
    yield
    use_language("zh")


def _names(figure: dict[str, object]) -> list[str]:
    axis = figure["layout"]["yaxis"]  # type: ignore[index]
    return [re.sub("<.*?>|▸ ", "", name) for name in axis["ticktext"]]


def test_every_rule_of_the_plan_has_its_block(open_page: OpenPage) -> None:
    app = open_page("warnings")
    text = page_text(app)
    assert len(figures(app)) == 3
    assert text.count('class="rule"') == 3
    assert "连续2个学年" in text
    assert "连续2次考试" in text
    assert "学校中招教学质量评比中连续两年后三位的" in text


def test_the_story_of_the_sample_is_told_gravest_first(open_page: OpenPage) -> None:
    """J0301 two years running, J0302 tied after one year, J0601 back, J0202 tied for the first time."""
    first = figures(open_page("warnings", rule=SCHOOLS))[0]
    codes = list(dict.fromkeys(code for (code,) in first["data"][1]["customdata"]))
    assert codes[:4] == [f"{SCHOOLS}:{code}" for code in ("J0301", "J0302", "J0601", "J0202")]
    newest = first["data"][1]["text"][2]
    assert newest.startswith("<b>■ 满足条件</b>")


def test_the_gravest_unit_shows_both_lamps_and_what_is_no_score(open_page: OpenPage) -> None:
    text = page_text(open_page("warnings", rule=SCHOOLS))
    assert "满足条件·供研究" in text
    assert "规则判定（事实）" in text
    assert "证据强度" in text
    assert "任期覆盖两次考试日：是" in text
    measures = text.partition('class="measures"')[2].partition("</table>")[0]
    assert measures.count("<tr>") - 1 >= 3
    assert "参考率" in measures


def test_a_link_opens_the_evidence_of_its_unit(open_page: OpenPage) -> None:
    text = page_text(open_page("warnings", rule=SCHOOLS, case=f"{SCHOOLS}:J0501"))
    assert "已退出后三名" in text.partition('class="case"')[2]


def test_no_outcome_for_a_person_is_named(open_page: OpenPage) -> None:
    for language in ("zh", "en"):
        text = page_text(open_page("warnings", lang=language)).lower()
        assert not any(word in text for word in FORBIDDEN)


def test_all_units_are_behind_a_switch(open_page: OpenPage) -> None:
    marked = _names(figures(open_page("warnings", rule=SCHOOLS))[0])
    everyone = _names(figures(open_page("warnings", rule=SCHOOLS, show="all"))[0])
    assert set(marked) < set(everyone)


def test_a_township_shows_itself_and_its_schools(open_page: OpenPage) -> None:
    app = open_page("warnings", township="T03")
    codes = {code for figure in figures(app) for (code,) in figure["data"][1]["customdata"]}
    assert {code.partition(":")[2] for code in codes} == {"J0301", "J0302", "T03"}


def test_provisional_results_are_said_to_be_so(open_page: OpenPage) -> None:
    text = page_text(open_page("warnings", rule="primary-township-bottom3"))
    assert "暂定" in text
