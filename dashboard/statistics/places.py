"""Places of many draws at once."""

import numpy as np

DECIMALS = 9
Array = np.ndarray


def competition_places(values: Array) -> Array:
    """Places (draws x units) by value, largest first; equal values share the better place ("1224")."""
    rounded = np.round(values, DECIMALS)
    order = np.sort(rounded, axis=1)
    units = rounded.shape[1]
    above = [units - np.searchsorted(row, each, side="right") for row, each in zip(order, rounded, strict=True)]
    return np.asarray(above) + 1


def bottom_shares(places: Array, bottom: int) -> Array:
    """Share of draws in which each unit is among the `bottom` last; a tie across the edge is split evenly."""
    tied = _tied(places)
    worse = places.shape[1] - (places - 1) - tied
    shares: Array = np.clip((bottom - worse) / tied, 0, 1).mean(axis=0)
    return shares


def _tied(places: Array) -> Array:
    """How many units (draws x units) share each unit's place, itself included."""
    counts = np.zeros((places.shape[0], places.shape[1] + 1), dtype=np.int64)
    rows = np.arange(places.shape[0])[:, None]
    np.add.at(counts, (rows, places), 1)
    tied: Array = counts[rows, places]
    return tied
