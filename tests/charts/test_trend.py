"""One line for each comparable kind of test; the chosen test's line stands out and carries its places."""

from datetime import date

import pandas as pd
import pytest

from dashboard.charts.end_labels import spread
from dashboard.charts.trend import trend
from dashboard.language import use_language


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


def rows() -> pd.DataFrame:
    tests = [
        ("z23", "zhongkao", date(2023, 6, 20), 0.2, 5),
        ("m23", "mock", date(2023, 4, 20), 0.1, None),
        ("z24", "zhongkao", date(2024, 6, 20), None, None),
        ("z25", "zhongkao", date(2025, 6, 20), -0.4, 18),
    ]
    found = pd.DataFrame(tests, columns=["test_id", "exam_type", "held_on", "z_mean", "place"])
    return found.assign(
        test_name=found["test_id"], school_year=["2022-2023", "2022-2023", "2023-2024", "2024-2025"], term="T2",
        grades="9", sequence_no=1, z_low=found["z_mean"] - 0.1, z_high=found["z_mean"] + 0.1, ranked_n=20,
        eligible_n=80, participation_rate=1.0, pass_rate=0.7, result_status="final",
    )  # fmt: skip


def test_only_tests_of_one_kind_are_joined_and_a_hidden_one_leaves_a_gap() -> None:
    drawn = trend(rows(), "z25")
    lines = {len(trace.x): [None if value != value else value for value in trace.y] for trace in drawn.data}
    assert lines == {1: [0.1], 3: [0.2, None, -0.4]}


def test_the_places_stand_at_the_chosen_line_only() -> None:
    words = [note.text for note in trend(rows(), "z25").layout.annotations]
    assert words[:2] == ["Place 5/20", "Place 18/20"]
    assert not any("Place" in word for word in words[2:])
    assert {"<b>County mean</b>", "<b>Junior-leaving exam, grade 9</b>", "Mock exam, grade 9"} == set(words[2:])


def test_a_test_lies_within_its_school_year() -> None:
    at = sorted(float(x) for trace in trend(rows()).data for x in trace.x)
    assert [round(x) for x in at] == [0, 0, 1, 2]


def test_a_click_gives_the_test() -> None:
    codes = [code for trace in trend(rows()).data for (code,) in trace.customdata]
    assert sorted(codes) == ["m23", "z23", "z24", "z25"]


def test_names_in_a_term_each_tell_their_term() -> None:
    both = rows().iloc[[0, 1]].assign(exam_type="academic", grades="3,4,5,6", term=["T1", "T2"])
    words = [note.text for note in trend(both).layout.annotations]
    assert "Academic-level exam, grade 3–6, first term" in words
    assert "Academic-level exam, grade 3–6, second term" in words


def test_labels_never_lie_on_each_other() -> None:
    assert spread([0.0, 0.1, 1.0], 0.3) == pytest.approx([-0.2 / 3, 0.3 - 0.2 / 3, 1.0 - 0.2 / 3])
    assert spread([], 0.3) == []
