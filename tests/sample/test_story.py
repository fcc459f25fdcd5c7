from pathlib import Path

import pytest

from dashboard.sample import write_sample
from tests.sample.rank_sum import by_school, by_township, certain, eligible_pupils, possible

TOP_N = {"small": (80, 130, 180), "county": (3000, 5000, 7000)}


def _top_n(folder: Path) -> tuple[int, int, int]:
    return TOP_N[folder.name]


def test_one_school_is_in_the_bottom_three_two_years_running(folder: Path) -> None:
    places = [certain(by_school(folder, f"{year}-zhongkao", _top_n(folder))) for year in ("2023-2024", "2024-2025")]
    assert "J0301" in places[0] & places[1]


def test_one_school_escapes_in_the_second_year(folder: Path) -> None:
    before = by_school(folder, "2023-2024-zhongkao", _top_n(folder))
    after = by_school(folder, "2024-2025-zhongkao", _top_n(folder))
    assert "J0501" in certain(before)
    assert "J0501" not in certain(after) | possible(after)


def test_one_school_comes_back_after_a_year_above(folder: Path) -> None:
    years = ("2022-2023", "2023-2024", "2024-2025")
    found = [by_school(folder, f"{year}-zhongkao", _top_n(folder)) for year in years]
    assert ["J0601" in certain(places) for places in found] == [True, False, True]


def test_two_schools_tie_at_the_edge_of_the_last_year(folder: Path) -> None:
    found = by_school(folder, "2024-2025-zhongkao", _top_n(folder))
    assert certain(found) == {"J0301", "J0601"}
    assert possible(found) == {"J0302", "J0202"}
    assert found["J0302"] == found["J0202"]


def test_the_first_two_years_have_no_tie_at_the_edge(folder: Path) -> None:
    assert certain(by_school(folder, "2022-2023-zhongkao", _top_n(folder))) == {"J0601", "J0401", "J0101"}
    assert certain(by_school(folder, "2023-2024-zhongkao", _top_n(folder))) == {"J0301", "J0501", "J0302"}


def test_their_township_is_in_the_bottom_three_twice(folder: Path) -> None:
    places = [by_township(folder, f"{year}-zhongkao", _top_n(folder)) for year in ("2023-2024", "2024-2025")]
    assert all("T03" in certain(found) for found in places)
    assert all(len(found) >= 6 for found in places)


@pytest.mark.parametrize("seed", [1, 77, 4096])
def test_other_seeds_tell_the_same_story(tmp_path: Path, seed: int) -> None:
    write_sample(tmp_path, "small", seed)
    before = by_school(tmp_path, "2023-2024-zhongkao", TOP_N["small"])
    after = by_school(tmp_path, "2024-2025-zhongkao", TOP_N["small"])
    assert certain(before) == {"J0301", "J0501", "J0302"}
    assert (certain(after), possible(after)) == ({"J0301", "J0601"}, {"J0302", "J0202"})


def test_the_tied_schools_differ_in_their_marks(folder: Path) -> None:
    pupils = eligible_pupils(folder, "2024-2025-zhongkao")
    totals = [sorted(p.total for p in pupils if p.school == code) for code in ("J0302", "J0202")]
    assert totals[0] != totals[1]
    assert sum(totals[0]) == sum(totals[1])
