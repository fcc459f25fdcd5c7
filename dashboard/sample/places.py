"""The junior rank sum in numpy, only to plant the story; the warehouse computes the official one."""

from dataclasses import dataclass

import numpy as np

from dashboard.sample.streams import Flags, Floats, Ints

WEIGHTS = (0.4, 0.2, 0.4)
MIN_PUPILS = 10


@dataclass(frozen=True)
class Places:
    """By unit: whether ranked, the sum of the three places, how many are worse, and worse or equal (itself too)."""

    ranked: Flags
    rank_sum: Ints
    worse: Ints
    worse_or_equal: Ints

    def certain(self, places: int = 3) -> Flags:
        """Units that are in the bottom `places` however ties are settled."""
        return self.ranked & (self.worse_or_equal <= places)

    def possible(self, places: int = 3) -> Flags:
        """Units that are, or by a tie may be, in the bottom `places`."""
        return self.ranked & (self.worse < places)


def rank_sums(unit: Ints, totals: Floats, sat: Flags, units: int, top_n: tuple[int, int, int]) -> Places:
    """Places of `units` units from the totals of their eligible pupils; all at the cut line count."""
    n = np.bincount(unit, minlength=units)
    ranked = n >= MIN_PUPILS
    ordered = np.sort(totals)[::-1]
    inside = [sat & (totals >= ordered[top - 1]) for top in top_n]
    counts = [np.bincount(unit, flags, units) for flags in inside]
    size = np.maximum(n, 1)
    mean = np.bincount(unit, totals, units) / size
    rate = sum(weight * count for weight, count in zip(WEIGHTS, counts, strict=True)) / size
    sums = sum(_ranks(np.asarray(values), ranked) for values in (mean, counts[0], rate))
    return _places(np.asarray(sums), ranked)


def _ranks(values: Floats, ranked: Flags) -> Ints:
    """Competition ranks, largest first; unranked units count for nobody."""
    rounded = np.round(values, 9)
    better: Ints = (rounded[ranked][None, :] > rounded[:, None]).sum(axis=1)
    return 1 + better


def _places(sums: Ints, ranked: Flags) -> Places:
    others = sums[ranked][None, :]
    return Places(ranked, sums, (others > sums[:, None]).sum(axis=1), (others >= sums[:, None]).sum(axis=1))
