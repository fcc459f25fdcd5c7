"""Funnel limits: how far units of each size lie from a target by chance, widened by what is usual between units.

Spiegelhalter 2005: the factor phi is the mean of squared z, winsorised, and here brought back to 1 where only chance is
at work; the additive form puts a variance between units beside the variance of chance.
"""

from dataclasses import dataclass

import numpy as np

from dashboard.statistics.places import Array

NORMAL_95 = 1.959964
NORMAL_998 = 3.090232
TAIL = 0.1
# Mean square of standard normal values whose outer tenths are pulled in: without it the limits hold too few units.
PULLED_IN = 0.678655


@dataclass(frozen=True)
class Overdispersion:
    """How much more the units differ than chance makes them: `phi` (1 = as chance does), `between` the variance added.

    `state`: ok; one_unit (nothing to differ from); no_error (a unit without chance of its own); like_chance (phi is
    not above what chance gives, so nothing is added). phi is nan where it cannot be told.
    """

    state: str
    phi: float
    between: float
    units: int


@dataclass(frozen=True)
class Limits:
    """Lower and upper limits that hold 95% and 99.8% of units, in the order of the errors given."""

    low_95: Array
    high_95: Array
    low_998: Array
    high_998: Array


def winsorised(values: Array, tail: float = TAIL) -> Array:
    """The values with the lowest and highest `tail` pulled in to its quantile, so that a few cannot set the width."""
    low, high = np.quantile(values, [tail, 1 - tail])
    pulled: Array = np.clip(values, low, high)
    return pulled


def overdispersion(values: Array, errors: Array, target: float) -> Overdispersion:
    """What is usual between units with these values and standard errors, about the target."""
    units = len(values)
    if units < 2:
        return Overdispersion("one_unit", np.nan, 0.0, units)
    if not (errors > 0).all():
        return Overdispersion("no_error", np.nan, 0.0, units)
    phi = float(np.mean(winsorised((values - target) / errors) ** 2)) / PULLED_IN
    weights = 1 / errors**2
    excess = units * phi - (units - 1)
    between = max(0.0, excess / float(weights.sum() - (weights**2).sum() / weights.sum()))
    return Overdispersion("ok" if between > 0 else "like_chance", phi, between, units)


def additive(target: float, errors: Array, between: float = 0.0) -> Limits:
    """Limits of units that truly differ by the variance `between`; without it, those of chance alone."""
    spread = np.sqrt(errors**2 + between)
    near, far = NORMAL_95 * spread, NORMAL_998 * spread
    return Limits(target - near, target + near, target - far, target + far)


def sides(values: Array, limits: Limits) -> Array:
    """`far_below`, `below`, `inside`, `above`, `far_above` by unit; far is beyond 99.8%, `none` without a value."""
    conditions = {
        "none": np.isnan(values) | np.isnan(limits.low_95),
        "far_below": values < limits.low_998,
        "far_above": values > limits.high_998,
        "below": values < limits.low_95,
        "above": values > limits.high_95,
    }
    return np.select(list(conditions.values()), list(conditions), default="inside")
