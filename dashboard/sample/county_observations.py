"""What the county reports of itself: phase targets, studios, places in the city, satisfaction."""

from dataclasses import replace
from datetime import date

from dashboard.sample.exams import SCHOOL_YEARS
from dashboard.sample.observations import Observation
from dashboard.sample.registers import term_days

COUNTY = "county"
_PHASE_ONE = (
    ("phase1-strengthen-base", 281.0, 289.0, "inspection"),
    ("leading-group", 289.0, 289.0, "report"),
    ("standards-books", 3894.0, 4102.0, "report"),
)
_STUDIOS = (
    ("studios-principal", "studios", (6.0, 8.0, 10.0)),
    ("studios-principal", "members", (8.0, 10.0, 10.0)),
    ("studios-homeroom", "studios", (5.0, 9.0, 10.0)),
    ("studios-homeroom", "members", (9.0, 10.0, 10.0)),
    ("studios-teacher", "studios", (58.0, 81.0, 96.0)),
    ("studios-teacher", "members", (24.0, 28.0, 30.0)),
)
_CITY = (
    ("phase3-gaokao-first-group", "senior", (6.0, 5.0, 3.0)),
    ("phase3-zhongkao-city-front", "junior", (5.0, 4.0, 4.0)),
)
_COUNTIES = 10.0
_SATISFIED = ((0, 1643.0, 2011.0), (2, 1789.0, 2034.0))
_BEFORE = (date(2022, 2, 14), date(2022, 6, 30))


def county_observations() -> list[Observation]:
    """Rows about the county; baselines are measured before the phase that needs them."""
    return [*_phase_one(), *_studios(), *_city(), *_satisfaction(), *_research_plan()]


def _phase_one() -> list[Observation]:
    first, last = date(2022, 9, 1), date(2023, 8, 31)
    found = []
    for indicator, numerator, denominator, source in _PHASE_ONE:
        before = round(0.41 * denominator)
        found.append(_ratio(indicator, "term", "2021-2022-T2", _BEFORE, before, denominator, source).kept(3))
        found.append(_ratio(indicator, "plan_phase", "phase1", (first, last), numerator, denominator, source).kept(-30))
    found.append(_whole("phase1-lecture-hall", "forum", "all", 0, 1.0, "yesno", "report"))
    found.append(_whole("phase1-lecture-hall", "contest-forms", "all", 0, 1.0, "yesno", "report"))
    return found


def _studios() -> list[Observation]:
    return [
        _whole(indicator, part, "all", year, value, "count", "report")
        for indicator, part, values in _STUDIOS
        for year, value in enumerate(values)
    ]


def _city() -> list[Observation]:
    return [
        replace(
            _whole(indicator, "", stage, year, value, "rank", "city_bulletin"), numerator=value, denominator=_COUNTIES
        )
        for indicator, stage, values in _CITY
        for year, value in enumerate(values)
    ]


def _satisfaction() -> list[Observation]:
    return [_satisfied(year, satisfied, asked) for year, satisfied, asked in _SATISFIED]


def _satisfied(year: int, satisfied: float, asked: float) -> Observation:
    name, period = "phase3-public-satisfaction", SCHOOL_YEARS[year]
    return _ratio(name, "school_year", period, _year(year), satisfied, asked, "survey").kept(6)


def _research_plan() -> list[Observation]:
    """The six-year plan's count of school-based courses and training participation."""
    courses = [_whole("rs-school-courses-100", "", "all", y, 41.0 + 17 * y, "count", "report") for y in (1, 2)]
    return courses + [_trained(year, 3690.0 + 160 * year, 4120.0) for year in (1, 2)]


def _trained(year: int, trained: float, teachers: float) -> Observation:
    name, period = "rs-training-participation", SCHOOL_YEARS[year]
    return _ratio(name, "school_year", period, _year(year), trained, teachers, "staff_file").kept(6)


def _year(year: int) -> tuple[date, date]:
    return term_days(year, "T1")[0], term_days(year, "T2")[1]


def _whole(indicator: str, part: str, stage: str, year: int, value: float, unit: str, source: str) -> Observation:
    """A number of one school year, without numerator and denominator."""
    return Observation(
        indicator, part, "county", COUNTY, stage, "school_year", SCHOOL_YEARS[year], *_year(year), value, None, None,
        unit, source, role="bureau-office",
    ).kept(6)  # fmt: skip


def _ratio(
    indicator: str, period_type: str, period: str, days: tuple[date, date], top: float, bottom: float, source: str
) -> Observation:
    asked = int(bottom) if source == "survey" else None
    note = f"有效问卷{int(bottom)}份" if asked else None
    return Observation(
        indicator, "", "county", COUNTY, "all", period_type, period, *days, top / bottom, top, bottom, "ratio", source,
        note, asked, role="bureau-office",
    )  # fmt: skip
