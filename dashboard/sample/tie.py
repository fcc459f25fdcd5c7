"""A tie of two schools: equal mean, equal numbers above each line, other marks."""

from typing import NamedTuple

import numpy as np

from dashboard.sample.sitting import Sitting
from dashboard.sample.streams import Floats, Ints

_FIRST, _SECOND = 0, 2


class _Bounds(NamedTuple):
    lines: Floats
    full: Floats


def tied_marks(sitting: Sitting, pair: tuple[int, ...], top_n: tuple[int, int, int]) -> Sitting:
    """The sitting in which the second school of `pair` has the first one's totals, moved about within the bands."""
    if not pair:
        return sitting
    source, target = (_by_total(sitting, school) for school in pair)
    if len(source) != len(target):
        raise ValueError("the two schools of the tie have different numbers of eligible pupils")
    marks = sitting.marks.copy()
    marks[target] = marks[source]
    copied = sitting.with_marks(marks)
    ordered = np.sort(copied.totals()[copied.eligible()])[::-1]
    bounds = _Bounds(np.array([ordered[n - 1] for n in top_n]), np.array([p.full_score for p in sitting.exam.papers]))
    marks[target] = _between_pupils(_between_papers(marks[target], bounds), bounds)
    return sitting.with_marks(marks)


def _by_total(sitting: Sitting, school: int) -> Ints:
    rows = np.flatnonzero((sitting.members.school == school) & sitting.eligible())
    return rows[np.argsort(sitting.totals()[rows], kind="stable")]


def _between_papers(marks: Floats, bounds: _Bounds) -> Floats:
    """Moves 1 to 7 marks of each pupil from one paper to another, where both stay in range."""
    moved = marks.copy()
    amount = 1.0 + np.arange(len(marks)) % 7
    moved[:, _FIRST] += amount
    moved[:, _SECOND] -= amount
    keep = (moved[:, _FIRST] <= bounds.full[_FIRST]) & (moved[:, _SECOND] >= 0)
    return np.where(keep[:, None], moved, marks)


def _between_pupils(marks: Floats, bounds: _Bounds) -> Floats:
    """Gives 1 to 5 marks of one pupil to the next, where neither meets or crosses a line or leaves the range."""
    moved = marks.copy()
    for row in range(0, len(marks) - 1, 2):
        amount = 1.0 + row % 5
        tried = moved[row : row + 2].copy()
        tried[0, _FIRST] -= amount
        tried[1, _FIRST] += amount
        if _same_bands(moved[row : row + 2], tried, bounds):
            moved[row : row + 2] = tried
    return moved


def _same_bands(before: Floats, after: Floats, bounds: _Bounds) -> bool:
    sums = np.stack([before.sum(axis=1), after.sum(axis=1)])
    sides = np.sign(sums[:, :, None] - bounds.lines)
    inside = ((after[:, _FIRST] >= 0) & (after[:, _FIRST] <= bounds.full[_FIRST])).all()
    return bool(inside and (sides != 0).all() and (sides[0] == sides[1]).all())
