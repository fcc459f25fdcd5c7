"""An action plan as frozen models; the keys are those of plan.toml and indicators.csv."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from dashboard.plan.vocabulary import (
    Basis,
    Code,
    Comparator,
    Count,
    EmptyIsNone,
    EntityType,
    ExactShare,
    ExamType,
    NotEmpty,
    SchoolYear,
    Share,
    Stage,
    StageOrAll,
    Text,
    Unit,
)


class Model(BaseModel):
    """Frozen; an unknown key is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Rules(Model):
    """What a bureau may set; keys a plan leaves out come from data/plans/defaults.toml."""

    min_pupils_to_rank: Count
    unstable_below: Count
    min_units: Count
    min_units_credit: Count
    excused_amber_share: Share
    private_schools_ranked: bool
    places_for_prohibited_exams: bool
    small_cell: Count
    rate_small_n: Count
    rate_min_count: Count
    coverage_grey_below: Share
    matched_grey_below: Share
    lines_blocked_share: Share
    near_bottom_probability: Share
    near_bottom_share: Share
    evidence_strong: Share
    evidence_likely: Share
    evidence_unclear: Share
    phase_tolerance: Share
    roster_change_share: Share
    heaping_ratio: Annotated[float, Field(ge=1)]
    heaping_min_pupils: Count
    bottom_places: Count
    resamples: Count
    interval_level: Share


class Lines(Model):
    """The share of full marks of each line, for exams that set none of their own."""

    stage: Stage
    excellent_line: ExactShare
    good_line: ExactShare
    pass_line: ExactShare
    low_line: ExactShare


class Phase(Model):
    """A stretch of the plan with its own targets; both days are part of it."""

    id: Code
    name_zh: Text
    name_en: Text
    starts_on: date
    ends_on: date


class RankingVersion(Model):
    """The numbers of a ranking from one school year on; rank_sum needs three of each."""

    id: Text
    effective_school_year: SchoolYear
    announced_on: date
    top_n: tuple[Annotated[int, Field(gt=0)], ...] = ()
    weights: tuple[ExactShare, ...] = ()


class Ranking(Model):
    """How the schools and townships of one stage are placed."""

    id: Code
    stage: Stage
    method: Literal["rank_sum", "mean"]
    versions: Annotated[tuple[RankingVersion, ...], NotEmpty]


class WarningRule(Model):
    """A clause with a consequence, as the chain of places that meets it."""

    id: Code
    source: Literal["ranking", "events", "target_letters"]
    ranking: str = ""
    stage: Stage | None = None
    unit: Literal["school", "township"]
    exam_types: tuple[ExamType, ...] = ()
    clock: Literal["school_year", "test"]
    band: Literal["bottom", "top", "last"]
    places: Annotated[int, Field(gt=0)]
    runs: Annotated[int, Field(gt=0)]
    counting: Literal["consecutive", "cumulative"]
    polarity: Literal["concern", "credit"] = "concern"
    same_head: bool = False
    effective_from: date
    effective_to: date | None = None
    clause_zh: Text
    clause_en: Text
    name_zh: str = ""
    name_en: str = ""


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


class Plan(Model):
    """One policy document: plan.toml with its indicators.csv."""

    id: Code
    name_zh: Text
    name_en: Text
    issued_on: date
    source: str = ""
    governing: bool = False
    rules: Rules | None = None
    lines: tuple[Lines, ...] = ()
    phases: Annotated[tuple[Phase, ...], NotEmpty]
    rankings: tuple[Ranking, ...] = ()
    warnings: tuple[WarningRule, ...] = ()
    targets: tuple[Target, ...] = ()
    indicators: tuple[Indicator, ...] = ()


class ComplianceRule(Model):
    """Exams that national rules forbid or allow only on a stated basis; what no rule names is permitted."""

    stages: Annotated[tuple[Stage, ...], NotEmpty]
    exam_types: Annotated[tuple[ExamType, ...], NotEmpty]
    grades: tuple[Annotated[int, Field(ge=1, le=12)], ...] = ()
    from_date: date = Field(alias="from")
    to_date: date | None = Field(default=None, alias="to")
    state: Literal["needs_basis", "prohibited"]
    source_zh: Text
    source_en: Text
