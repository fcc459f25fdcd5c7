"""What every model of a plan has in common."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """Frozen; an unknown key is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
