"""Peer groups of the sample county: two years frozen by its research office, one change by hand, the last left open."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from statistics import median

import numpy as np

from dashboard.records import PEER_FOLDER, PeerGroup, write_peer_groups
from dashboard.sample.exams import SCHOOL_YEARS
from dashboard.sample.schools import BUREAU, SUCCESSOR, County, School
from dashboard.sample.sitting import Sitting

STAGES = ("primary", "junior", "senior")
PER_SIZE, MOST_SIZES, SPLIT_FROM, LEAST, SHOWN_FROM = 8, 4, 12, 5, 10
PLACES = {"seat": ("县城", "County seat"), "township": ("乡镇", "Townships"), "county": ("全县", "Whole county")}
LEVELS = {"upper": ("·水平较高", ", upper half"), "lower": ("·水平较低", ", lower half"), "all": ("", "")}
POST, REASON = "教体局党组会议", "2023年9月合并后学生增多，按合并后的规模归入较大一档"
Result = tuple[str, str, float, float]
Results = Mapping[tuple[str, str], tuple[float, float | None]]


@dataclass(frozen=True)
class _Placed:
    school: School
    location: str
    roster_n: float
    level_z: float | None
    size_class: int = 1
    level_class: str = "all"


def results_of(county: County, sitting: Sitting) -> Iterator[Result]:
    """Stage, code, pupils and mean standard score of each school in one exam."""
    counted = sitting.eligible()
    schools, totals = sitting.members.school[counted], sitting.totals()[counted]
    scores = (totals - totals.mean()) / totals.std()
    for place in np.unique(schools):
        school, own = county.schools[place], scores[schools == place]
        yield school.stage, school.parent or school.code, float(len(own)), float(own.mean())


def first_results(rows: Sequence[Result]) -> Results:
    """Mean pupils of a grade and mean standard score by stage and school; no score for tiny schools."""
    found: dict[tuple[str, str], tuple[float, float | None]] = {}
    for key, group in groupby(sorted(rows), key=lambda row: row[:2]):
        told = list(group)
        n = sum(row[2] for row in told)
        level = sum(row[2] * row[3] for row in told) / n if n >= SHOWN_FROM else None
        found[key] = (n / len(told), level)
    return found


def is_first_official(sitting: Sitting) -> bool:
    """Whether the groups of the second school year rest on it."""
    return sitting.exam.year == 0 and sitting.exam.counts and sitting.exam.full_cohort


def frozen_groups(county: County, year: int, results: Results) -> list[PeerGroup]:
    """The groups of school year `year`: by size from the register; from the second year on by size and level."""
    groups: list[PeerGroup] = []
    for stage in STAGES:
        schools = [s for s in county.schools if s.stage == stage and s.is_open(year) and s.parent is None]
        placed = [_placed(school, results if year else {}) for school in schools if not year or _key(school) in results]
        for stratum in _strata(placed):
            groups += [_group(one, year) for one in _classed(stratum, split=year > 0)]
    return groups


def _key(school: School) -> tuple[str, str]:
    return school.stage, school.code


def _placed(school: School, results: Results) -> _Placed:
    location = "seat" if school.township == BUREAU else "township"
    return _Placed(school, location, *results.get(_key(school), (round(school.size, 1), None)))


def _strata(placed: Sequence[_Placed]) -> list[list[_Placed]]:
    """Town and townships apart, unless one of them has too few schools for a group."""
    apart = [stratum for place in PLACES if (stratum := [one for one in placed if one.location == place])]
    if len(apart) == 1 or all(len(stratum) >= LEAST for stratum in apart):
        return apart
    return [[replace(one, location="county") for one in placed]]


def _classed(stratum: Sequence[_Placed], *, split: bool) -> list[_Placed]:
    sizes = min(max(round(len(stratum) / PER_SIZE), 1), MOST_SIZES)
    ordered = sorted(stratum, key=lambda one: (one.roster_n, one.school.code))
    sized = [replace(one, size_class=1 + place * sizes // len(ordered)) for place, one in enumerate(ordered)]
    if not split:
        return sized
    return [one for _, group in groupby(sized, key=lambda one: one.size_class) for one in _levelled(list(group))]


def _levelled(group: Sequence[_Placed]) -> list[_Placed]:
    """Two halves by level; who has no level goes with the lower, which the median leaves no larger."""
    known = [one.level_z for one in group if one.level_z is not None]
    if len(group) < SPLIT_FROM or len(known) < 2 * LEAST:
        return list(group)
    line = median(known)
    return [replace(one, level_class="upper" if (one.level_z or -9.0) >= line else "lower") for one in group]


def _group(one: _Placed, year: int) -> PeerGroup:
    place, level = PLACES[one.location], LEVELS[one.level_class]
    return PeerGroup(
        SCHOOL_YEARS[year],
        one.school.code,
        one.school.stage,
        f"{one.school.stage}-{one.location}-{one.size_class}-{one.level_class}",
        f"{place[0]}第{one.size_class}规模档{level[0]}",
        f"{place[1]}, size {one.size_class}{level[1]}",
        location_class="seat" if one.school.township == BUREAU else "township",
        size_class=one.size_class,
        level_class=one.level_class if one.level_z is not None or not year else "new",
        roster_n=one.roster_n,
        level_z=one.level_z,
        method_version="research-office",
        decided_by_role="教研室",
        decided_on=date(2022 + year, 9, 20),
        recorded_at=datetime(2022 + year, 9, 20, 16),
    )


def changed_by_hand(groups: Sequence[PeerGroup]) -> list[PeerGroup]:
    """The school that took in another one is put among the next larger ones, where there is such a group."""
    own = [group for group in groups if group.school_code == SUCCESSOR and group.stage == "junior"]
    ends = [
        other
        for group in own
        for other in groups
        if (other.stage, other.location_class, other.size_class)
        == (group.stage, group.location_class, (group.size_class or 1) + 1)
    ]
    if not ends:
        return []
    target = min(ends, key=lambda other: (other.level_class != own[0].level_class, other.peer_group_id))
    return [
        replace(
            own[0],
            kind="manual",
            peer_group_id=target.peer_group_id,
            name=target.name,
            name_en=target.name_en,
            reason=REASON,
            decided_by_role=POST,
            decided_on=date(2023, 9, 25),
            recorded_at=datetime(2023, 9, 26, 9),
        )
    ]


def write_frozen_years(folder: Path, county: County, results: Results) -> None:
    """Writes the frozen groups of the first two school years and the change by hand; what is there stays."""
    first, second = frozen_groups(county, 0, {}), frozen_groups(county, 1, results)
    files = {"F20220920-160000-sample": first, "F20230920-160000-sample": second}
    files["M20230926-090000-sample"] = changed_by_hand(second)
    for name, groups in files.items():
        if groups and not (folder / PEER_FOLDER / f"{name}.parquet").exists():
            write_peer_groups(folder, f"{name}.parquet", groups)
