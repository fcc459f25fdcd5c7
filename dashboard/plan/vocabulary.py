"""The words and numbers that a plan may hold, as constrained types."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from dashboard.language import gettext as _
from dashboard.plan.school_years import is_school_year

Stage = Literal["kindergarten", "primary", "junior", "senior"]
StageOrAll = Literal["kindergarten", "primary", "junior", "senior", "all"]
ExamType = Literal["zhongkao", "gaokao", "academic", "mock", "county_full_cohort", "sample_monitoring", "spot_check"]
Comparator = Literal[">=", "<=", "==", ">", "<"]
Basis = Literal["S", "P", "D"]
Code = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
Text = Annotated[str, Field(min_length=1)]
Share = Annotated[float, Field(ge=0, le=1)]
ExactShare = Annotated[Decimal, Field(ge=0, le=1, decimal_places=6)]
Count = Annotated[int, Field(ge=0)]


def _school_year(text: str) -> str:
    if not is_school_year(text):
        raise ValueError(_("a school year such as 2023-2024"))
    return text


def _not_empty(values: tuple[object, ...]) -> tuple[object, ...]:
    if not values:
        raise ValueError(_("at least {limit} values").format(limit=1))
    return values


NotEmpty = AfterValidator(_not_empty)
SchoolYear = Annotated[str, AfterValidator(_school_year)]
EmptyIsNone = BeforeValidator(lambda value: None if value == "" else value)
EmptyIsFalse = BeforeValidator(lambda value: False if value == "" else value)
InSemicolons = BeforeValidator(lambda value: tuple(filter(None, value.split(";"))) if isinstance(value, str) else value)
EntityType = Literal[
    "county", "township", "school", "school_grade", "class", "subject_group", "studio", "staff_role", "researcher_group"
]  # fmt: skip
Unit = Literal["ratio", "count", "score100", "hours", "periods", "minutes", "days", "yesno", "rank", "index"]
AllStages: tuple[Stage, ...] = ("primary", "junior", "senior")
Quota = Annotated[str, Field(pattern=r"^$|^\d+(\.\d+)?$|^\d+/\d+$|^\d{1,2}:\d{2}$")]
Source = Annotated[str, Field(pattern=r"^(observations|none|(plan|intermediate|marts|reports)\.[a-z][a-z0-9_]*)$")]
