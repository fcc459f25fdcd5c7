"""A click names a unit; the address takes its code."""

import pytest

from dashboard.ui.drilldown import _code_of_point


@pytest.mark.parametrize("customdata", [["J0101", 3], {"0": "J0101"}, "J0101"])
def test_the_code_is_the_first_part_of_customdata(customdata: object) -> None:
    assert _code_of_point({"selection": {"points": [{"customdata": customdata}]}}) == "J0101"


def test_a_second_click_deselects_and_leads_nowhere() -> None:
    assert _code_of_point({"selection": {"points": []}}) == ""
