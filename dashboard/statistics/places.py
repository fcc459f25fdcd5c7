"""Places of many draws at once."""

import numpy as np

DECIMALS = 9


def competition_places(values: np.ndarray) -> np.ndarray:
    """Places (draws x units) by value, largest first; equal values share the better place ("1224")."""
    rounded = np.round(values, DECIMALS)
    order = np.sort(rounded, axis=1)
    above = [rounded.shape[1] - np.searchsorted(row, each, side="right") for row, each in zip(order, rounded, strict=True)]
    return np.asarray(above) + 1


def bottom_shares(places: np.ndarray, bottom: int) -> np.ndarray:
    """Share of draws in which each unit is among the `bottom` last; a tie across the edge is split evenly."""
    units = places.shape[1]
    tied = (places[:, :, None] == places[:, None, :]).sum(axis=2) if units <= 64 else _tied(places)
    worse = units - (places - 1) - tied
    return np.clip((bottom - worse) / tied, 0, 1).mean(axis=0)


def _tied(places: np.ndarray) -> np.ndarray:
    counts = np.zeros((places.shape[0], places.shape[1] + 2), dtype=np.int64)
    rows = np.arange(places.shape[0])[:, None]
    np.add.at(counts, (rows, places), 1)
    return counts[rows, places]
