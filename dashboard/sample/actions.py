"""Actions of the sample county: what two meetings decided about its findings, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import cycle
from pathlib import Path

from dashboard.records import ACTION_FOLDER, Action, write_action
from dashboard.sample.schools import (
    EARLY_TWO,
    ESCAPED,
    LOW_PRIMARY_TOWNSHIP,
    TIED,
    TWICE_IN_BOTTOM,
    TWICE_TOWNSHIP,
    County,
)

AUTUMN, SPRING = date(2024, 9, 6), date(2025, 2, 21)
_BEFORE, _AFTER = "2023-2024-zhongkao", "2024-2025-zhongkao"
_BEFORE_PRIMARY, _AFTER_PRIMARY = "2023-2024-T2-primary", "2024-2025-T2-primary"
_MEASURES = {
    "warning": "教研室分学科驻校指导，每两周一次集体备课，每月一次诊断",
    "missed_target": "按月对照指标清单督办，未达标单位逐项说明并限期补齐",
    "indicator": "补齐听课和检查记录，业务副校长每周自查，督导室期中复查",
    "weak_subject": "与同方阵优势学校结对，任课教师每周跟岗听课，单元过关检测",
    "visit": "包片领导到校听课、查阅常规材料，现场反馈问题清单",
}
_SUBJECTS = ("math", "english", "physics", "chemistry", "math")
_ENDINGS = ("done", "done", "open", "overdue", "done", "cancelled", "done", "overdue")


@dataclass(frozen=True)
class _Terms:
    """A meeting, the day by which most of it was due, and the day for what takes longer."""

    meeting: date
    soon: date
    later: date


_YEARLY = _Terms(AUTUMN, date(2025, 4, 30), date(2025, 8, 31))
_TERMLY = _Terms(SPRING, date(2025, 6, 20), date(2025, 9, 30))


def action_records(county: County) -> list[Action]:
    """Some forty actions of two meetings: open, overdue, done and cancelled, most with more than one record."""
    autumn = [*_warned(), *_weak_subjects(county), *_targets()]
    spring = [*_processes(county), *_visits(county)]
    numbered = [*_settled(autumn, _YEARLY, 1), *_settled(spring, _TERMLY, len(autumn) + 1)]
    return [record for action in numbered for record in _records(action)]


def write_actions(folder: Path, county: County) -> None:
    """Writes the records; one that is there already stays as it is."""
    for record in action_records(county):
        if not list((folder / ACTION_FOLDER).glob(f"{record.action_id}.{record.recorded_at:%Y%m%d-%H%M%S}.parquet")):
            write_action(folder, record)


def _warned() -> list[Action]:
    """The schools and townships that a rule met or came close to in 2023-2024."""
    schools = [
        Action("warning", unit_code=code, stage="junior", rule_id="zhongkao-school-bottom3", occasion="2023-2024",
               retest_test_id=_AFTER)
        for code in (TWICE_IN_BOTTOM, ESCAPED, TIED)
    ]  # fmt: skip
    townships = [
        Action("warning", unit_type="township", unit_code=TWICE_TOWNSHIP, stage="junior",
               rule_id="zhongkao-township-bottom3", occasion="2023-2024", retest_test_id=_AFTER),
        Action("warning", unit_type="township", unit_code=LOW_PRIMARY_TOWNSHIP, stage="primary",
               rule_id="primary-township-bottom3", occasion=_BEFORE_PRIMARY, retest_test_id=_AFTER_PRIMARY),
    ]  # fmt: skip
    contest = Action("warning", unit_code=EARLY_TWO, stage="junior", rule_id="contest-last-twice",
                     occasion="2023-2024-lessons")  # fmt: skip
    return [*schools, *townships, contest]


def _weak_subjects(county: County) -> list[Action]:
    """One subject of some junior and primary schools."""
    junior = zip(_spread(county, "junior", 9), cycle(_SUBJECTS), strict=False)
    primary = zip(_spread(county, "primary", 5), cycle(_SUBJECTS[:2]), strict=False)
    return [
        *(_weak(code, "junior", subject, _BEFORE, _AFTER) for code, subject in junior),
        *(_weak(code, "primary", subject, _BEFORE_PRIMARY, _AFTER_PRIMARY) for code, subject in primary),
    ]


def _weak(code: str, stage: str, subject: str, before: str, after: str) -> Action:
    return Action(
        "weak_subject", unit_code=code, stage=stage, subject=subject, test_id=before, retest_test_id=after
    )  # fmt: skip


def _targets() -> list[Action]:
    """Targets of the first two phases that the county missed."""
    missed = (
        ("phase2-school-research-95", "phase2"),
        ("standards-books", "phase1"),
        ("phase1-strengthen-base", "phase1"),
    )
    return [
        Action("missed_target", unit_type="county", unit_code="county", indicator_id=indicator, part="", phase_id=phase)
        for indicator, phase in missed
    ]


def _processes(county: County) -> list[Action]:
    """Duties that some schools did not meet."""
    duties = cycle(("routine-process-score", "teacher-observation-20", "vp-observation-80pct"))
    return [
        Action("indicator", unit_code=code, indicator_id=next(duties), part="")
        for code in (*_spread(county, "junior", 6), *_spread(county, "primary", 6))
    ]


def _visits(county: County) -> list[Action]:
    """Schools that a leader is to visit again."""
    return [
        Action("visit", unit_code=code, stage="junior", test_id=_BEFORE, retest_test_id=_AFTER)
        for code in _spread(county, "junior", 5)[1:]
    ]


def _spread(county: County, stage: str, most: int) -> list[str]:
    """So many schools of a stage, far apart in the register, open in all years and with pupils of their own."""
    steady = [
        school.code
        for school in county.schools
        if school.stage == stage and school.parent is None and not (school.opened or school.closed)
    ]
    return steady[:: max(1, len(steady) // most)][:most]


def _settled(actions: Iterable[Action], terms: _Terms, first: int) -> list[Action]:
    """The actions with their numbers, posts, days and endings."""
    return [
        _ended(
            replace(
                action,
                action_id=f"Z{terms.meeting:%Y%m%d}-{first + place:02}",
                owner_post="LG-01" if action.unit_type == "county" else f"{action.unit_code}-01",
                measure=_MEASURES[action.cause],
                opened_on=terms.meeting,
                meeting_on=terms.meeting,
                due_on=terms.soon,
            ),
            _ENDINGS[place % len(_ENDINGS)],
            terms,
        )
        for place, action in enumerate(actions)
    ]


def _ended(action: Action, ending: str, terms: _Terms) -> Action:
    if ending in ("done", "cancelled"):
        late = int(action.action_id[-2:]) % 5
        closed = terms.soon - timedelta(days=9 - 3 * late)
        evidence = f"样例整改{action.action_id[-2:]}" if ending == "done" else None
        return replace(action, outcome=ending, closed_on=closed, evidence_id=evidence)
    return replace(action, due_on=terms.soon if ending == "overdue" else terms.later)


def _records(action: Action) -> list[Action]:
    """First as it was opened, then as it stands; records arrive the newest first."""
    opened = replace(action, outcome="open", closed_on=None, evidence_id=None, retest_test_id=None)
    first = replace(opened, recorded_at=_at(action.opened_on))
    if action.says_the_same(opened):
        return [first]
    return [replace(action, recorded_at=_at(date(2025, 7, 4))), first]


def _at(day: date | None) -> datetime:
    return datetime.combine(day or SPRING, time(16))
