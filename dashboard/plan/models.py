"""An action plan as frozen models; the keys are those of plan.toml and indicators.csv."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from dashboard.plan.agenda import AgendaItem
from dashboard.plan.aims import Indicator, Target
from dashboard.plan.model_base import Model
from dashboard.plan.vocabulary import Code, Count, ExactShare, ExamType, NotEmpty, SchoolYear, Share, Stage, Text
from dashboard.plan.warning_rules import WarningRule


class Rules(Model):
    """What a bureau may set; keys a plan leaves out come from data/plans/defaults.toml."""

    min_pupils_to_rank: Count
    unstable_below: Count
    min_units: Count
    min_units_credit: Count
    excused_amber_share: Share
    private_schools_ranked: bool
    unexcused_as_zero: bool
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
    class_size_gap: Count
    heaping_ratio: Annotated[float, Field(ge=1)]
    heaping_min_pupils: Count
    bottom_places: Count
    resamples: Count
    interval_level: Share
    rankability_least: Share
    discrimination_group: Annotated[float, Field(gt=0, le=0.5)]
    weak_subject_gap: Annotated[float, Field(ge=0)]
    weak_school_share: Share
    peer_schools_per_group: Annotated[int, Field(ge=1)]
    peer_most_sizes: Annotated[int, Field(ge=1)]
    peer_split_from: Count
    peer_least_schools: Count
    appeal_working_days: Count


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


class Plan(Model):
    """One policy document: plan.toml with its indicators.csv.

    `dates_zh` and `dates_en` say why the days of the phases are assumed; both are empty where the document names them.
    """

    id: Code
    name_zh: Text
    name_en: Text
    issued_on: date
    source: str = ""
    dates_zh: str = ""
    dates_en: str = ""
    governing: bool = False
    rules: Rules | None = None
    lines: tuple[Lines, ...] = ()
    phases: Annotated[tuple[Phase, ...], NotEmpty]
    rankings: tuple[Ranking, ...] = ()
    warnings: tuple[WarningRule, ...] = ()
    targets: tuple[Target, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()


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
