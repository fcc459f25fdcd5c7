"""`python -m benchmarks value_added`: how often the interval of a school's value added holds its true value."""

from dataclasses import dataclass, fields

import numpy as np

from benchmarks.measured import machine
from dashboard.statistics.places import Array
from dashboard.statistics.random_intercept import Sums, effects, fit
from dashboard.statistics.value_added import NORMAL_95

COUNTIES = (
    (60, 14000, 0.02),
    (60, 14000, 0.05),
    (60, 14000, 0.12),
    (60, 3000, 0.05),
    (240, 7000, 0.02),
    (6, 4000, 0.05),
)
SIZE_SPREAD, LEAST_PUPILS, SLOPE, CURVE, START_SPREAD = 0.7, 10, 0.7, 0.05, 0.4


@dataclass(frozen=True)
class Tried:
    """By school: true value held by the interval; among the smallest quarter; told apart from 0, and wrongly so; the
    same interval about the raw effect; squared distances of the shrunken and the raw effect from the true value."""

    held: Array
    small: Array
    told: Array
    wrong: Array
    raw_held: Array
    missed: Array
    raw_missed: Array


def cohort(random: np.random.Generator, schools: int, pupils: int, icc: float) -> tuple[Sums, Array]:
    """Sums of one county and the true values of its schools, about their mean; sizes log-normal."""
    sizes = random.lognormal(0, SIZE_SPREAD, schools)
    n = np.maximum(LEAST_PUPILS, np.rint(sizes / sizes.sum() * pupils)).astype(int)
    school, true = np.repeat(np.arange(schools), n), random.normal(0, np.sqrt(icc), schools)
    x = random.normal(0, 1, n.sum()) + random.normal(0, START_SPREAD, schools)[school]
    y = SLOPE * x + CURVE * x**2 + true[school] + random.normal(0, np.sqrt(1 - icc), n.sum())
    design = np.column_stack([np.ones_like(x), x, x**2])
    columns = np.column_stack([np.bincount(school, each, schools) for each in design.T])
    sums = Sums(n, columns, np.bincount(school, y, schools), design.T @ design, design.T @ y, float(y @ y))
    return sums, true - true.mean()


def try_county(random: np.random.Generator, schools: int, pupils: int, icc: float) -> Tried:
    """A cohort with a known curve of progress is modelled; its schools are compared with what generated them."""
    sums, true = cohort(random, schools, pupils, icc)
    model = fit(sums)
    found = effects(sums, model)
    low, high = found.shrunken - NORMAL_95 * found.error, found.shrunken + NORMAL_95 * found.error
    told = (low > 0) | (high < 0)
    wrong = told & (np.sign(found.shrunken) != np.sign(true))
    raw_held = np.abs(found.raw - true) <= NORMAL_95 * np.sqrt(model.within / sums.n)
    missed, raw_missed = (found.shrunken - true) ** 2, (found.raw - true) ** 2
    is_small = sums.n <= np.quantile(sums.n, 0.25)
    return Tried((low <= true) & (true <= high), is_small, told, wrong, raw_held, missed, raw_missed)


def trials(schools: int, pupils: int, icc: float, counties: int, seed: int = 2022) -> Tried:
    """Many counties, their schools in one row."""
    random = np.random.default_rng(seed)
    found = [try_county(random, schools, pupils, icc) for _ in range(counties)]
    return Tried(*(np.concatenate([getattr(each, part.name) for each in found]) for part in fields(Tried)))


def lines(counties: int) -> list[str]:
    """The table of docs/value_added.md."""
    rows = []
    for schools, pupils, icc in COUNTIES:
        found = trials(schools, pupils, icc, counties)
        shares = (found.held, found.held[found.small], found.raw_held, found.told, found.wrong[found.told])
        figures = " | ".join(f"{100 * each.mean():.1f}" for each in shares)
        figures += "".join(f" | {np.sqrt(each.mean()):.3f}" for each in (found.missed, found.raw_missed))
        rows.append(f"| {schools} | {pupils} | {icc:.2f} | {figures} |")
    head = "| schools | pupils | ICC | held | smallest quarter | raw held | told apart | wrong | missed by | raw |"
    return [machine(), "", head, "| --- " * 10 + "|", *rows]
