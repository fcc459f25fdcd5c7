"""The comparison of schools on the small sample: its frames, its one order, two schools side by side."""

import re
from pathlib import Path

import pandas as pd
import pytest

from dashboard.language import use_language
from dashboard.ui.comparison_views import no_order
from dashboard.warehouse.reader import open_warehouse
from tests.pages.conftest import OpenPage, figures, page_text

TEST = "2024-2025-zhongkao"


@pytest.fixture(autouse=True)
def chinese() -> None:
    use_language("zh")


def _order(figure: dict[str, object]) -> list[str]:
    traces = figure["data"]
    assert isinstance(traces, list)
    return [code for (code,) in traces[1]["customdata"]]


def test_chart_and_rates_keep_the_chosen_order(open_page: OpenPage) -> None:
    by_name = figures(open_page("school_comparison", test=TEST, order="name", shown="all"))
    by_value = figures(open_page("school_comparison", test=TEST, order="value", shown="all"))
    assert _order(by_name[0]) == _order(by_name[1]) != _order(by_value[0])
    assert _order(by_value[0]) == _order(by_value[1])


def test_how_to_read_the_lines_stands_beside_the_chart(open_page: OpenPage) -> None:
    assert "横线重叠的学校不宜分高下" in page_text(open_page("school_comparison", test=TEST))


@pytest.mark.parametrize("frame", ["county", "township", "peers", "time", "pair"])
def test_every_frame_shows_what_is_not_a_score(open_page: OpenPage, frame: str) -> None:
    text = page_text(open_page("school_comparison", test=TEST, frame=frame, township="T03", school="J0301"))
    assert "分数之外" in text


def test_two_schools_are_told_apart_or_not_in_one_sentence(open_page: OpenPage) -> None:
    app = open_page("school_comparison", test=TEST, frame="pair", school="J0301", other="J0302")
    (pair,) = figures(app)
    text = page_text(app)
    assert "±1.39倍标准误" in text
    assert any(words in text for words in ("明显高于", "明显低于", "难分高下，均分相差"))
    assert len(pair["data"]) == 2


def test_two_schools_that_change_sides_say_the_opposite(sample_warehouse: Path) -> None:
    ask = open_warehouse(sample_warehouse).report
    there = ask("school_pair", test_id=TEST, school="J0301", other="J0302")
    back = ask("school_pair", test_id=TEST, school="J0302", other="J0301")
    known = there["difference"].notna()
    assert known.any()
    assert there["difference"][known].tolist() == pytest.approx((-back["difference"][known]).tolist())
    assert there["difference_low"][known].tolist() == pytest.approx((-back["difference_high"][known]).tolist())


def test_the_school_page_leads_to_the_pair_with_its_school(open_page: OpenPage) -> None:
    text = page_text(open_page("school", test=TEST, township="T03", school="J0301"))
    (link,) = re.findall(r'href="school_comparison[?]([^"]*frame=pair[^"]*)"', text)
    assert "school=J0301" in link
    assert "两校真的不同吗" in text


def test_the_frame_of_peers_opens_the_group_of_the_school_and_says_its_place(
    open_page: OpenPage, sample_warehouse: Path
) -> None:
    rows = open_warehouse(sample_warehouse).report("peer_places", test_id=TEST, subject="total", township="")
    own = rows[rows["school_code"] == "J0301"].iloc[0]
    app = open_page("school_comparison", test=TEST, frame="peers", school="J0301")
    assert f"方阵内第{int(own['place'])}位（共{int(own['group_n'])}所）" in page_text(app)
    drawn = {code for trace in figures(app)[0]["data"] for (code, *_more) in trace.get("customdata") or []}
    group = rows[(rows["peer_group_id"] == own["peer_group_id"]) & rows["mean"].notna()]
    assert drawn == set(group["school_code"])


def test_one_school_alone_and_schools_that_are_level_have_words_of_their_own() -> None:
    assert no_order(pd.DataFrame({"diff": [3.0, None]})) == "这里只有一所学校可显示，没有可比较的学校。"
    assert no_order(pd.DataFrame({"diff": [0.0, None, 1e-12]})) == "这里显示的各校平均分相同。"
    assert no_order(pd.DataFrame({"diff": [0.0, 0.5]})) == ""


def test_a_school_with_too_few_pupils_is_not_compared(open_page: OpenPage) -> None:
    app = open_page("school_comparison", test=TEST, frame="pair", school="N0801", other="J0302")
    assert "人数不足" in page_text(app)
    assert figures(app) == []
