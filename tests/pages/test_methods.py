"""The methods page: every link of a chart finds its entry, every number in it comes from the plan."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.language import use_language
from dashboard.ui.methods_views import all_entries, setting_values, setting_words
from tests.pages.conftest import ROOT, OpenPage, page_text

LINKED = re.compile(r'methods="([a-z-]+)"')


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    use_language("zh")
    yield
    use_language("zh")


def _linked_anchors() -> set[str]:
    files = [*ROOT.glob("pages/*.py"), *Path(ROOT, "dashboard", "ui").glob("*.py")]
    return {anchor for file in files for anchor in LINKED.findall(file.read_text(encoding="utf-8"))}


def test_every_chart_links_to_an_entry() -> None:
    assert _linked_anchors() <= {entry.anchor for entry in all_entries()}


def test_every_entry_is_on_the_page_with_its_anchor(open_page: OpenPage) -> None:
    text = page_text(open_page("methods"))
    for entry in all_entries():
        assert f'id="{entry.anchor}"' in text
        assert f'href="#{entry.anchor}"' in text
    assert "{" not in re.sub(r"<style>.*?</style>", "", text, flags=re.S)


def test_a_link_shows_its_entry_alone(open_page: OpenPage) -> None:
    text = page_text(open_page("methods", entry="official"))
    assert 'id="official"' in text
    assert 'id="rates"' not in text


def test_the_worked_example_is_the_golden_one(open_page: OpenPage) -> None:
    text = page_text(open_page("methods", entry="official"))
    row = "".join(f"<td>{cell}</td>" for cell in ("C", "4", "112.25", "1", "0.450", "6", "3", "5", "14", "5"))
    assert row in text


def test_what_is_in_force_comes_from_the_plan(open_page: OpenPage) -> None:
    """The small sample's plan scales the county's top 3000, 5000 and 7000 down and keeps the weights."""
    text = page_text(open_page("methods"))
    assert "40% / 20% / 40%" in text
    assert "学校中招教学质量评比中连续两年后三位的" in text
    assert "min_pupils_to_rank" in text
    assert "各地不得面向小学各年级" in text


def test_settings_are_told_in_their_units() -> None:
    assert setting_words(0.05, "share") == "5%"
    assert setting_words(0.166667, "share") == "16.7%"
    assert setting_words(False, "yesno") == "否"
    assert setting_words(1000, "draws") == "1,000"
    assert setting_values({"small_cell": 10, "unheard_of": 3}) == {"small_cell": "10"}


def test_the_page_speaks_english(open_page: OpenPage) -> None:
    text = page_text(open_page("methods", lang="en", entry="plausible-places"))
    assert "drawn again 1,000 times" in text or "drawn again" in text
    assert "Plausible places" in text
