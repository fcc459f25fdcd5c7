"""Duties of schools told once a term or a year: how many of how many meet them."""

from dataclasses import dataclass

from dashboard.sample.observations import Observation
from dashboard.sample.visits import Visit

_ALL = ("primary", "junior", "senior")
_COMPULSORY = ("primary", "junior")


@dataclass(frozen=True)
class _Duty:
    """`share` of the `of` (teachers, classes, pupils, heads, asked, one) meet it; of "" it is a rare count.

    `told` is the share of schools that report; terms before `since` (0 to 5) have no record.
    """

    indicator: str
    source: str
    of: str
    share: float
    told: float = 0.97
    since: int = 0
    yearly: bool = False
    part: str = ""
    stages: tuple[str, ...] = _ALL


_DUTIES = (
    _Duty("leader-teaching-third", "staff_file", "heads", 0.86),
    _Duty("leader-teaching-half", "staff_file", "heads", 0.90, since=2),
    _Duty("principal-observes-every-teacher", "inspection", "teachers", 0.97, 0.95),
    _Duty("collective-prep-plan", "inspection", "groups", 0.96, since=2),
    _Duty("home-visit", "report", "pupils", 0.94, 0.88, 2),
    _Duty("parents-meeting", "report", "meeting", 0.97, 0.93, 2),
    _Duty("theory-books", "report", "teachers", 0.95, 0.86, 2),
    _Duty("book-essay", "report", "teachers", 0.92, 0.78, 3),
    _Duty("homeroom-talk-cadence", "contest", "classes", 0.985, 0.94, 2),
    _Duty("conduct-violations", "inspection", "", 0.01),
    _Duty("no-new-substitutes", "staff_file", "", 0.012, 0.98),
    _Duty("no-ghost-posts", "staff_file", "", 0.006, 0.98, 2),
    _Duty("enrolment-no-selection", "inspection", "", 0.005, 0.96, yearly=True, stages=_COMPULSORY),
    _Duty("homework-done-at-school", "survey", "asked", 0.84, 0.82, 3, stages=("primary",)),
    _Duty("homework-done-at-school", "survey", "asked", 0.63, 0.82, 3, stages=("junior",)),
    _Duty("tp-business-test-school", "report", "one", 0.96, 0.9, 3),
    _Duty("tp-full-training", "staff_file", "teachers", 0.97, 0.93, 2, yearly=True),
    _Duty("rs-training-360h", "staff_file", "teachers", 0.82, 0.9, 2, yearly=True, part="pace"),
)  # fmt: skip


def duties(visit: Visit) -> list[Observation]:
    """What the school tells of its duties in this term."""
    return [
        _told(visit, duty)
        for duty in _DUTIES
        if visit.school.stage in duty.stages
        and visit.term >= duty.since
        and (visit.term % 2 or not duty.yearly)
        and visit.rng.random() < duty.told
    ]


def _told(visit: Visit, duty: _Duty) -> Observation:
    of = _of(visit, duty.of)
    if of is None:
        value = float(visit.rng.poisson(duty.share)) if not duty.of else float(visit.rng.random() < duty.share)
        one = visit.seen(duty.indicator, "count", duty.source, value, part=duty.part)
    else:
        met = float(visit.rng.binomial(of, visit.share(duty.share)))
        one = visit.seen(duty.indicator, "ratio", duty.source, met, of, duty.part)
    return visit.of_year(one) if duty.yearly else one


def _of(visit: Visit, counted: str) -> int | None:
    """How many there are; None for a bare count."""
    known = {
        "teachers": visit.teachers,
        "classes": visit.classes,
        "pupils": visit.pupils,
        "heads": 2 + visit.teachers // 40,
        "groups": 2 + visit.teachers // 25,
        "asked": 30 + visit.pupils % 31,
        "one": 1,
    }
    return known.get(counted)
