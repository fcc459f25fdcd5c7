"""Sets of places that hold jointly: Mogstad, Romano, Shaikh and Wilhelm (Review of Economic Studies 2024).

Unit j stands above unit i when the lower bound of their difference lies above zero. The bounds hold jointly over all
compared pairs (largest studentised difference of the draws), and step down: what is decided leaves the comparison.
"""

from collections.abc import Iterator

import numpy as np

from dashboard.statistics.places import Array


def everyone(units: int) -> Array:
    """Which pairs (units x units) are compared: all, in both directions."""
    return ~np.eye(units, dtype=bool)


def only(unit: int, units: int) -> Array:
    """Which pairs are compared for the place of one unit alone."""
    pairs = np.zeros((units, units), dtype=bool)
    pairs[unit, :] = pairs[:, unit] = True
    pairs[unit, unit] = False
    return pairs


def _spread(deviations: Array) -> Array:
    covariance = np.atleast_2d(np.cov(deviations, rowvar=False))
    own = np.diag(covariance)
    spread: Array = np.sqrt(np.maximum(own[:, None] + own[None, :] - 2 * covariance, 0))
    return spread


def _largest(errors: Array, spread: Array, pairs: Array) -> Array:
    """The largest studentised difference of each draw over the compared pairs, from errors (units x draws)."""
    largest = np.full(errors.shape[1], -np.inf)
    for unit in np.flatnonzero(pairs.any(axis=1)):
        others = pairs[unit]
        against = errors[unit] - errors[others]
        against /= spread[unit, others][:, None]
        np.maximum(largest, against.max(axis=0), out=largest)
    return largest


def _decided(difference: Array, deviations: Array, level: float, pairs: Array) -> Iterator[Array]:
    """The pairs (first above second) decided in each step; pairs without any spread are decided at once."""
    spread = _spread(deviations)
    certain = spread <= 1e-9 * max(1.0, float(np.abs(difference).max()))
    yield pairs & certain & (difference > 0)
    open_pairs, errors = pairs & ~certain, np.ascontiguousarray(deviations.T)
    while open_pairs.any():
        width = np.quantile(_largest(errors, spread, open_pairs), level)
        above = open_pairs & (difference > width * spread)
        yield above
        if not above.any():
            return
        open_pairs &= ~above


def rank_sets(values: Array, draws: Array, level: float, pairs: Array | None = None) -> tuple[Array, Array]:
    """First and last place of each unit (largest value first), from draws (draws x units) of the values' error.

    The draws are centred here. With all pairs the sets of all units hold jointly with probability `level`.
    """
    units = len(values)
    compared = everyone(units) if pairs is None else pairs
    above = np.zeros((units, units), dtype=bool)
    for decided in _decided(values[:, None] - values[None, :], draws - draws.mean(axis=0), level, compared):
        above |= decided
    return above.sum(axis=0) + 1, units - above.sum(axis=1)
