"""School years such as `2023-2024`, which begin on 1 September."""

from datetime import date


def starting_year(school_year: str) -> int:
    """The calendar year in which the school year begins."""
    return int(school_year[:4])


def first_day(school_year: str) -> date:
    """1 September of its starting year."""
    return date(starting_year(school_year), 9, 1)


def is_school_year(text: str) -> bool:
    """Whether the second year follows the first, as in `2023-2024`."""
    first, _, second = text.partition("-")
    return first.isdigit() and second.isdigit() and len(first) == 4 and int(second) == int(first) + 1
