"""`python -m benchmarks funnel`: how many ordinary schools lie outside the funnel of value added."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from benchmarks.measured import machine
from benchmarks.value_added import cohort
from dashboard.statistics.places import Array
from dashboard.statistics.random_intercept import effects, fit
from dashboard.statistics.value_added_funnel import compute

SCHOOLS, PUPILS = 60, 14000
SHARES = (0.0, 0.02, 0.05, 0.12)
OUTLIER = 4


@dataclass(frozen=True)
class Tried:
    """One county: where each school lies, and the factor phi."""

    sides: Array
    phi: float


def try_county(random: np.random.Generator, icc: float, shift: float = 0.0) -> Tried:
    """A cohort is modelled and put into the funnel; the first school is moved by `shift` pupil standard deviations."""
    sums, _ = cohort(random, SCHOOLS, PUPILS, icc)
    model = fit(sums)
    raw = effects(sums, model).raw + shift * (np.arange(SCHOOLS) == 0)
    rows = pd.DataFrame({"raw_effect": raw, "matched_n": sums.n, "within_variance": model.within, "outcome_sd": 1.0})
    keys = {"exam_id": "e", "baseline_exam_id": "b", "subject": "total", "band": "around"}
    found = compute({"marts.value_added": rows.assign(**keys, school_code=np.arange(SCHOOLS))})
    schools = found[found["kind"] == "school"]
    return Tried(schools["side"].to_numpy(str), float(schools["phi"].iloc[0]))


def trials(icc: float, counties: int, shift: float = 0.0, seed: int = 2022) -> tuple[Array, Array]:
    """Sides (counties x schools) and phi (counties)."""
    random = np.random.default_rng(seed)
    found = [try_county(random, icc, shift) for _ in range(counties)]
    return np.array([each.sides for each in found]), np.array([each.phi for each in found])


def shares(sides: Array) -> tuple[float, float]:
    """Outside the 95% limits, outside the 99.8% limits."""
    is_far = np.char.startswith(sides, "far")
    return float((sides != "inside").mean()), float(is_far.mean())


def lines(counties: int) -> list[str]:
    """The table of docs/intervals.md."""
    rows = []
    for icc in SHARES:
        sides, phi = trials(icc, counties)
        moved = OUTLIER * np.sqrt(icc) if icc else 0.4
        seen = shares(trials(icc, counties, moved)[0][:, :1])
        near, far = shares(sides)
        figures = f"{phi.mean():.1f} | {100 * near:.1f} | {100 * far:.2f}"
        rows.append(f"| {icc:.2f} | {figures} | {moved:.2f} | {100 * seen[0]:.1f} | {100 * seen[1]:.1f} |")
    head = "| ICC | phi | outside 95% | outside 99.8% | one school moved by | outside 95% | 99.8% |"
    return [machine(), f"{counties} counties of {SCHOOLS} schools and {PUPILS} pupils for each row.", "", head,
            "| --- " * 7 + "|", *rows]  # fmt: skip
