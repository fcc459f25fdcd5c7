"""The overview through the entry point: figures of the warehouse, decisions, and nothing small in the browser."""

import re
from datetime import date

import pytest

from dashboard.language import use_language
from dashboard.ui.overview_views import reason
from tests.pages.conftest import OpenPage, figures, page_text

TEST = "2024-2025-zhongkao"


def test_it_opens_on_the_newest_ranked_zhongkao(open_page: OpenPage) -> None:
    app = open_page("overview")
    assert [box.value for box in app.selectbox] == ["junior", "2024-2025", TEST]


def test_six_figures_stand_beside_the_last_comparable_exam(open_page: OpenPage) -> None:
    text = page_text(open_page("overview", lang="en"))
    titles = re.findall(r'<div class="card-title">(.*?)</div>', text)
    assert titles == [
        "Participation", "Pass rate", "Low-score rate", "School spread", "Warnings",
        "Targets of the plan",
    ]  # fmt: skip
    assert len(re.findall(r"Last \d+\.\d% \([+−]?\d+\.\d\)", text)) == 4
    assert re.search(r"Not met \d+, No data \d+, Report only \d+", text)


def test_no_band_of_the_histogram_tells_of_fewer_than_ten(open_page: OpenPage) -> None:
    histogram = figures(open_page("overview", lang="en"))[0]["data"][0]
    told = [int(re.search(r"(\d[\d,]*) pupils", words)[1].replace(",", "")) for words in histogram["hovertext"]]
    assert len(told) > 3
    assert min(told) >= 10


def test_what_needs_a_decision_is_told_with_its_reason(open_page: OpenPage) -> None:
    text = page_text(open_page("overview", lang="en"))
    lines = re.findall(r'data-page="warnings" data-codes="[^"]*case=[^"]*">(.*?)</a>', text)
    assert lines
    assert all(re.search(r"<b>.+</b> .+; (place \d+ of \d+|last \d times in all .+); ", line) for line in lines)


def test_the_timeline_leads_to_the_targets_and_movements_to_their_units(open_page: OpenPage) -> None:
    drawn = figures(open_page("overview", lang="en"))
    codes = [trace["customdata"][0][0] for figure in drawn for trace in figure["data"] if "customdata" in trace]
    assert codes[0] == "phase1"
    assert all(re.fullmatch(r"[JNT]\d+", code) for code in codes[1:])


@pytest.mark.parametrize("test", ["2023-2024-monitoring-g8", "2024-2025-T2-primary", "2022-2023-zhongkao"])
def test_every_kind_of_test_opens(open_page: OpenPage, test: str) -> None:
    stage = "primary" if "primary" in test else "junior"
    app = open_page("overview", lang="en", test=test, stage=stage, school_year=test[:9])
    assert app.selectbox[2].value == test
    assert "card-value" in page_text(app)


def test_chinese_is_complete(open_page: OpenPage) -> None:
    text = page_text(open_page("overview"))
    titles = re.findall(r'class="(?:card-title|card-note|block-title|basis)">([^<]*)', text)
    assert titles
    assert not [title for title in titles if re.search(r"[A-Za-z]{4,}", title)]


def test_a_last_place_in_a_contest_is_not_called_one_of_the_last_three() -> None:
    use_language("zh")
    row = {
        "rule_id": "contest", "name_zh": "竞赛评比", "level": "orange", "state": "orange_provisional", "band": "last",
        "counting": "cumulative", "run": 1, "runs": 2, "place": 59, "ranked_n": 59, "attributable": True,
        "held_on": date(2024, 12, 5),
    }  # fmt: skip
    assert reason(row) == "竞赛评比；累计末位1次（条款2次），2024年12月5日第59名；本次末位（暂定）"
    assert reason(row | {"band": "bottom", "counting": "consecutive"}).endswith("按暂定成绩为后三名")
    use_language("")
