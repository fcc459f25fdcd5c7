"""The clauses with a consequence, as the governing plan states them under [[warnings]]."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from dashboard.plan.model_base import Model
from dashboard.plan.vocabulary import Code, ExamType, Stage, Text

WarningUnit = Literal["school", "township", "principal", "central_principal", "teacher", "homeroom_teacher", "studio"]
Positive = Annotated[int, Field(gt=0)]


class WarningRule(Model):
    """A clause with a consequence: what meets it and how often; `source` "none" where the policy sets no count."""

    id: Code
    source: Literal["ranking", "events", "target_letters", "none"]
    ranking: str = ""
    stage: Stage | None = None
    unit: WarningUnit
    exam_types: tuple[ExamType, ...] = ()
    clock: Literal["school_year", "test"] | None = None
    band: Literal["bottom", "top", "last"] | None = None
    places: Positive | None = None
    runs: Positive | None = None
    counting: Literal["consecutive", "cumulative"] | None = None
    polarity: Literal["concern", "credit"] = "concern"
    same_head: bool = False
    effective_from: date
    effective_to: date | None = None
    clause_zh: Text
    clause_en: Text
    clause_ref: str = ""
    caution_zh: str = ""
    caution_en: str = ""
    name_zh: str = ""
    name_en: str = ""
