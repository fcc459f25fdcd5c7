"""The township page on the small sample: all townships, then one with its schools."""

import base64
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from dashboard.language import use_language
from tests.pages.conftest import OpenPage, figures, page_text

TEST = "2024-2025-zhongkao"


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    use_language("zh")
    yield
    use_language("zh")


def test_all_townships_stand_against_the_county_and_a_hidden_one_is_not_drawn(open_page: OpenPage) -> None:
    """T06 and T08 are hidden: one counted too few pupils, the other would give it away."""
    app = open_page("township", test=TEST)
    first, heat = figures(app)
    codes = [code for (code,) in first["data"][1]["customdata"]]
    assert codes == ["T01", "T07", "T00", "T05", "T04", "T02", "T03"]
    lines = [code for (code,) in heat["data"][2]["customdata"]]
    assert list(dict.fromkeys(lines))[:7] == codes
    assert "明显高于全县均分的乡镇" in page_text(app)


def _by_code(trace: dict[str, Any]) -> dict[str, float]:
    """The values of a trace, which travel as bytes, by the code that a click hands on."""
    packed = trace["x"]
    values = np.frombuffer(base64.b64decode(packed["bdata"]), dtype=packed["dtype"])
    return dict(zip((code for (code,) in trace["customdata"]), values.tolist(), strict=True))


def test_the_parts_of_the_schools_add_up_to_their_township(open_page: OpenPage) -> None:
    contribution, subjects, _heat, trend, townships = figures(open_page("township", test=TEST, township="T03"))
    bars = _by_code(contribution["data"][0])
    assert set(bars) == {"J0301", "J0302"}
    assert sum(bars.values()) == pytest.approx(_by_code(townships["data"][1])["T03"])
    assert len(_by_code(subjects["data"][1])) == 9
    assert len(trend["data"]) >= 3


def test_one_township_shows_its_warnings_and_what_is_not_a_score(open_page: OpenPage) -> None:
    text = page_text(open_page("township", test=TEST, township="T03"))
    assert "岚屿乡第一初级中学" in text
    assert "红色" in text
    assert "非分数指标，并与其他乡镇对照" in text


def test_the_weakest_subject_of_a_township_is_told_in_words(open_page: OpenPage) -> None:
    text = page_text(open_page("township", test=TEST, township="T03"))
    assert "学科：" in text
    assert "比本单位各科平均低" in text


def test_the_reader_chooses_the_measure_of_the_heat_map_and_the_link_keeps_it(open_page: OpenPage) -> None:
    text = page_text(open_page("township", test=TEST, measure="discrimination"))
    assert "各乡镇各科：区分度" in text
    assert "不着色" in text


def test_a_link_made_in_chinese_opens_in_english(open_page: OpenPage) -> None:
    text = page_text(open_page("township", test=TEST, township="T03", lang="en"))
    assert "Place among the townships" in text
    assert "6 of 7" in text


def test_a_township_that_is_hidden_says_so(open_page: OpenPage) -> None:
    text = page_text(open_page("township", test=TEST, township="T08"))
    assert "empty-cell suppressed" in text
    assert "各校的贡献无法显示" in text
