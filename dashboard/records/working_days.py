"""Working days between two days."""

from datetime import date, timedelta

WORKING = 5


def working_days(after: date, until: date) -> int:
    """Mondays to Fridays after the first day up to the second, that one included; public holidays are not known."""
    days = (after + timedelta(days=number) for number in range(1, (until - after).days + 1))
    return sum(day.weekday() < WORKING for day in days)
