"""The tables of a data folder: which columns, of which types, with which rules and defaults."""

import csv
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from dashboard.contract.persons import Prose

HERE = Path(__file__).resolve().parent
ColumnType = Literal["text", "integer", "number", "boolean", "date", "timestamp"]
Default = str | int | float | bool | date | datetime | None
Words = Annotated[tuple[str, ...], BeforeValidator(lambda text: tuple(text.split()) if isinstance(text, str) else text)]
MaybeNumber = Annotated[float | None, BeforeValidator(lambda text: text if text != "" else None)]


class Column(BaseModel):
    """One column; `default` takes the place of a missing column and of a null, `= name` copies another column."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    name: str
    type: ColumnType
    required: bool
    nullable: bool = Field(alias="null")
    default_text: str = Field(default="", alias="default")
    allowed: Words = ()
    minimum: MaybeNumber = None
    maximum: MaybeNumber = None
    pattern: str = ""
    pseudonym: bool = False
    prose: Prose = ""
    meaning_zh: str
    meaning_en: str

    @property
    def range_text(self) -> str:
        """The smallest and the largest value as `1 … 12`, an empty text when there is no limit."""
        if self.minimum is None and self.maximum is None:
            return ""
        low, high = ("" if limit is None else f"{limit:g}" for limit in (self.minimum, self.maximum))
        return f"{low} … {high}".strip()

    @property
    def default_column(self) -> str:
        """The column whose value is the default, or an empty text."""
        return self.default_text.removeprefix("= ") if self.default_text.startswith("= ") else ""

    @property
    def default(self) -> Default:
        """The default as a typed value; None when there is none or another column gives it."""
        if not self.default_text or self.default_column:
            return None
        if self.type == "boolean":
            return self.default_text == "true"
        if self.type == "integer":
            return int(self.default_text)
        return float(self.default_text) if self.type == "number" else self.default_text.strip('"')


class Table(BaseModel):
    """One table of the data folder; `people` marks tables whose rows are persons."""

    model_config = ConfigDict(frozen=True)

    name: str
    required: bool
    people: bool
    key: Words
    supplier_zh: str
    supplier_en: str
    meaning_zh: str
    meaning_en: str
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column | None:
        """The column of that name, if the contract knows it."""
        return next((column for column in self.columns if column.name == name), None)


def _read(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _column(row: Mapping[str, str]) -> Column:
    given = {key: value for key, value in row.items() if key != "table"}
    persons = given["pseudonym"]
    prose = persons if persons in ("post", "prose") else ""
    return Column.model_validate({**given, "pseudonym": persons == "yes", "prose": prose})


def _tables() -> dict[str, Table]:
    columns = [(row["table"], _column(row)) for row in _read("columns.csv")]
    return {
        row["name"]: Table.model_validate(
            {**row, "columns": tuple(column for table, column in columns if table == row["name"])}
        )
        for row in _read("tables.csv")
    }


TABLES: Mapping[str, Table] = _tables()
