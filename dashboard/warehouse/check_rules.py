"""The rules that the contract states for columns and keys, as expressions over a raw table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from duckdb import ColumnExpression, ConstantExpression, DuckDBPyRelation, Expression, FunctionExpression

from dashboard.contract import Column, Table
from dashboard.contract.messages import Message
from dashboard.contract.persons import PATTERNS

SAMPLES = 3
IDENTITY_NUMBER = r"^[A-Za-z]?[1-9]\d{16}[0-9Xx]$"
IDENTITY_LENGTHS = (18, 19)
OWN_FINITE_CHECK = frozenset({("scores", "score")})


@dataclass(frozen=True)
class Finding:
    """What one check found in one file."""

    table: str
    code: str
    file: str
    rows: int
    samples: Sequence[str]
    message: Message = field(default_factory=Message)


@dataclass(frozen=True)
class Rule:
    """One rule of one column: rows for which `broken` is true break it."""

    code: str
    message: Message
    broken: Expression


def column_rules(table: Table) -> Iterator[Rule]:
    """All rules that the contract states for the columns of a table."""
    for column in table.columns:
        value = ColumnExpression(column.name)
        if not column.nullable and column.default is None and not column.default_column:
            yield Rule("null_value", Message(column=column.name), value.isnull())
        if column.allowed:
            constants = [ConstantExpression(word) for word in column.allowed]
            yield Rule("value_not_allowed", _allowed(column, ", ".join(column.allowed)), ~value.isin(*constants))
        if column.pattern:
            broken = ~_matches(value, f"^(?:{column.pattern})$")
            yield Rule("value_malformed", _allowed(column, column.pattern), broken)
        if column.pseudonym:
            yield Rule("identity_shape", Message(column=column.name), _looks_like_a_person(value))
        if column.prose:
            yield Rule("names_a_person", Message(column=column.name), _matches(value, PATTERNS[column.prose]))
        yield from _number_rules(table, column, value)


def _number_rules(table: Table, column: Column, value: Expression) -> Iterator[Rule]:
    if column.type == "number" and (table.name, column.name) not in OWN_FINITE_CHECK:
        finite = FunctionExpression("isfinite", value.cast("DOUBLE"))
        yield Rule("value_not_finite", Message(column=column.name), ~finite)
    low, high = column.minimum, column.maximum
    if low is not None or high is not None:
        message = _allowed(column, column.range_text)
        below = ConstantExpression(False) if low is None else value < ConstantExpression(low)
        above = ConstantExpression(False) if high is None else value > ConstantExpression(high)
        yield Rule("value_out_of_range", message, below | above)


def _allowed(column: Column, text: str) -> Message:
    return Message(column=column.name, allowed=text)


def _looks_like_a_person(value: Expression) -> Expression:
    """An identity number, or letters beyond ASCII as in a Chinese name; lengths first, they cost least."""
    in_bytes, in_letters = FunctionExpression("strlen", value), FunctionExpression("length", value)
    lengths = [ConstantExpression(length) for length in IDENTITY_LENGTHS]
    return (in_bytes != in_letters) | (in_bytes.isin(*lengths) & _matches(value, IDENTITY_NUMBER))


def _matches(value: Expression, pattern: str) -> Expression:
    return FunctionExpression("regexp_matches", value, ConstantExpression(pattern))


def rule_findings(relation: DuckDBPyRelation, table: Table) -> list[Finding]:
    """One scan looks for any breach; only then are they counted by rule and file, and looked at for samples."""
    rules = list(column_rules(table))
    if not relation.filter(reduce(or_, [rule.broken for rule in rules])).limit(1).fetchall():
        return []
    counts = [FunctionExpression("count_if", rule.broken).alias(f"rule_{place}") for place, rule in enumerate(rules)]
    rows = relation.aggregate([ColumnExpression("filename"), *counts], "filename").fetchall()
    return [
        Finding(table.name, rule.code, file, broken_n, _samples(relation, table, rule, file), rule.message)
        for file, *broken in rows
        for rule, broken_n in zip(rules, broken, strict=True)
        if broken_n
    ]


def _samples(relation: DuckDBPyRelation, table: Table, rule: Rule, file: str) -> list[str]:
    broken = relation.filter((ColumnExpression("filename") == ConstantExpression(file)) & rule.broken)
    names = [*table.key, *([] if rule.message.column in table.key else [rule.message.column])]
    return _smallest(broken, row_text(names))


def duplicate_findings(relation: DuckDBPyRelation, table: Table) -> list[Finding]:
    """Rows that share the table's key; nulls count as equal."""
    keys = [ColumnExpression(name) for name in table.key]
    copies = FunctionExpression("count", ConstantExpression(1)).alias("copies_n")
    file = FunctionExpression("min", ColumnExpression("filename")).alias("filename")
    groups = relation.aggregate([*keys, copies, file], ", ".join(f'"{name}"' for name in table.key))
    repeated = groups.filter(ColumnExpression("copies_n") > ConstantExpression(1))
    total = FunctionExpression("sum", ColumnExpression("copies_n"))
    samples = FunctionExpression("min", row_text(table.key), ConstantExpression(SAMPLES))
    rows = repeated.aggregate([ColumnExpression("filename"), total.alias("rows_n"), samples], "filename").fetchall()
    message = Message(column=", ".join(table.key))
    return [Finding(table.name, "duplicate_key", name, int(rows_n), texts, message) for name, rows_n, texts in rows]


def row_text(names: Sequence[str]) -> Expression:
    """A row as `exam_id=..., student_id=...`."""
    parts: list[Expression] = []
    for place, name in enumerate(names):
        parts += [ConstantExpression(f"{', ' if place else ''}{name}="), ColumnExpression(name)]
    return FunctionExpression("concat", *parts)


def _smallest(relation: DuckDBPyRelation, text: Expression) -> list[str]:
    ((texts,),) = relation.aggregate([FunctionExpression("min", text, ConstantExpression(SAMPLES))]).fetchall()
    return list(texts or [])
