"""The contests of the county and the one recorded determination: last places told apart from ties for last."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from dashboard.records import Record
from dashboard.sample.exams import SCHOOL_YEARS
from dashboard.sample.registers import Row
from dashboard.sample.schools import EARLY_ONE, EARLY_TWO, ESCAPED, RELAPSED, TIED, County
from dashboard.sample.streams import stream

LAST_TWICE = "contest-last-twice"


@dataclass(frozen=True)
class Contest:
    """One contest of the junior schools of school year `year`; more than one school in `last` share the last place."""

    event_id: str
    name: str
    held_on: date
    year: int
    last: tuple[str, ...] = ()
    counts: bool = True
    status: str = "final"


# EARLY_TWO is last twice; RELAPSED and TIED share a last place, which was determined not to count for TIED alone,
# so that TIED's own last place later is its first; ESCAPED is last once; the choir does not count.
CONTESTS = (
    Contest("2022-2023-lessons", "课堂教学技能大赛", date(2022, 12, 8), 0, (EARLY_TWO,)),
    Contest("2022-2023-plans", "教案与作业设计评比", date(2023, 5, 18), 0, (RELAPSED, TIED)),
    Contest("2023-2024-lessons", "课堂教学技能大赛", date(2023, 12, 7), 1, (EARLY_TWO,)),
    Contest("2023-2024-choir", "校园合唱展演", date(2024, 5, 23), 1, (EARLY_ONE,), counts=False),
    Contest("2024-2025-lessons", "课堂教学技能大赛", date(2024, 12, 5), 2, (TIED,)),
    Contest("2024-2025-plans", "教案与作业设计评比", date(2025, 5, 15), 2, (ESCAPED,), status="provisional"),
)
SHARED = CONTESTS[1]


def event_rows(county: County, seed: int) -> list[Row]:
    """Rows of `events`: every junior school that teaches in the year, in an order drawn for each contest."""
    return [row for contest in CONTESTS for row in _places(county, contest, seed)]


def _places(county: County, contest: Contest, seed: int) -> Iterable[Row]:
    taking_part = _taking_part(county, contest)
    above = sorted(set(taking_part) - set(contest.last))
    order = stream(seed, f"contest {contest.event_id}").permutation(len(above))
    places = {above[school]: place for place, school in enumerate(order, start=1)}
    places |= dict.fromkeys(contest.last, len(above) + 1)
    named = f"{SCHOOL_YEARS[contest.year].replace('-', '—')}学年初中{contest.name}"
    for code in taking_part:
        yield (contest.event_id, named, contest.held_on, SCHOOL_YEARS[contest.year], "junior", "school", code,
               places[code], len(taking_part), contest.counts, contest.status)  # fmt: skip


def _taking_part(county: County, contest: Contest) -> list[str]:
    return [s.code for s in county.schools if s.stage == "junior" and s.is_open(contest.year)]


def determinations(county: County) -> list[Record]:
    """The tie for last place was determined not to count for one of the two schools."""
    ranked_n, tied_n = len(_taking_part(county, SHARED)), len(SHARED.last)
    return [
        Record(
            "determination",
            decision_id="D20230612-090000-sample",
            rule_id=LAST_TWICE,
            unit_code=TIED,
            stage="junior",
            occasion=SHARED.event_id,
            place=ranked_n - tied_n + 1,
            tied_n=tied_n,
            ranked_n=ranked_n,
            outcome="not_counted",
            evidence_id="E-2023-contest-07",
            decided_by_role="教育教学质量提升领导小组",
            decided_on=date(2023, 6, 12),
            document_no="样例教〔2023〕9号",
            reason="并列末位，复核评分表后认定不计入",
            recorded_at=datetime(2023, 6, 12, 9),
        )
    ]
