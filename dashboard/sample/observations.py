"""Observations of the sample: what is not an exam, for schools by term and for the county."""

from dataclasses import astuple, dataclass, replace
from datetime import date, datetime, time, timedelta

from dashboard.sample.registers import Row


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


def observation_rows(found: list[Observation]) -> list[Row]:
    """Rows of `observations` with running ids; then one correction and one draft of the last term."""
    first = next(i for i, one in enumerate(found) if one.indicator == "phase2-teacher-classroom-95")
    last = max(i for i, one in enumerate(found) if one.indicator == "routine-process-score")
    wrong = found[first]
    found[first] = _share(wrong, (wrong.numerator or 1.0) - 1.0)
    corrected = replace(wrong, supersedes=_obs_id(first)).kept(40)
    draft = replace(found[last], status="draft", value=found[last].value - 3.0).kept(9)
    return [(_obs_id(i), *astuple(one)) for i, one in enumerate([*found, corrected, draft])]


def _share(one: Observation, numerator: float) -> Observation:
    return replace(one, numerator=numerator, value=numerator / (one.denominator or 1.0))


def _obs_id(place: int) -> str:
    return f"O{place + 1:06}"
