"""Subjects by terms: what was examined, in which grades, how final."""

import pandas as pd
import pytest

from dashboard.charts.coverage import FINAL, NONE, OPEN, coverage
from dashboard.language import use_language

ROWS = pd.DataFrame(
    [
        ("junior", "math", "2023-2024", "T2", "7†, 9", 3, 190.0, False, True),
        ("junior", "math", "2024-2025", "T2", "9", 1, 90.0, True, False),
        ("primary", "chinese", "2023-2024", "T2", "6", 1, 80.0, False, False),
    ],
    columns=["stage", "subject", "school_year", "term", "grades", "exams_n", "eligible_n", "is_open", "is_prohibited"],
)


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


def test_stages_go_up_from_the_smallest_children_and_terms_in_time() -> None:
    drawn = coverage(ROWS)
    assert list(drawn.layout.yaxis.ticktext) == ["Primary · Chinese", "Junior secondary · Mathematics"]
    assert list(drawn.data[0].x) == ["2023-2024<br>second term", "2024-2025<br>second term"]


def test_a_cell_names_its_grades_and_an_empty_one_is_no_exam() -> None:
    heat = coverage(ROWS).data[0]
    assert [list(line) for line in heat.text] == [["grade 6", "–"], ["grade 7†, 9", "grade 9"]]
    assert heat.z.tolist() == [[FINAL, NONE], [FINAL, OPEN]]


def test_the_hover_explains_the_dagger() -> None:
    heat = coverage(ROWS).data[0]
    assert "prohibit" in heat.hovertext[1][0]
    assert "prohibit" not in heat.hovertext[1][1]
