"""The clauses with a consequence, as the governing plan states them under [[warnings]]."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from dashboard.plan.model_base import Model
from dashboard.plan.vocabulary import Code, ExamType, Stage, Text


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
