"""The targets through the entry point: counts, bullets, the way down, the other plan."""

import json
import re
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.pages.conftest import OpenPage, figures, page_text

CLASSROOM = "phase2.phase2-teacher-classroom-95..all"


def drawn(app: AppTest, key: str) -> dict[str, Any]:
    """The figure of one block of the page."""
    found = [chart for chart in app.get("plotly_chart") if chart.proto.id.endswith(f"-{key}")]
    assert len(found) == 1
    spec: dict[str, Any] = json.loads(found[0].proto.spec)
    return spec


def answer(text: str) -> list[int]:
    line = re.search(r'<p class="answer">(\d+) targets: (.*?)\.</p>', text)
    assert line
    return [int(line[1]), *(int(n) for n in re.findall(r"\d+", line[2]))]


def test_the_counts_add_up_to_the_indicators_of_the_plan(open_page: OpenPage) -> None:
    """19 targets of 15 indicators: four have two parts, the lecture hall and three kinds of studio."""
    whole, *parts = answer(page_text(open_page("phase_targets", lang="en")))
    assert whole == 15
    assert sum(parts) == 15


def test_every_target_has_its_bullet_under_its_phase(open_page: OpenPage) -> None:
    names = figures(open_page("phase_targets", lang="en"))[1]["layout"]["yaxis"]["ticktext"]
    assert len(names) == 19 + 3
    assert [name for name in names if name.startswith("<b>")] == [
        "<b>Show results</b>", "<b>Rise steadily (ended)</b>", "<b>Build the base (ended)</b>",
    ]  # fmt: skip


def test_a_phase_in_the_link_shows_only_its_targets(open_page: OpenPage) -> None:
    names = figures(open_page("phase_targets", lang="en", phase="phase1"))[1]["layout"]["yaxis"]["ticktext"]
    assert len(names) == 5 + 1


def test_a_target_opens_its_townships_and_the_schools_of_one(open_page: OpenPage) -> None:
    app = open_page("phase_targets", lang="en", target=CLASSROOM, township="T02")
    townships = drawn(app, "townships")
    codes = [code for (code,) in townships["data"][0]["customdata"]]
    assert "T02" in codes
    assert len(codes) == len(set(codes))
    assert "Teachers who meet the classroom standard" in page_text(app)
    assert sum(text.startswith("<b>") for text in townships["layout"]["yaxis"]["ticktext"]) == 1


def test_a_target_of_the_county_alone_says_so(open_page: OpenPage) -> None:
    app = open_page("phase_targets", lang="en", target="phase1.leading-group..all")
    assert "This target has no townships or schools behind it." in page_text(app)
    assert "What is needed by when: " in page_text(app)


def test_another_plan_is_one_link_away(open_page: OpenPage) -> None:
    app = open_page("phase_targets", lang="en", plan="six-year-research")
    whole, met, not_met, no_data, report_only = answer(page_text(app))
    assert (whole, met, not_met, no_data, report_only) == (6, 0, 0, 6, 0)


def test_a_plan_whose_days_are_assumed_says_so_and_why(open_page: OpenPage) -> None:
    text = page_text(open_page("phase_targets", lang="en", plan="six-year-research"))
    assert "The dates of its phases are assumed" in text
    assert "The document leaves its years blank" in text
    assert "are assumed" not in page_text(open_page("phase_targets", lang="en"))


def test_every_plan_has_its_phases_and_its_targets(open_page: OpenPage) -> None:
    for plan in ("alxa", "six-year-research", "district-2025", "teacher-growth"):
        app = open_page("phase_targets", lang="en", plan=plan)
        whole, *parts = answer(page_text(app))
        assert whole == sum(parts) > 0, plan
        assert len(drawn(app, "timeline")["data"][0]["customdata"]) >= 1
        assert len(drawn(app, "targets")["layout"]["yaxis"]["ticktext"]) > whole


def test_what_is_still_needed_by_the_last_day_of_the_phase_stands_beside_its_bullet(open_page: OpenPage) -> None:
    """96 of 100 studios before the phase ends on 31 August 2025, when no whole term is left."""
    notes = drawn(open_page("phase_targets", lang="en"), "targets")["layout"]["annotations"]
    assert "needs +4 by 2025-08-31" in [note["text"] for note in notes]
    assert {"State", "Now", "Target value", "Gap and pace needed"} <= {note["text"] for note in notes}


def test_units_are_counted_before_they_are_listed(open_page: OpenPage) -> None:
    app = open_page("phase_targets", lang="en", target=CLASSROOM)
    townships = drawn(app, "townships")["layout"]["yaxis"]["ticktext"]
    told = re.search(r"Townships: (.*?)<", page_text(app))
    assert told
    assert sum(int(n) for n in re.findall(r" (\d+)", told[1])) == len(townships)
    assert re.search(r"Schools \(Whole county\): Not met \d+, Met \d+, No data \d+", page_text(app))


def test_a_chosen_township_leads_to_its_page_and_back_to_the_county(open_page: OpenPage) -> None:
    text = page_text(open_page("phase_targets", lang="en", target=CLASSROOM, township="T02"))
    assert re.search(r'data-page="township" data-codes="[^"]*township=T02', text)
    assert "All townships</a>" in text


def test_city_places_are_observations_with_the_number_of_counties(open_page: OpenPage) -> None:
    app = open_page("phase_targets", lang="en")
    texts = [note["text"] for note in drawn(app, "places_0")["layout"]["annotations"]]
    assert texts == [
        "place 6 of 10 counties", "place 5 of 10 counties", "place 3 of 10 counties",
        "For reference: no. 4<br>not set by the plan",
    ]  # fmt: skip


def test_letters_tell_progress_and_warn_of_entry_rates(open_page: OpenPage) -> None:
    text = page_text(open_page("phase_targets", lang="en"))
    assert re.search(r"Target letters: \d+ letters, all items met \d+, an item missed \d+", text)
    assert "Caution: national rules forbid setting entry-rate targets" in text
    earlier = page_text(open_page("phase_targets", lang="en", letters="2023-2024"))
    assert "Caution: national rules" not in earlier


def test_the_school_page_shows_the_letter_of_the_school(open_page: OpenPage) -> None:
    text = page_text(open_page("school", lang="en", stage="junior", school="J0301"))
    assert re.search(r"Target letter 2024-2025: \d/4 items met", text)
    assert "signed on 20 September 2024" in text


def test_chinese_is_complete(open_page: OpenPage) -> None:
    text = page_text(open_page("phase_targets"))
    told = re.findall(r'class="(?:answer|block-title|basis|badge [a-z]+)">([^<]*)', text)
    assert len(told) >= 8
    assert not [words for words in told if re.search(r"[A-Za-z]{4,}", words)]
