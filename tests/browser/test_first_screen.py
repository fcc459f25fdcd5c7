"""What stands on a 1280 x 720 screen before anybody scrolls."""

import pytest

from tests.browser.conftest import SCREEN
from tests.browser.tour import PAGES, Tour

# a table stands first in the warnings
WITH_CHART = ("school_comparison", "township", "phase_targets", "monitoring", "value_added")


@pytest.mark.parametrize("page", PAGES)
def test_menu_and_heading_stand_on_the_first_screen(tour: Tour, page):
    found = tour.stop(page).found
    assert found["here"].strip()
    assert found["title"] == "县域教育质量"
    assert found["menu_bottom"] < 60
    assert found["first_heading"] is not None
    assert found["first_heading"] < SCREEN["height"]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_nothing_lies_beyond_the_right_edge(tour: Tour, page, language):
    found = tour.stop(page, language).found
    assert found["too_wide"] <= 1
    assert found["menu_cut"] <= 1


@pytest.mark.parametrize("page", WITH_CHART)
def test_the_first_chart_shows_without_scrolling(tour: Tour, page):
    chart = tour.stop(page).found["charts"][0]
    assert min(chart["bottom"], SCREEN["height"]) - chart["top"] >= min(200, chart["bottom"] - chart["top"])
