"""What a plan wants to see: its indicators and the dated targets for them."""

from typing import Annotated, Literal

from pydantic import Field

from dashboard.plan.model_base import Model
from dashboard.plan.vocabulary import (
    AllStages,
    Basis,
    Code,
    Comparator,
    EmptyIsFalse,
    EmptyIsNone,
    EntityType,
    InSemicolons,
    Quota,
    Source,
    Stage,
    StageOrAll,
    Text,
    Unit,
)

Finite = Annotated[float, Field(allow_inf_nan=False)]


class Target(Model):
    """A dated aim for an indicator; without a value, or `groups` to take it from, it is only reported.

    `groups`: the aim is the first of so many groups of the units compared (the observation's denominator), rounded up.
    `change`: what is judged is the rise on the baseline; with `standard_errors`, its lower bound.
    """

    indicator: Code
    part: str = ""
    stage: StageOrAll = "all"
    phase: Code
    comparator: Comparator = ">="
    value: Finite | None = None
    groups: Annotated[int, Field(gt=0)] | None = None
    change: bool = False
    standard_errors: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None
    scope: Literal["county", "township", "school"] = "county"
    basis: Basis


class Indicator(Model):
    """One row of indicators.csv; its key is (id, part, stage).

    `quota` is what each person, class or week is held against before the share is counted; `reference` marks a line
    that is not the policy's own and is never judged; `weight` and `weighs_into` make a composite of several rows.
    """

    id: Code
    part: str = ""
    stage: StageOrAll = "all"
    stages: Annotated[tuple[Stage, ...], InSemicolons] = ()
    name_zh: Text
    name_en: Text
    area: Code
    policy: str = ""
    clause: str = ""
    clause_zh: str = ""
    clause_en: str = ""
    kind: Code
    unit: Unit
    entity_type: EntityType
    period_type: Literal["week", "month", "term", "school_year", "plan_phase", "event"]
    aggregation: Literal["ratio", "sum", "mean", "latest", "min", "max"]
    direction: Literal["up", "down", "zero", "band", "none"]
    display: Literal["gauge", "rate", "count", "checklist", "ranking", "report_only"]
    comparator: Annotated[Comparator | None, EmptyIsNone] = None
    threshold: Annotated[Finite | None, EmptyIsNone] = None
    quota_comparator: Annotated[Comparator | None, EmptyIsNone] = None
    quota: Quota = ""
    basis: Basis
    reference: Annotated[bool, EmptyIsFalse] = False
    weight: Annotated[Annotated[float, Field(gt=0, le=1)] | None, EmptyIsNone] = None
    weighs_into: str = ""
    source: Source = "observations"
    source_priority: str = ""
    formula_zh: str = ""
    formula_en: str = ""

    @property
    def expected_stages(self) -> tuple[Stage, ...]:
        """The stages whose units are expected to report: its own, or those of `stages`, else all but kindergarten."""
        if self.stage != "all":
            return (self.stage,)
        return self.stages or AllStages
