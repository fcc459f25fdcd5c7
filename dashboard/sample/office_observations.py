"""What the bureau and its research office tell of their own duties: by week, month, term and year."""

from dataclasses import dataclass

import numpy as np

from dashboard.sample.calendar import Period, months, terms, weeks, years
from dashboard.sample.observations import Observation
from dashboard.sample.schools import County
from dashboard.sample.streams import stream

_MISSED_WEEK, _NO_RECORD = 0.05, 0.04
_ONE_MISSED_IN = 45  # schools, in the newest term: some are still to be visited
_SUBJECTS = ("chinese", "math", "english", "physics", "chemistry", "politics", "history", "biology", "geography")


@dataclass(frozen=True)
class _Kept:
    """A number told every term or year: `values` from the first to the last, None where nothing was told."""

    indicator: str
    values: tuple[float | None, ...]
    unit: str = "count"
    source: str = "report"
    part: str = ""
    of: float | None = None


_BY_TERM = (
    _Kept("homeroom-talk-prizes", (None, 8.0, 8.0, 8.0, 8.0, 8.0), source="contest", part="first"),
    _Kept("homeroom-talk-prizes", (None, 12.0, 12.0, 11.0, 12.0, 12.0), source="contest", part="second"),
    _Kept("homeroom-talk-prizes", (None, 40.0, 40.0, 38.0, 40.0, 40.0), source="contest", part="total"),
    _Kept("homeroom-talk-cadence", (2.0, 3.0, 3.0, 3.0, 3.0, 3.0), source="contest", part="stages"),
    _Kept("principal-talk-cadence", (None, 3.0, 3.0, 2.0, 3.0, 3.0), source="contest", part="stages"),
    _Kept("supervision-term-report", (6.0, 7.0, 9.0, 9.0, 8.0, 9.0), "ratio", of=9.0),
    _Kept("az-interschool-seminar", (None, None, 1.0, 1.0, 0.0, 1.0)),
    _Kept("rs-weak-school-visit", (None, None, 5.0, 7.0, 7.0, 8.0), "ratio", "inspection", of=8.0),
    _Kept("rs-area-research", (None, None, 6.0, 7.0, 7.0, 9.0)),
)
_BY_YEAR = (
    _Kept("teaching-skill-contest", (1.0, 1.0, 1.0), source="contest"),
    _Kept("exam-setting-contest", (None, 1.0, 1.0), source="contest"),
    _Kept("phase2-quality-steady-rise", (None, 0.06, 0.09), "index"),
    _Kept("az-teacher-skill-contest", (None, 1.0, 1.0), source="contest"),
    _Kept("tp-business-test-county", (None, 1.0, 0.0)),
    _Kept("tp-contest-cycle", (None, 1.0, 1.0), "yesno", "contest", "heats"),
    _Kept("tp-contest-cycle", (None, 1.0, 1.0), "yesno", "contest", "semi-final"),
    _Kept("tp-contest-cycle", (None, 1.0, 0.0), "yesno", "contest", "final"),
    _Kept("rs-researcher-qualified", (None, 21.0, 24.0), "ratio", "staff_file", of=26.0),
    _Kept("rs-researcher-staffing", (None, 22.0, 25.0), "ratio", "staff_file", of=27.0),
    _Kept("rs-backbone-activities", (None, 118.0, 131.0), "ratio", part="activities", of=140.0),
    _Kept("rs-backbone-activities", (None, 125.0, 134.0), "ratio", part="mentees", of=140.0),
)  # fmt: skip


def office_observations(county: County, seed: int) -> list[Observation]:
    """Supervision of the research office, visits of the bureau, contests, researchers and expert groups."""
    rng = stream(seed, "office duties")
    told = [one for kept in _BY_TERM for one in _series(kept, terms())]
    told += [one for kept in _BY_YEAR for one in _series(kept, years())]
    return told + _supervision(rng) + _monthly(rng) + _visits(county, rng) + _groups(rng)


def _told(
    indicator: str, period: Period, value: float, of: float | None, unit: str, source: str = "report", part: str = ""
) -> Observation:
    share, top = (value, None) if of is None else (value / of, value)
    return Observation(
        indicator, part, "county", "county", "all", period.period_type, period.period, *period.days, share, top, of,
        unit, source, role="bureau-office",
    ).kept(3)  # fmt: skip


def _series(kept: _Kept, periods: list[Period]) -> list[Observation]:
    return [
        _told(kept.indicator, period, value, kept.of, kept.unit, kept.source, kept.part)
        for period, value in zip(periods, kept.values, strict=True)
        if value is not None
    ]


def _supervision(rng: np.random.Generator) -> list[Observation]:
    """Three visits a week or more, now and then fewer, none, or no record; a list of problems after each; a summary."""
    found = []
    for week in weeks():
        if rng.random() < _NO_RECORD:
            continue
        times = float(rng.choice([0, 1, 2]) if rng.random() < 2 * _MISSED_WEEK else rng.integers(3, 7))
        found.append(_told("supervision-3-per-week", week, times, None, "count"))
        if times:
            lists = times - float(rng.random() < _MISSED_WEEK)
            found.append(_told("supervision-feedback-each", week, lists, times, "ratio"))
        summed = float(rng.random() >= _MISSED_WEEK)
        found.append(_told("supervision-weekly-summary", week, summed, 1.0, "ratio"))
    return found


def _monthly(rng: np.random.Generator) -> list[Observation]:
    told = [month for month in months() if rng.random() >= _NO_RECORD]
    return [
        _told("supervision-monthly-report", month, float(rng.random() >= 2 * _MISSED_WEEK), 1.0, "ratio")
        for month in told
    ]


def _visits(county: County, rng: np.random.Generator) -> list[Observation]:
    """Schools that bureau leaders visited in the term, and the director in the year."""
    found = []
    for period in (*terms()[1:], *years()):
        schools = sum(
            s.parent is None and s.stage != "kindergarten" and s.is_open(period.term // 2) for s in county.schools
        )
        of_term = period.period_type == "term"
        seen = float(rng.binomial(schools, 0.985 if of_term else 0.8 + 0.03 * period.term))
        if period == terms()[-1]:
            seen = min(seen, schools - max(1.0, schools // _ONE_MISSED_IN))
        name = "bureau-visit-termly" if of_term else "director-visit-yearly"
        found.append(_told(name, period, seen, float(schools), "ratio"))
    return found


def _groups(rng: np.random.Generator) -> list[Observation]:
    """Expert groups of nine subjects and the researchers, in the two years of the six-year plan."""
    found = []
    for year in years()[1:]:
        for subject in _SUBJECTS:
            times = float(rng.integers(1, 4) if year.term < 4 else rng.integers(2, 5))
            found.append(_of_group("rs-expert-group", year, "subject_group", subject, times, None))
        for duty in ("rs-researcher-books", "rs-researcher-training", "rs-researcher-appraisal"):
            met = float(26 - rng.integers(0, 3))
            found.append(_of_group(duty, year, "researcher_group", "researchers", met, 26.0))
    return found


def _of_group(
    indicator: str, year: Period, entity_type: str, entity: str, value: float, of: float | None
) -> Observation:
    share, top = (value, None) if of is None else (value / of, value)
    return Observation(
        indicator, "", entity_type, entity, "all", year.period_type, year.period, *year.days, share, top, of,
        "count" if of is None else "ratio", "report", role="research-office",
    ).kept(5)  # fmt: skip
