"""Observations of the sample: what is not an exam, of schools, townships and the county, as they were recorded."""

from dataclasses import astuple, dataclass, replace
from datetime import date, datetime, time, timedelta

import numpy as np

from dashboard.sample.registers import Row
from dashboard.sample.streams import stream


@dataclass(frozen=True)
class Observation:
    """One row of `observations`, fields in the order of its schema after `obs_id`."""

    indicator: str
    part: str
    entity_type: str
    entity: str
    stage: str
    period_type: str
    period: str
    first_day: date
    last_day: date
    value: float
    numerator: float | None
    denominator: float | None
    unit: str
    source: str
    method_note: str | None = None
    sample_n: int | None = None
    status: str = "final"
    role: str = "inspection-office"
    recorded_at: datetime | None = None
    supersedes: str | None = None

    def kept(self, days: int) -> "Observation":
        """The same, recorded at nine o'clock so many days after the period."""
        return replace(self, recorded_at=datetime.combine(self.last_day + timedelta(days=days), time(9)))


_CORRECTED, _DRAFT, _WITHDRAWN, _VERIFIED = 0.004, 0.003, 0.002, 0.02


def observation_rows(found: list[Observation], seed: int) -> list[Row]:
    """Rows of `observations` with running ids: some corrected, drafted, withdrawn or only verified by the end."""
    first = next(i for i, one in enumerate(found) if one.indicator == "phase2-teacher-classroom-95")
    chances = np.where([one.entity_type == "county" for one in found], 0.5, stream(seed, "records").random(len(found)))
    chances[first] = 0.0
    recorded = [_recorded(one, float(chance)) for one, chance in zip(found, chances, strict=True)]
    kept = [at_first for at_first, _ in recorded]
    later = [(place, one) for place, (_, after) in enumerate(recorded) for one in after]
    last = [(len(kept) + i, replace(one, supersedes=_obs_id(place))) for i, (place, one) in enumerate(later)]
    rows = [(_obs_id(place), *astuple(one)) for place, one in (*enumerate(kept), *last)]
    return _out_of_order(rows, seed)


def _recorded(one: Observation, chance: float) -> tuple[Observation, list[Observation]]:
    """What was recorded first and what was recorded of it later."""
    day = one.last_day + timedelta(days=14)
    if chance < _CORRECTED and one.denominator and (one.numerator or 0.0) > 0:
        return _share(one, (one.numerator or 1.0) - 1.0), [replace(one).kept(16)]
    if chance < _CORRECTED + _DRAFT:
        return replace(one, status="draft"), []
    if chance < _CORRECTED + _DRAFT + _WITHDRAWN:
        return one, [replace(one, status="withdrawn", recorded_at=datetime.combine(day, time(15)))]
    return (replace(one, status="verified") if chance > 1 - _VERIFIED else one), []


def _out_of_order(rows: list[Row], seed: int) -> list[Row]:
    """Records arrive in any order: some of the later ones stand before what they correct."""
    order = stream(seed, "arrival").permutation(len(rows))
    return [rows[int(place)] for place in order]


def _share(one: Observation, numerator: float) -> Observation:
    return replace(one, numerator=numerator, value=numerator / (one.denominator or 1.0))


def _obs_id(place: int) -> str:
    return f"O{place + 1:06}"
