"""`python -m benchmarks coverage`: how often the intervals of places hold the true place."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from benchmarks.counties import (
    SPREAD,
    cohort_of,
    county,
    observed,
    sat,
    true_places,
    true_places_by_mean,
)
from benchmarks.measured import machine
from dashboard.statistics.places import Array, middle_range, plausible_range
from dashboard.statistics.rank_intervals import Found, Settings, found_by_composite, found_by_mean
from dashboard.statistics.rank_sets import rank_sets

ICCS = (0.02, 0.04, 0.08, 0.12, 0.20)
LEVEL, BOTTOM, BELOW = 0.90, 3, 0.88
WORDS = {"highly likely": (0.9, 1.01), "likely": (0.7, 0.9), "cannot tell": (0.3, 0.7), "unlikely": (0.0, 0.3)}


@dataclass(frozen=True)
class Tried:
    """One county: true and observed place of every unit, and what was said about it."""

    true: Array
    lasting: Array
    place: Array
    said: Found
    settings: Settings


def try_composite(random: np.random.Generator, icc: float, draws: int, yearly: float = 0.0) -> Tried:
    """A cohort sits, its composite is ranked, and the whole calculation is drawn again."""
    made, settings = county(random, icc, yearly), Settings(draws, LEVEL, BOTTOM, 0)
    marks = sat(made, random)
    sums, place = observed(made, marks)
    pooled = [np.eye(len(made.sizes))]
    said = found_by_composite(cohort_of(made, marks), pooled, [sums], settings, random)[0]
    return Tried(true_places(made, made.effects), true_places(made, made.lasting), place, said, settings)


def try_mean(random: np.random.Generator, icc: float, draws: int, yearly: float = 0.0) -> Tried:
    """A cohort sits and is ranked by mean with the pooled error of each mean."""
    made, settings = county(random, icc, yearly), Settings(draws, LEVEL, BOTTOM, 0)
    errors = SPREAD * made.within / np.sqrt(made.sizes)
    means = random.normal(SPREAD * made.effects, errors)
    said = found_by_mean(means, errors, settings, random)
    place = true_places_by_mean(means)
    return Tried(true_places_by_mean(made.effects), true_places_by_mean(made.lasting), place, said, settings)


Trial = Callable[[np.random.Generator, float, int, float], Tried]


def _last(places: Array) -> Array:
    """Which units have fewer than three units strictly below them."""
    return np.asarray((places[None, :] > places[:, None]).sum(axis=1) < BOTTOM)


def _rows(tried: Tried) -> pd.DataFrame:
    low, high = plausible_range(tried.said.places, tried.place, tried.settings.level)
    from_draw, to_draw = middle_range(tried.said.places, tried.settings.level)
    first, last = rank_sets(tried.said.values, tried.said.errors, tried.settings.level)
    first, last = np.minimum(first, tried.place), np.maximum(last, tried.place)
    return pd.DataFrame(
        {
            "held": (low <= tried.true) & (tried.true <= high),
            "held_unwidened": (np.minimum(from_draw, tried.place) <= tried.true)
            & (tried.true <= np.maximum(to_draw, tried.place)),
            "held_lasting": (low <= tried.lasting) & (tried.lasting <= high),
            "width": high - low + 1,
            "truly_last": _last(tried.true),
            "seen_last": _last(tried.place),
            "all_held": bool(((first <= tried.true) & (tried.true <= last)).all()),
            "set_width": last - first + 1,
            "p": tried.said.p_bottom,
        }
    )


def trials(trial: Trial, icc: float, counties: int, draws: int, yearly: float = 0.0) -> pd.DataFrame:
    """One row per county and unit of `counties` counties; the same figures every time."""
    random = np.random.default_rng([round(1000 * icc), round(1000 * yearly), counties])
    found = [_rows(trial(random, icc, draws, yearly)).assign(county=number) for number in range(counties)]
    return pd.concat(found, ignore_index=True)


def shares(found: pd.DataFrame, column: str = "held") -> tuple[float, float, float]:
    """Share of true places inside the interval: all units, the truly last three, the last three of this test."""
    last, seen = found.loc[found["truly_last"], column], found.loc[found["seen_last"], column]
    return float(found[column].mean()), float(last.mean()), float(seen.mean())


def _per_cent(found: pd.DataFrame, column: str = "held") -> str:
    return " | ".join(f"{100 * share:.1f}" for share in shares(found, column))


def _coverage_line(icc: float, found: pd.DataFrame) -> str:
    seen = found.loc[found["seen_last"], "width"].mean()
    jointly = 100 * found.groupby("county")["all_held"].first().mean()
    widths = f"{found['width'].mean():.1f} | {seen:.1f} | {jointly:.1f} | {found['set_width'].mean():.1f}"
    return f"| {icc:.2f} | {_per_cent(found)} | {widths} |"


def _word_lines(found: pd.DataFrame) -> Iterator[str]:
    for word, (low, high) in WORDS.items():
        said = found[(found["p"] >= low) & (found["p"] < high)]
        yield f"| {word} | {len(said)} | {said['p'].mean():.2f} | {said['truly_last'].mean():.2f} |"


HEAD = [
    "| ICC | all units | truly last three | last three of the test | width | its last three | joint sets | width |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
]
SHORT_HEAD = ["| ICC | all units | truly last three | last three of the test |", "| --- | --- | --- | --- |"]


def _told(name: str, trial: Trial, counties: int, draws: int) -> list[str]:
    found = {icc: trials(trial, icc, counties, draws) for icc in ICCS}
    year = trials(trial, 0.12, counties, draws, 0.5)
    words = pd.concat([rows for icc, rows in found.items() if icc >= 0.08])
    return [
        *("", f"By {name}, per cent:", "", *HEAD),
        *(_coverage_line(icc, rows) for icc, rows in found.items()),
        *("", "The middle of the draws alone, not widened:", "", *SHORT_HEAD),
        *(f"| {icc:.2f} | {_per_cent(rows, 'held_unwidened')} |" for icc, rows in found.items()),
        *("", "| words | times said | mean p | share truly last |", "| --- | --- | --- | --- |"),
        *_word_lines(words),
        *("", "Against the lasting effect, with a yearly part of half its spread:", "", *SHORT_HEAD),
        f"| 0.12 | {_per_cent(year, 'held_lasting')} |",
    ]


def lines(counties: int, draws: int) -> list[str]:
    """Every table of the page on rank intervals, as Markdown."""
    told = [machine(), f"{counties} counties for each row, {draws} draws, level {LEVEL:.0%}."]
    return told + _told("composite", try_composite, counties, draws) + _told("mean", try_mean, counties, draws)
