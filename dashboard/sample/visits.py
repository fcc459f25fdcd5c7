"""One school in one term, as those see it who inspect, survey and count."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from dashboard.sample.exams import SCHOOL_YEARS
from dashboard.sample.observations import Observation
from dashboard.sample.registers import term_days
from dashboard.sample.schools import County, School
from dashboard.sample.streams import stream

TERMS = 6
_GRADES = (("primary", range(1, 7)), ("junior", range(7, 10)), ("senior", range(10, 13)))
_NORMATIVE = (0.83, 0.86, 0.90, 0.928, 0.94, 0.945)
_CLASS = 48


@dataclass(frozen=True)
class Visit:
    """One school in one term (0 to 5); `quality` is its lasting standing, about 0 with SD 1."""

    school: School
    term: int
    quality: float
    normative: bool
    rng: np.random.Generator

    @property
    def year(self) -> int:
        """The school year, 0 is 2022-2023."""
        return self.term // 2

    @property
    def half(self) -> str:
        """`T1` or `T2`."""
        return ("T1", "T2")[self.term % 2]

    @property
    def period(self) -> str:
        """The term, `2023-2024-T1`."""
        return f"{SCHOOL_YEARS[self.year]}-{self.half}"

    @property
    def days(self) -> tuple[date, date]:
        """First and last day of the term."""
        return term_days(self.year, self.half)

    @property
    def grades(self) -> range:
        """Grades of the school's stage."""
        return next(grades for stage, grades in _GRADES if stage == self.school.stage)

    @property
    def teachers(self) -> int:
        """Teachers on post."""
        return 5 + int(self.school.size * len(self.grades) / 16)

    @property
    def pupils(self) -> int:
        """Pupils of all grades."""
        return max(1, round(self.school.size * len(self.grades)))

    @property
    def classes(self) -> int:
        """Classes of all grades, at most about 48 pupils each."""
        return max(1, int(np.ceil(self.school.size / _CLASS))) * len(self.grades)

    def share(self, wanted: float) -> float:
        """`wanted` moved by the school's quality, between 0.2 and 1."""
        return float(min(1.0, max(0.2, wanted + 0.02 * self.quality)))

    def seen(
        self, indicator: str, unit: str, source: str, value: float, of: float | None = None, part: str = ""
    ) -> Observation:
        """A value of the term, or with `of` a numerator and its denominator."""
        share = value if of is None else value / of
        top = None if of is None else value
        return Observation(
            indicator, part, "school", self.school.code, self.school.stage, "term", self.period, *self.days, share,
            top, of, unit, source,
        ).kept(3 + len(indicator) % 4)  # fmt: skip

    def within(self, one: Observation, period_type: str, period: str, first: date, last: date) -> Observation:
        """The same of a week, month, year or day."""
        return replace(one, period_type=period_type, period=period, first_day=first, last_day=last).kept(3)

    def of_year(self, one: Observation) -> Observation:
        """The same of the whole school year."""
        first, last = term_days(self.year, "T1")[0], term_days(self.year, "T2")[1]
        return self.within(one, "school_year", SCHOOL_YEARS[self.year], first, last)

    def of_day(self, one: Observation, day: int) -> Observation:
        """The same term, seen on one day of it (0 is the first)."""
        on = self.days[0] + timedelta(days=day)
        return self.within(one, one.period_type, one.period, on, on)


def visits(county: County, seed: int) -> list[Visit]:
    """Every school that reports itself, in every term in which it is open."""
    rng, chance = stream(seed, "observations"), stream(seed, "normative")
    qualities = stream(seed, "quality").normal(size=len(county.schools))
    normative = chance.random((len(county.schools), TERMS))
    return [
        Visit(
            school, term, float(qualities[place]), bool(normative[place, term] < _likely(term, qualities[place])), rng
        )
        for place, school in enumerate(county.schools)
        if school.parent is None and school.stage != "kindergarten"
        for term in range(TERMS)
        if school.is_open(term // 2)
    ]


def _likely(term: int, quality: float) -> float:
    return min(0.99, _NORMATIVE[term] + 0.02 * quality)
