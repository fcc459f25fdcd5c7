"""The duties through the entry point: the answer, the three lists, units, records, calendars, the other plans."""

import json
import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import OpenPage, figures, page_text

WEEKLY = "novice-observation-2pw..all"
ESSAY = "book-essay..all"


def answer(text: str) -> list[int]:
    line = re.search(r'<p class="answer">[^:]*: (\d+) duties with a number: (.*?)\.</p>', text)
    assert line
    return [int(line[1]), *(int(n) for n in re.findall(r"\d+", line[2]))]


def table(app: AppTest, key: str) -> dict[str, Any]:
    """What one of our own tables was given."""
    for element in app.get("bidi_component"):
        told = json.loads(element.proto.json) if element.proto.json else {}
        if "rows" in told and key in element.proto.id:
            return told
    raise AssertionError(key)


def charts(app: AppTest) -> list[str]:
    """The titles of the blocks, in order."""
    return re.findall(r'<h3 class="block-title">([^<]*)', page_text(app))


@pytest.fixture
def county(open_page: OpenPage) -> AppTest:
    return open_page("monitoring", lang="en")


def test_the_answer_counts_every_duty_with_a_number_once(county: AppTest) -> None:
    whole, *parts = answer(page_text(county))
    assert whole > 100
    assert sum(parts) == whole
    assert all(parts)


def test_the_worst_coverage_stands_first_and_the_chosen_duty_is_marked(county: AppTest) -> None:
    told = table(county, "duties")
    shares = [cell["text"] for row in told["rows"] for cell in [row["cells"][4]]]
    coverage = [float(share.rstrip("%")) for share in shares]
    assert coverage == sorted(coverage)
    assert [row["marked"] for row in told["rows"]][:2] == [True, False]


def test_no_duty_without_a_number_of_the_plan_is_called_met_or_not(open_page: OpenPage) -> None:
    told = table(open_page("monitoring", lang="en", show="report"), "duties")
    states = {row["cells"][1]["text"].split(" ")[0] for row in told["rows"]}
    assert states <= {"○", "→", "–"}
    assert "○" in states


def test_thin_coverage_is_no_judgement(county: AppTest) -> None:
    rows = table(county, "duties")["rows"]
    thin = {row["cells"][1]["text"] for row in rows if float(row["cells"][4]["text"].rstrip("%")) < 90}
    assert thin == {"◌ Thin coverage"}


def test_a_duty_without_a_record_says_so_and_what_to_do(open_page: OpenPage) -> None:
    text = page_text(open_page("monitoring", lang="en", show="missing"))
    assert "No record of this duty." in text
    assert "Add its observations to the data folder and build again." in text


def test_townships_give_way_to_the_schools_of_the_chosen_one(open_page: OpenPage) -> None:
    heat = figures(open_page("monitoring", lang="en", duty=ESSAY))[1]
    codes = {code.partition("|")[2] for (code,) in heat["data"][1]["customdata"]}
    assert {"T01", "T02"} <= codes
    heat = figures(open_page("monitoring", lang="en", duty=ESSAY, township="T02"))[1]
    codes = {code.partition("|")[2] for (code,) in heat["data"][1]["customdata"]}
    assert "J0201" in codes
    assert all(code[1:3] == "02" for code in codes)


def test_a_school_of_a_duty_shows_its_records_without_persons(open_page: OpenPage) -> None:
    app = open_page("monitoring", lang="en", duty=ESSAY, township="T02", unit="J0201")
    records = table(app, "records")
    assert [column["title"] for column in records["columns"]] == [
        "Period", "Value", "Numerator/denominator", "Source", "Status", "Recorded on",
    ]  # fmt: skip
    assert len(records["rows"]) >= 2
    assert 'data-page="school"' in page_text(app) or "school=J0201" in page_text(app)


def test_the_calendar_shows_the_weeks_of_one_school_year_and_the_units_of_one_quota(open_page: OpenPage) -> None:
    app = open_page("monitoring", lang="en", duty=WEEKLY, rhythm="week", year="2024-2025")
    quotas, units = (json.loads(chart.proto.spec) for chart in app.get("plotly_chart")[2:4])
    assert WEEKLY in {line for (line,) in quotas["data"][1]["customdata"]}
    weeks = quotas["data"][0]["z"]
    assert {len(line) for line in weeks} == {len(weeks[0])}
    assert 36 <= len(weeks[0]) <= 44
    assert len(units["data"][0]["z"]) <= 20


def test_the_composite_tells_how_many_schools_lack_a_part(county: AppTest) -> None:
    found = re.search(r"Of (\d+) schools (\d+) are complete, (\d+) lack a part", page_text(county))
    assert found
    whole, complete, incomplete = (int(n) for n in found.groups())
    assert complete + incomplete <= whole
    assert incomplete > 0


@pytest.mark.parametrize("plan", ["alxa", "six-year-research", "district-2025", "teacher-growth"])
def test_every_other_plan_opens(open_page: OpenPage, plan: str) -> None:
    whole, *parts = answer(page_text(open_page("monitoring", lang="en", plan=plan)))
    assert sum(parts) == whole


def test_filters_of_the_link_reach_the_list(open_page: OpenPage) -> None:
    every = answer(page_text(open_page("monitoring", lang="en")))[0]
    pupils = answer(page_text(open_page("monitoring", lang="en", area="pupils")))[0]
    senior = answer(page_text(open_page("monitoring", lang="en", area="pupils", stage="senior")))[0]
    assert 0 < senior < pupils < every


def test_chinese_is_complete(open_page: OpenPage) -> None:
    text = page_text(open_page("monitoring"))
    told = re.findall(r'class="(?:answer|remark|block-title|basis|badge [a-z]+)">([^<]*)', text)
    assert len(told) >= 8
    assert not [words for words in told if re.search(r"[A-Za-z]{4,}", words)]


@pytest.mark.parametrize("page", ["overview", "school_comparison"])
def test_pages_of_scores_show_three_measures_that_are_none(open_page: OpenPage, page: str) -> None:
    line = re.search(r'<p class="balance">(.*?)</p>', page_text(open_page(page, lang="en")))
    assert line
    assert len(re.findall(r"<b>", line[1])) - 1 >= 3
    assert "Whole county" in line[1]


def test_the_comparison_of_a_township_shows_the_townships_own(open_page: OpenPage) -> None:
    app = open_page("school_comparison", lang="en", township="T02", frame="township")
    line = re.search(r'<p class="balance"><b>([^<]*)', page_text(app))
    assert line
    assert line[1].startswith("澄汀镇")
