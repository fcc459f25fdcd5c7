"""What chance alone does to a table of places."""

import numpy as np

from dashboard.statistics.places import Array, bottom_shares, competition_places


def chance_shares(errors: Array, bottom: int, draws: int, random: np.random.Generator) -> Array:
    """Share of draws in which each unit is among the last when no unit differs and only its error speaks."""
    return bottom_shares(competition_places(random.normal(0, errors, size=(draws, len(errors)))), bottom)


def variance_between(means: Array, errors: Array) -> float:
    """Variance of the true means by the method of moments, never below 0; 0 for fewer than two units."""
    return max(0.0, float(np.var(means, ddof=1) - np.mean(errors**2))) if len(means) > 1 else 0.0
