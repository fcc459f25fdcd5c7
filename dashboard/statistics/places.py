"""Places of many draws at once, and what a set of draws says about one place."""

import numpy as np

DECIMALS = 9
Array = np.ndarray


def competition_places(values: Array) -> Array:
    """Places (draws x units) by value, largest first; equal values share the better place ("1224")."""
    rounded = np.round(values, DECIMALS)
    order = np.argsort(-rounded, axis=1, kind="stable")
    falling = np.take_along_axis(rounded, order, axis=1)
    starts = np.ones(falling.shape, dtype=bool)
    starts[:, 1:] = falling[:, 1:] != falling[:, :-1]
    shared = np.maximum.accumulate(np.where(starts, np.arange(1, falling.shape[1] + 1), 0), axis=1)
    places = np.empty_like(shared)
    np.put_along_axis(places, order, shared, axis=1)
    return places


def bottom_shares(places: Array, bottom: int) -> Array:
    """Share of draws in which each unit is among the `bottom` last; a tie across the edge is split evenly."""
    tied = _tied(places)
    worse = places.shape[1] - (places - 1) - tied
    shares: Array = np.clip((bottom - worse) / tied, 0, 1).mean(axis=0)
    return shares


def middle_range(places: Array, level: float) -> tuple[Array, Array]:
    """First and last place of each unit in the middle `level` of the draws (draws x units)."""
    tail = (1 - level) / 2
    low, high = np.quantile(places, [tail, 1 - tail], axis=0, method="closest_observation")
    return low, high


def plausible_range(places: Array, place: Array, level: float) -> tuple[Array, Array]:
    """First and last plausible place of each unit, from places (draws x units) and the places found (units).

    The middle `level` of the draws, widened on both sides by the distance that drawing moves the unit from its place
    (a draw adds chance to chance, so it pulls the ends of the table to the middle), within what some draw reached.
    """
    low, high = middle_range(places, level)
    moved = np.abs(places.mean(axis=0) - place)
    low = np.maximum(np.rint(low - moved), places.min(axis=0))
    high = np.minimum(np.rint(high + moved), places.max(axis=0))
    return np.minimum(low, place).astype(int), np.maximum(high, place).astype(int)


def _tied(places: Array) -> Array:
    """How many units (draws x units) share each unit's place, itself included."""
    counts = np.zeros((places.shape[0], places.shape[1] + 1), dtype=np.int64)
    rows = np.arange(places.shape[0])[:, None]
    np.add.at(counts, (rows, places), 1)
    tied: Array = counts[rows, places]
    return tied
