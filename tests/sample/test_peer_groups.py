"""The sample's peer groups: two years frozen by the research office, one open, and a change by hand."""

from pathlib import Path

import pyarrow.parquet as pq

from dashboard.sample.peer_groups import changed_by_hand, frozen_groups
from dashboard.sample.schools import NEW, SUCCESSOR
from dashboard.sample.sizes import named_size
from dashboard.sample.units import make_county
from dashboard.warehouse.check import check_folder


def test_two_years_are_frozen_and_the_check_accepts_them(small: Path) -> None:
    files = sorted((small / "peer_groups").glob("*.parquet"))
    rows = [row for file in files for row in pq.read_table(file).to_pylist()]
    assert {row["school_year"] for row in rows} == {"2022-2023", "2023-2024"}
    assert {row["school_code"] for row in rows if row["kind"] == "manual"} == {SUCCESSOR}
    assert [found for found in check_folder(small).problems if found.table == "peer_groups"] == []


def test_the_first_year_knows_no_level_and_the_new_school_no_group() -> None:
    county = make_county(named_size("county"), 2022)
    first = frozen_groups(county, 0, {})
    assert {group.level_class for group in first} == {"all"}
    results = {(group.stage, group.school_code): (50.0, 0.0) for group in first}
    second = frozen_groups(county, 1, results)
    assert NEW not in {group.school_code for group in second}
    (change,) = changed_by_hand(first) or changed_by_hand(second)
    assert change.kind == "manual"
    assert change.reason
