"""Townships and schools of the sample, with the codes of those the story is about."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from dashboard.sample.streams import Flags, Floats, Ints

BUREAU = "T00"
CHANGE_DAY = date(2023, 9, 1)
LAST_DAY = date(2023, 8, 31)
RENAMED, MERGED, SUCCESSOR, NEW = "J0201", "J0702", "J0701", "J0002"
TWICE_IN_BOTTOM, ESCAPED, TIED, TIE_PARTNER = "J0301", "J0501", "J0302", "J0202"
RELAPSED, EARLY_ONE, EARLY_TWO = "J0601", "J0401", "J0101"
TWICE_TOWNSHIP, LOW_PRIMARY_TOWNSHIP = "T03", "T05"


@dataclass(frozen=True)
class School:
    """One school and stage; `size` is the expected number of pupils in a grade."""

    code: str
    name: str
    township: str
    stage: str
    size: float
    is_private: bool = False
    parent: str | None = None
    opened: date | None = None
    closed: date | None = None
    old_name: str | None = None

    def is_open(self, year: int) -> bool:
        """Whether it teaches in school year `year` (0 is 2022-2023)."""
        return year >= 1 if self.opened else year < 1 if self.closed else True


@dataclass(frozen=True)
class Township:
    """One township, or the bureau with the schools directly under it."""

    code: str
    name: str
    kind: str = "township"


@dataclass(frozen=True)
class County:
    """Townships and schools in the order of their codes."""

    townships: tuple[Township, ...]
    schools: tuple[School, ...]

    def codes(self) -> tuple[str, ...]:
        """School codes, one for each school and stage."""
        return tuple(school.code for school in self.schools)

    def sizes(self) -> Floats:
        """Expected pupils in a grade, one for each school and stage."""
        return np.array([school.size for school in self.schools])

    def township_numbers(self) -> Ints:
        """Place of each school's township in `townships`."""
        places = {township.code: place for place, township in enumerate(self.townships)}
        return np.array([places[school.township] for school in self.schools])

    def of_stage(self, stage: str, year: int) -> Flags:
        """Which schools teach `stage` in school year `year`."""
        return np.array([school.stage == stage and school.is_open(year) for school in self.schools])

    def index(self, code: str, stage: str = "junior") -> int:
        """Place of a school and stage in `schools`."""
        return next(i for i, school in enumerate(self.schools) if (school.code, school.stage) == (code, stage))
