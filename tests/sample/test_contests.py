"""What the contests, the determination and the target letters of the sample tell."""

from collections import defaultdict
from pathlib import Path

import pyarrow.parquet as pq

from tests.sample.rank_sum import by_school

Row = dict[str, object]


def _rows(folder: Path, table: str) -> list[Row]:
    rows: list[Row] = pq.read_table(folder / f"{table}.parquet").to_pylist()
    return rows


def _last(folder: Path) -> dict[str, set[str]]:
    """Who stands last in each contest that counts: one school, or those that share the place."""
    events: dict[str, list[Row]] = defaultdict(list)
    for row in _rows(folder, "events"):
        if row["counts_for_last_place"]:
            events[str(row["event_id"])].append(row)
    lowest = {event: max(int(str(row["place"])) for row in rows) for event, rows in events.items()}
    return {
        event: {str(row["unit_id"]) for row in rows if row["place"] == lowest[event]} for event, rows in events.items()
    }


def test_one_school_is_last_twice_and_two_share_a_last_place(folder: Path) -> None:
    assert _last(folder) == {
        "2022-2023-lessons": {"J0101"},
        "2022-2023-plans": {"J0601", "J0302"},
        "2023-2024-lessons": {"J0101"},
        "2024-2025-lessons": {"J0302"},
        "2024-2025-plans": {"J0501"},
    }


def test_every_junior_school_of_the_year_takes_part_in_a_contest_once(folder: Path) -> None:
    schools: dict[str, list[str]] = defaultdict(list)
    for row in _rows(folder, "events"):
        assert int(str(row["place"])) <= int(str(row["ranked_n"]))
        schools[str(row["event_id"])].append(str(row["unit_id"]))
    assert all(len(set(codes)) == len(codes) for codes in schools.values())
    assert set(schools["2022-2023-lessons"]) ^ set(schools["2024-2025-lessons"]) == {"J0702", "J0002"}


def test_the_determination_settles_the_tie_for_one_of_the_two_only(folder: Path) -> None:
    records = [row for path in (folder / "decisions").glob("*.parquet") for row in pq.read_table(path).to_pylist()]
    said = [
        (
            row["rule_id"],
            row["unit_code"],
            row["occasion"],
            row["outcome"],
            row["place"],
            row["tied_n"],
            row["ranked_n"],
        )
        for row in records
        if row["kind"] == "determination"
    ]
    (place, ranked_n) = next(
        (row["place"], row["ranked_n"])
        for row in _rows(folder, "events")
        if (row["event_id"], row["unit_id"]) == ("2022-2023-plans", "J0302")
    )
    assert said == [("contest-last-twice", "J0302", "2022-2023-plans", "not_counted", place, 2, ranked_n)]


def test_letters_are_met_missed_and_still_open(folder: Path) -> None:
    newest: dict[tuple[str, str], Row] = {}
    for row in sorted(_rows(folder, "target_letters"), key=lambda row: int(str(row["version"]))):
        newest[str(row["letter_id"]), str(row["item_code"])] = row
    letters: dict[str, list[object]] = defaultdict(list)
    for (letter, _item), row in newest.items():
        letters[letter].append(row["achieved"])
    told = {letter: "missed" if False in met else "open" if None in met else "met" for letter, met in letters.items()}
    assert {"met", "missed"} <= {word for letter, word in told.items() if "2023-2024" in letter}
    assert {"met", "missed", "open"} == {word for letter, word in told.items() if "2024-2025" in letter}
    assert any(row["amend_reason"] for row in newest.values())


def test_some_schools_of_the_county_are_in_the_top_ten_two_years_running(county: Path) -> None:
    years = ("2022-2023", "2023-2024", "2024-2025")
    sums = [by_school(county, f"{year}-zhongkao", (3000, 5000, 7000)) for year in years]
    tops = [{school for school, one in found.items() if len(found) - one.worse <= 10} for found in sums]
    assert tops[0] & tops[1]
    assert tops[1] & tops[2]
