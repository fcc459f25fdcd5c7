"""The joint places of the marked units, as the methods page tells them."""

import pandas as pd
import pytest

from dashboard.language import use_language
from dashboard.ui import methods_joint

ROW = {
    "test_id": "t", "test_name": "June <test>", "unit_type": "school", "unit_code": "E", "unit_name": "East",
    "rank": 58, "units_n": 58, "rank_low": 56, "rank_high": 58, "set_low": 46, "set_high": 58, "possible_n": 27,
}  # fmt: skip


@pytest.fixture(autouse=True)
def english():
    use_language("en")
    yield
    use_language("zh")


def told(monkeypatch, *rows) -> str:
    monkeypatch.setattr(methods_joint, "report", lambda name: pd.DataFrame(rows))
    return methods_joint.joint_places()


def test_each_test_says_once_how_many_may_be_last_and_each_unit_has_both_ranges(monkeypatch):
    text = told(monkeypatch, ROW, {**ROW, "unit_name": "West", "rank": 57}, {**ROW, "unit_type": "township"})
    assert text.count("June &lt;test&gt;: 27 of 58 schools may truly be among the bottom three.") == 1
    assert text.count("27 of 58 townships may truly be among the bottom three.") == 1
    assert "<td>East</td><td>58</td><td>56–58</td><td>46–58</td>" in text
    assert "<td>West</td><td>57</td>" in text


def test_without_marked_units_the_page_says_so(monkeypatch):
    assert told(monkeypatch) == "<p>No unit is marked at the newest tests.</p>"
