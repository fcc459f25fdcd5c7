"""What a reader who adds and subtracts can learn of the counts behind the rates that reports may show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import duckdb

Unit = tuple[str, str]
Range = tuple[int, int]

COUNTY: Unit = ("county", "county")

# The pupils of every unit are known to the reader, from the papers of the exam if from nowhere else.
SUBJECT_SHOWN = """
select
    results.test_id, results.subject, results.unit_type, results.unit_code, rates.rate,
    if(rates.rate = 'participation', results.roster_n, results.eligible_n) as whole_n,
    cast(round(whole_n * case rates.rate
        when 'participation' then results.participation_rate
        when 'excellent' then results.excellent_rate
        when 'good' then results.good_rate
        when 'pass' then results.pass_rate
        else results.low_rate
    end) as bigint) as counted_n,
    case when rates.rate = 'participation' then coalesce(shown.sat_n / shown.roster_n, shown.participation_rate)
        else case rates.rate
            when 'excellent' then coalesce(shown.excellent_rate, told.value)
            when 'good' then coalesce(shown.good_rate, told.value)
            when 'pass' then coalesce(shown.pass_rate, told.value)
            else coalesce(shown.low_rate, told.value)
        end
    end as share,
    if(rates.rate = 'participation', shown.participation_at_least, told.at_least) as at_least,
    if(rates.rate = 'participation', shown.participation_at_most, told.at_most) as at_most,
from marts.test_subject_results as results
cross join (select unnest(['excellent', 'good', 'pass', 'low', 'participation']) as rate) as rates
inner join marts.shown_results as shown using (test_id, subject, unit_type, unit_code)
left join marts.shown_rates as told
    on shown.test_id = told.test_id and shown.subject = told.subject and rates.rate = told.rate
    and shown.unit_type = told.unit_type and shown.unit_code = told.unit_code
where whole_n > 0
"""

TOP_SHOWN = """
select
    places.test_id, 'total' as subject, results.unit_type, results.unit_code, rates.rate,
    results.eligible_n as whole_n,
    case rates.rate when 'top1' then results.top1_n when 'top2' then results.top2_n else results.top3_n end
        as counted_n,
    case rates.rate
        when 'top1' then coalesce(places.top1_n / results.eligible_n, places.rate1)
        when 'top2' then coalesce(places.top2_n / results.eligible_n, places.rate2)
        else coalesce(places.top3_n / results.eligible_n, places.rate3)
    end as share,
    case rates.rate when 'top1' then rate1_at_least when 'top2' then rate2_at_least else rate3_at_least end
        as at_least,
    case rates.rate when 'top1' then rate1_at_most when 'top2' then rate2_at_most else rate3_at_most end as at_most,
from (
    select test_id, 'school' as unit_type, school_code as unit_code, eligible_n, top1_n, top2_n, top3_n
    from marts.school_results
    union all
    select test_id, 'township', township_code, eligible_n, top1_n, top2_n, top3_n from marts.township_results
) as results
cross join (select unnest(['top1', 'top2', 'top3']) as rate) as rates
inner join marts.shown_places as places using (test_id, unit_type, unit_code)
where results.eligible_n > 0 and results.top1_n is not null
"""
COUNTY_TOPS = """
select test_id, unnest(['top1', 'top2', 'top3']) as rate, unnest([top1_n, top2_n, top3_n]) as counted_n,
    eligible_n as whole_n,
from marts.county_results
where top1_n is not null
"""


@dataclass(frozen=True)
class Cell:
    """The count of one unit behind one rate: how many of how many, told or not, and its band."""

    unit: Unit
    whole_n: int
    counted_n: int
    is_told: bool
    is_banded: bool = False

    def range(self, least: int) -> Range:
        """What the report itself says; a band of fewer than `least` counts from the end it lies at."""
        if self.is_told:
            return self.counted_n, self.counted_n
        if not self.is_banded:
            return 0, self.whole_n
        if self.counted_n > self.whole_n / 2:
            return self.whole_n - least + 1, self.whole_n
        return 0, least - 1


@dataclass(frozen=True)
class Rate:
    """One rate of one subject in one test, over all units."""

    name: tuple[str, str, str]
    cells: Mapping[Unit, Cell]

    def learned(self, children: Mapping[Unit, tuple[Unit, ...]], least: int) -> dict[Unit, Range]:
        """The narrowest ranges that follow: a whole is the sum of its parts, over and over until nothing moves."""
        ranges = {unit: cell.range(least) for unit, cell in self.cells.items()}
        sums = [(whole, [part for part in parts if part in ranges]) for whole, parts in children.items()]
        moved = True
        while moved:
            before = dict(ranges)
            for whole, parts in sums:
                _narrow(ranges, whole, parts)
            moved = ranges != before
        return ranges

    def subtracted(self, children: Mapping[Unit, tuple[Unit, ...]]) -> set[Unit]:
        """Who is known once every sum with a single unknown among the whole and its parts is worked out."""
        known = {unit for unit, cell in self.cells.items() if cell.is_told}
        sums = [{whole, *parts} & self.cells.keys() for whole, parts in children.items() if whole in self.cells]
        while alone := {unit for members in sums if len(members - known) == 1 for unit in members - known}:
            known |= alone
        return known


def _narrow(ranges: dict[Unit, Range], whole: Unit, parts: list[Unit]) -> None:
    if whole not in ranges or not parts:
        return
    low, high = (sum(ranges[part][end] for part in parts) for end in (0, 1))
    ranges[whole] = max(ranges[whole][0], low), min(ranges[whole][1], high)
    least, most = ranges[whole]
    for part in parts:
        own_low, own_high = ranges[part]
        ranges[part] = max(own_low, least - high + own_high), min(own_high, most - low + own_low)


def _cells(rows: Iterable[tuple[object, ...]]) -> dict[tuple[str, str, str], dict[Unit, Cell]]:
    found: dict[tuple[str, str, str], dict[Unit, Cell]] = {}
    for test, subject, kind, code, rate, whole_n, counted_n, share, at_least, at_most in rows:
        unit = (str(kind), str(code))
        is_banded = at_least is not None or at_most is not None
        cell = Cell(unit, int(str(whole_n)), int(str(counted_n)), share is not None, is_banded)
        found.setdefault((str(test), str(subject), str(rate)), {})[unit] = cell
    return found


def shown_rates(con: duckdb.DuckDBPyConnection) -> list[Rate]:
    """Every rate of every subject and test as reports may show it; the county's top N is known to everybody."""
    found = _cells(con.execute(SUBJECT_SHOWN).fetchall()) | _cells(con.execute(TOP_SHOWN).fetchall())
    for test, rate, counted_n, whole_n in con.execute(COUNTY_TOPS).fetchall():
        if cells := found.get((test, "total", rate)):
            cells[COUNTY] = Cell(COUNTY, int(whole_n), int(counted_n), is_told=True)
    return [Rate(name, cells) for name, cells in found.items()]
