"""How large each sample is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SampleSize:
    """Counts of units and pupils of one size; pupils are for each grade, `top_n` None keeps the plan's own."""

    townships: int
    junior: int
    bureau_junior: int
    nine_year: int
    primary: int
    bureau_primary: int
    teaching_points: int
    senior: int
    kindergartens: int
    junior_pupils: int
    primary_pupils: int
    senior_pupils: int
    story_scale: float
    top_n: tuple[int, int, int] | None


SMALL = SampleSize(
    townships=8,
    junior=14,
    bureau_junior=3,
    nine_year=1,
    primary=20,
    bureau_primary=2,
    teaching_points=2,
    senior=2,
    kindergartens=2,
    junior_pupils=300,
    primary_pupils=260,
    senior_pupils=90,
    story_scale=0.30,
    top_n=(80, 130, 180),
)

COUNTY = SampleSize(
    townships=23,
    junior=60,
    bureau_junior=8,
    nine_year=6,
    primary=240,
    bureau_primary=10,
    teaching_points=28,
    senior=5,
    kindergartens=10,
    junior_pupils=10_900,
    primary_pupils=9_000,
    senior_pupils=4_000,
    story_scale=1.0,
    top_n=None,
)

SIZES = (("small", SMALL), ("county", COUNTY))


def named_size(name: str) -> SampleSize:
    """The size of that name; raises ValueError for an unknown one."""
    for known, size in SIZES:
        if known == name:
            return size
    raise ValueError(f"unknown sample size {name!r}: small, county or city")
