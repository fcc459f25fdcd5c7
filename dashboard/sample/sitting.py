"""Who sits an exam: the members of its roster, their attendance and their marks."""

from dataclasses import dataclass, replace

import numpy as np

from dashboard.sample.attendance import EXCUSED, EXEMPT, PRESENT, VOIDED
from dashboard.sample.exams import Exam
from dashboard.sample.pupils import Cohort
from dashboard.sample.streams import Codes, Flags, Floats, Ints, Texts


@dataclass(frozen=True)
class Members:
    """The roster of one exam, sorted by school and id; arrays are by pupil, `talents` pupils x 14."""

    ids: Texts
    school: Ints
    ability: Floats
    talents: Floats
    seat: Floats
    guest: Flags
    repeater: Flags
    active: Flags

    def take(self, rows: Ints | Flags) -> "Members":
        """The members at `rows`."""
        return Members(*(getattr(self, name)[rows] for name in self.__dataclass_fields__))

    def plus(self, other: "Members") -> "Members":
        """Both, sorted again by school and id."""
        both = Members(*(np.concatenate([getattr(self, n), getattr(other, n)]) for n in self.__dataclass_fields__))
        return both.take(np.lexsort((both.ids, both.school)))


@dataclass(frozen=True)
class Sitting:
    """One exam sat: marks (pupils x papers) and attendance codes of the same shape."""

    exam: Exam
    members: Members
    marks: Floats
    attendance: Codes

    def eligible(self) -> Flags:
        """Active pupils of the county, neither repeating nor excused or exempt in any paper."""
        away = np.isin(self.attendance, (EXCUSED, EXEMPT)).any(axis=1)
        return self.members.active & ~self.members.guest & ~self.members.repeater & ~away

    def sat(self) -> Flags:
        """Present or voided in at least one paper."""
        seen: Flags = np.isin(self.attendance, (PRESENT, VOIDED)).sum(axis=1) > 0
        return seen

    def totals(self) -> Floats:
        """Sum of the marks of the papers where the pupil was present."""
        sums: Floats = np.where(self.attendance == PRESENT, self.marks, 0.0).sum(axis=1)
        return sums

    def with_marks(self, marks: Floats) -> "Sitting":
        """The same sitting with other marks."""
        return replace(self, marks=marks)


def members_of(cohort: Cohort, exam: Exam) -> Members:
    """The cohort's pupils who are in a school in the exam's term."""
    school = cohort.school[:, exam.half]
    everyone = Members(
        cohort.ids,
        school,
        cohort.ability,
        cohort.talents,
        cohort.seat,
        cohort.guest,
        np.zeros(len(school), dtype=np.bool_),
        ~cohort.suspended[:, exam.year],
    )
    rows = np.flatnonzero(school >= 0)
    return everyone.take(rows[np.lexsort((cohort.ids[rows], school[rows]))])


def repeaters_of(cohort: Cohort, exam: Exam, closed: Ints, count: int, rng: np.random.Generator) -> Members:
    """A few of last year's grade 9 who went to no senior school and sit it again in theirs, unless it is `closed`."""
    last = cohort.school[:, exam.half - 2]
    rows = rng.choice(np.flatnonzero((cohort.school[:, exam.half] < 0) & ~np.isin(last, closed)), count, replace=False)
    flags = np.ones(count, dtype=np.bool_)
    own = (cohort.ids[rows], last[rows], cohort.ability[rows], cohort.talents[rows], cohort.seat[rows])
    return Members(*own, guest=~flags, repeater=flags, active=flags)
