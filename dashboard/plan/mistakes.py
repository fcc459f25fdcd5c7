"""What is wrong in a plan: the file, the key, the value found and what is allowed there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from dashboard.language import gettext as _


@dataclass(frozen=True)
class Mistake:
    """One value of a plan file that is not allowed."""

    file: str
    key: str
    value: str
    allowed: str

    def __str__(self) -> str:
        return _("{file}: {key} = {value} is not allowed; allowed: {allowed}").format(
            file=self.file, key=self.key, value=self.value, allowed=self.allowed
        )


class PlanError(ValueError):
    """Every mistake of the plans of a data folder at once."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))


def mistakes_of(error: ValidationError, file: str, prefix: str = "") -> list[Mistake]:
    """One mistake for each finding of pydantic, with the path of the key such as `rankings[0].versions[1].weights`."""
    return [_mistake(detail, file, prefix) for detail in error.errors(include_url=False)]


def _mistake(detail: ErrorDetails, file: str, prefix: str) -> Mistake:
    found = "-" if detail["type"] == "missing" else str(detail["input"])
    return Mistake(file, _key(prefix, detail["loc"]), found[:80], _allowed(detail))


def _key(prefix: str, location: Sequence[int | str]) -> str:
    key = prefix
    for part in location:
        key += f"[{part}]" if isinstance(part, int) else f".{part}"
    return key.lstrip(".") or "-"


def _allowed(detail: ErrorDetails) -> str:
    describe = _DESCRIPTIONS.get(detail["type"])
    return describe(detail.get("ctx", {})) if describe else detail["msg"].removeprefix("Value error, ")


_DESCRIPTIONS: Mapping[str, Callable[[Mapping[str, object]], str]] = {
    "missing": lambda _context: _("this key must be given"),
    "extra_forbidden": lambda _context: _("no key of this name is known here"),
    "literal_error": lambda context: str(context["expected"]).replace(" or ", ", "),
    "greater_than_equal": lambda context: _("at least {limit}").format(limit=context["ge"]),
    "greater_than": lambda context: _("more than {limit}").format(limit=context["gt"]),
    "less_than_equal": lambda context: _("at most {limit}").format(limit=context["le"]),
    "string_too_short": lambda _context: _("a text that is not empty"),
    "string_pattern_mismatch": lambda context: _("a text of the form {pattern}").format(pattern=context["pattern"]),
    "string_type": lambda _context: _("a text"),
    "int_type": lambda _context: _("a whole number"),
    "int_parsing": lambda _context: _("a whole number"),
    "int_from_float": lambda _context: _("a whole number"),
    "float_type": lambda _context: _("a number"),
    "float_parsing": lambda _context: _("a number"),
    "decimal_type": lambda _context: _("a number"),
    "decimal_parsing": lambda _context: _("a number"),
    "decimal_max_places": lambda context: _("at most {limit} decimals").format(limit=context["decimal_places"]),
    "finite_number": lambda _context: _("a finite number"),
    "bool_type": lambda _context: _("true or false"),
    "bool_parsing": lambda _context: _("true or false"),
    "date_type": lambda _context: _("a date such as 2022-10-14"),
    "date_from_datetime_parsing": lambda _context: _("a date such as 2022-10-14"),
    "tuple_type": lambda _context: _("a list in square brackets"),
    "too_short": lambda context: _("at least {limit} values").format(limit=context["min_length"]),
    "too_long": lambda context: _("at most {limit} values").format(limit=context["max_length"]),
    "model_type": lambda _context: _("a table of keys and values"),
}
