"""The targets through the entry point: counts, bullets, the way down, the other plan."""

import re

from tests.pages.conftest import OpenPage, figures, page_text

CLASSROOM = "phase2.phase2-teacher-classroom-95..all"


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
        "<b>Build the base</b>", "<b>Rise steadily</b>", "<b>Show results</b>",
    ]  # fmt: skip


def test_a_phase_in_the_link_shows_only_its_targets(open_page: OpenPage) -> None:
    names = figures(open_page("phase_targets", lang="en", phase="phase1"))[1]["layout"]["yaxis"]["ticktext"]
    assert len(names) == 5 + 1


def test_a_target_opens_its_townships_and_the_schools_of_one(open_page: OpenPage) -> None:
    app = open_page("phase_targets", lang="en", target=CLASSROOM, township="T02")
    townships = figures(app)[2]
    codes = [code for (code,) in townships["data"][0]["customdata"]]
    assert "T02" in codes
    assert len(codes) == len(set(codes))
    assert "Teachers who meet the classroom standard" in page_text(app)
    assert sum(text.startswith("<b>") for text in townships["layout"]["yaxis"]["ticktext"]) == 1


def test_a_target_of_the_county_alone_says_so(open_page: OpenPage) -> None:
    text = page_text(open_page("phase_targets", lang="en", target="phase1.leading-group..all"))
    assert "This target has no townships or schools behind it." in text


def test_another_plan_is_one_link_away(open_page: OpenPage) -> None:
    app = open_page("phase_targets", lang="en", plan="six-year-research")
    whole, met, not_met, no_data, report_only = answer(page_text(app))
    assert (whole, met, not_met, no_data, report_only) == (6, 0, 0, 6, 0)


def test_chinese_is_complete(open_page: OpenPage) -> None:
    text = page_text(open_page("phase_targets"))
    told = re.findall(r'class="(?:answer|block-title|basis|badge [a-z]+)">([^<]*)', text)
    assert len(told) >= 8
    assert not [words for words in told if re.search(r"[A-Za-z]{4,}", words)]
