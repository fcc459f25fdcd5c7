"""A rule that counts over all years is told by its count; the warnings lead to the what-if and back."""

import re

from tests.pages.conftest import OpenPage, page_text

TWICE = "累计末位2次（条款2次），2025年5月15日第10名"
CONTESTS = "contest-last-twice"


def test_the_overview_says_once_that_its_lines_are_for_study_and_counts_a_cumulative_rule(open_page: OpenPage) -> None:
    text = page_text(open_page("overview"))
    assert text.count("预警·供研究") == 1
    told = [line for line in re.findall(r'data-page="warnings".*?</a>', text) if CONTESTS in line]
    assert any(TWICE in line for line in told)
    assert not any("（共" in line for line in told)


def test_the_case_and_the_school_tell_the_count(open_page: OpenPage) -> None:
    case = page_text(open_page("warnings", case=f"{CONTESTS}:J0101")).partition('class="case"')[2]
    assert TWICE in case.partition('class="places"')[0]
    assert "累计末位2次（条款2次） · 第10/13名" in page_text(open_page("school", school="J0101"))


def test_the_warnings_lead_to_the_what_if_and_both_entries_of_the_methods_back(open_page: OpenPage) -> None:
    to_what_if = r'<a href="methods\?[^"]*entry=what-if'
    assert re.search(to_what_if, page_text(open_page("warnings")))
    for entry in ("warnings", "what-if"):
        assert '<a href="warnings?' in page_text(open_page("methods", entry=entry)).partition("<article")[2]
