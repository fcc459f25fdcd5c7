"""What townships tell: children out of school by the month, lessons the central principal observed by the term."""

import numpy as np

from dashboard.sample.calendar import Period, months, terms
from dashboard.sample.observations import Observation
from dashboard.sample.schools import BUREAU, County, Township
from dashboard.sample.streams import stream

_SILENT = 0.06
_OUT_OF_SCHOOL = 0.015
_SEEN = 0.95


def township_observations(county: County, seed: int) -> list[Observation]:
    """Every township in every month and term, now and then one missing."""
    rng = stream(seed, "townships' duties")
    found: list[Observation] = []
    for township in county.townships:
        for month in months():
            found += _month(township, month, rng)
        if township.code != BUREAU:
            found += [_observed(county, township, term, rng) for term in terms() if rng.random() >= _SILENT]
    return found


def _month(township: Township, month: Period, rng: np.random.Generator) -> list[Observation]:
    if rng.random() < _SILENT:
        return []
    out, checked = float(rng.poisson(_OUT_OF_SCHOOL)), float(rng.random() >= _SILENT / 2)
    return [
        _told("dropout-zero", township, month, out, None, "count", "report"),
        _told("dropout-monthly-check", township, month, checked, 1.0, "ratio", "report"),
    ]


def _observed(county: County, township: Township, term: Period, rng: np.random.Generator) -> Observation:
    """Pairs of school and band (three of primary, three of junior) in which a lesson was observed."""
    schools = [s for s in county.schools if s.township == township.code and s.parent is None]
    bands = 3 * sum(s.stage in ("primary", "junior") and s.is_open(term.term // 2) for s in schools)
    seen = float(rng.binomial(bands, _SEEN))
    return _told("township-principal-observation", township, term, seen, float(bands), "ratio", "inspection")


def _told(
    indicator: str, township: Township, period: Period, value: float, of: float | None, unit: str, source: str
) -> Observation:
    share, top = (value, None) if of is None else (value / of, value)
    return Observation(
        indicator, "", "township", township.code, "all", period.period_type, period.period, *period.days, share, top,
        of, unit, source, role="central-school",
    ).kept(4)  # fmt: skip
