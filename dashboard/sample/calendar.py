"""Periods of the sample's three school years: teaching weeks, months, terms and years with their days."""

from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.sample.exams import SCHOOL_YEARS
from dashboard.sample.registers import term_days, week_rows


@dataclass(frozen=True)
class Period:
    """One period; `term` counts from 0 to 5 over the three years."""

    period_type: str
    period: str
    first: date
    last: date
    term: int

    @property
    def days(self) -> tuple[date, date]:
        """First and last day."""
        return self.first, self.last


def _halves() -> list[tuple[int, int, str]]:
    return [(2 * year + place, year, half) for year in range(3) for place, half in enumerate(("T1", "T2"))]


def terms() -> list[Period]:
    """The six terms."""
    return [
        Period("term", f"{SCHOOL_YEARS[year]}-{half}", *term_days(year, half), term) for term, year, half in _halves()
    ]


def years() -> list[Period]:
    """The three school years."""
    days = [(term_days(year, "T1")[0], term_days(year, "T2")[1]) for year in range(3)]
    return [Period("school_year", SCHOOL_YEARS[year], *days[year], 2 * year + 1) for year in range(3)]


def weeks() -> list[Period]:
    """Teaching weeks, holidays left out."""
    places = {(SCHOOL_YEARS[year], half): term for term, year, half in _halves()}
    return [
        Period("week", f"{year}-{half}-W{number:02}", first, last, places[str(year), str(half)])
        for year, half, number, first, last, is_teaching in week_rows()
        if is_teaching and isinstance(first, date) and isinstance(last, date)
    ]


def months() -> list[Period]:
    """Months whose middle lies in a term."""
    return [month for term in terms() for month in _months(term)]


def _months(term: Period) -> list[Period]:
    found, day = [], term.first.replace(day=1)
    while day <= term.last:
        after = (day + timedelta(days=31)).replace(day=1)
        if term.first <= day + timedelta(days=14) <= term.last:
            found.append(Period("month", f"{day:%Y-%m}", day, after - timedelta(days=1), term.term))
        day = after
    return found
