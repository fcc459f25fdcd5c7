"""What a plan wants to see: its indicators and the dated targets for them."""

from typing import Annotated, Literal

from pydantic import Field

from dashboard.plan.model_base import Model
from dashboard.plan.vocabulary import Basis, Code, Comparator, EmptyIsNone, EntityType, StageOrAll, Text, Unit


class Target(Model):
    """A dated aim for an indicator; without a value it is only reported."""

    indicator: Code
    part: str = ""
    stage: StageOrAll = "all"
    phase: Code
    comparator: Comparator = ">="
    value: Annotated[float, Field(allow_inf_nan=False)] | None = None
    scope: Literal["county", "township", "school"] = "county"
    basis: Basis


class Indicator(Model):
    """One row of indicators.csv; its key is (id, part, stage)."""

    id: Code
    part: str = ""
    stage: StageOrAll = "all"
    name_zh: Text
    name_en: Text
    area: Code
    policy: str = ""
    clause: str = ""
    kind: Code
    unit: Unit
    entity_type: EntityType
    period_type: Literal["week", "month", "term", "school_year", "plan_phase", "event"]
    aggregation: Literal["ratio", "sum", "mean", "latest"]
    direction: Literal["up", "down", "zero", "band", "none"]
    display: Literal["gauge", "rate", "count", "checklist", "ranking", "report_only"]
    comparator: Annotated[Comparator | None, EmptyIsNone] = None
    threshold: Annotated[float | None, EmptyIsNone] = None
    basis: Basis
    source: Code = "observations"
    source_priority: str = ""
