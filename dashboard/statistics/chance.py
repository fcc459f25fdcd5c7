"""What chance alone does, and how far a table of places can be trusted as a whole."""

import numpy as np

from dashboard.statistics.places import Array, bottom_shares, competition_places


def chance_shares(errors: Array, bottom: int, draws: int, random: np.random.Generator) -> Array:
    """Share of draws in which each unit is among the last when no unit differs and only its error speaks."""
    return bottom_shares(competition_places(random.normal(0, errors, size=(draws, len(errors)))), bottom)


def expected_twice(first: Array, second: Array) -> float:
    """How many units chance alone would put among the last both times, units in one order; unknown counts as 0."""
    return float(np.nansum(np.asarray(first, dtype=float) * np.asarray(second, dtype=float)))


def expected_false_triggers(probabilities: Array) -> float:
    """How many of the flagged units are probably not among the last: the sum of 1 - p over those whose p is known."""
    return float(np.nansum(1 - np.asarray(probabilities, dtype=float)))


def variance_between(means: Array, errors: Array) -> float:
    """Variance of the true means by the method of moments, never below 0; 0 for fewer than two units."""
    return max(0.0, float(np.var(means, ddof=1) - np.mean(errors**2))) if len(means) > 1 else 0.0


def rankability(means: Array, errors: Array) -> float:
    """Share of the spread that is not chance: between / (between + median squared error); 1 without any error.

    Lingsma and others 2010; below 0.7 most units of the table cannot be told apart.
    """
    between, noise = variance_between(means, errors), float(np.median(errors**2))
    if noise == 0:
        return 1.0
    return between / (between + noise)
