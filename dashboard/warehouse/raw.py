"""The incoming files as views `raw.<table>`: every column of the contract, typed, defaults filled in."""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from itertools import groupby
from pathlib import Path

import duckdb
from duckdb import (
    CoalesceOperator,
    ColumnExpression,
    ConstantExpression,
    DuckDBPyConnection,
    DuckDBPyRelation,
    Expression,
    FunctionExpression,
)

from dashboard.contract import TABLES, Column, DataFile, Inventory, Table
from dashboard.contract.column_types import is_exact
from dashboard.plan import PlanSet, plan_tables

DUCKDB_TYPES: Mapping[str, str] = {
    "text": "VARCHAR",
    "integer": "INTEGER",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "timestamp": "TIMESTAMP",
}
Signature = tuple[tuple[str, ...], bool]


def create_raw_views(
    con: DuckDBPyConnection,
    inventory: Inventory,
    files: Mapping[str, Sequence[Path]] | None = None,
    tables: Iterable[str] = tuple(TABLES),
) -> None:
    """A view for every table of the contract; for the tables in `files` only those paths are read."""
    con.execute("create schema if not exists raw")
    for table in [TABLES[name] for name in tables]:
        chosen = inventory.readable(table.name)
        if files is not None and table.name in files:
            wanted = set(files[table.name])
            chosen = tuple(file for file in chosen if file.path in wanted)
        create_raw_view(con, table.name, chosen)


def create_raw_view(con: DuckDBPyConnection, table: str, files: Iterable[DataFile]) -> None:
    """The view of one table over the given files."""
    relation = table_relation(con, TABLES[table], files)
    con.execute(f"create or replace view raw.{table} as {relation.sql_query()}")


def create_plan_tables(con: DuckDBPyConnection, plans: PlanSet) -> None:
    """The tables `plan.*` from the plans of the data folder."""
    con.execute("create schema if not exists plan")
    for name, rows in plan_tables(plans).items():
        con.register("incoming_plan_rows", rows)
        con.execute(f"create or replace table plan.{name} as from incoming_plan_rows")
        con.unregister("incoming_plan_rows")


def first_unreadable(con: DuckDBPyConnection, inventory: Inventory, name: str) -> Path | None:
    """The first file of a table whose rows cannot all be read, None when all can."""
    table = TABLES[name]
    largest = [FunctionExpression("max", ColumnExpression(column.name)) for column in table.columns]
    for file in inventory.readable(name):
        try:
            table_relation(con, table, [file]).aggregate(largest).fetchall()
        except duckdb.Error:
            return file.path
    return None


def table_relation(con: DuckDBPyConnection, table: Table, files: Iterable[DataFile]) -> DuckDBPyRelation:
    """The rows of the files under the contract's columns; files of one shape are read together."""
    ordered = sorted(files, key=lambda file: (_signature(table, file), str(file.path)))
    shapes = [list(group) for _, group in groupby(ordered, key=lambda file: _signature(table, file))]
    exact = {column.name for column in table.columns if ordered and _all_exact(column, ordered)}
    parts = [_read(con, group).select(*_columns(table, group[0], exact)) for group in shapes]
    return reduce(DuckDBPyRelation.union, parts) if parts else _no_rows(con, table)


def _signature(table: Table, file: DataFile) -> Signature:
    return tuple(file.type_of(column.name) for column in table.columns), bool(file.partitions)


def _all_exact(column: Column, files: Sequence[DataFile]) -> bool:
    """Marks kept as decimals in every file, all of one type, need no cast."""
    types = {file.type_of(column.name) for file in files}
    return column.type == "number" and len(types) == 1 and is_exact(types.pop())


def _read(con: DuckDBPyConnection, files: Sequence[DataFile]) -> DuckDBPyRelation:
    paths = ", ".join(_quoted(file.path) for file in files)
    hive = "true" if files[0].partitions else "false"
    return con.sql(
        f"from read_parquet([{paths}], filename = true, hive_partitioning = {hive}, hive_types_autocast = false)"
    )


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _columns(table: Table, file: DataFile, exact: set[str]) -> list[Expression]:
    values = {column.name: _value(column, file.type_of(column.name), column.name in exact) for column in table.columns}
    return [_defaulted(column, values).alias(column.name) for column in table.columns] + [ColumnExpression("filename")]


def _value(column: Column, arrow_type: str, exact: bool) -> Expression:
    if arrow_type in ("", "null"):
        return ConstantExpression(None).cast(_duckdb_type(column))
    value = ColumnExpression(column.name)
    return value if exact else value.cast(_duckdb_type(column))


def _defaulted(column: Column, values: Mapping[str, Expression]) -> Expression:
    value = values[column.name]
    if column.default_column:
        return CoalesceOperator(value, values[column.default_column])
    if column.default is None:
        return value
    return CoalesceOperator(value, ConstantExpression(column.default).cast(_duckdb_type(column)))


def _no_rows(con: DuckDBPyConnection, table: Table) -> DuckDBPyRelation:
    columns = [ConstantExpression(None).cast(_duckdb_type(column)).alias(column.name) for column in table.columns]
    columns.append(ConstantExpression(None).cast(duckdb.sqltypes.VARCHAR).alias("filename"))
    return con.sql("select 1").select(*columns).limit(0)


def _duckdb_type(column: Column) -> duckdb.sqltypes.DuckDBPyType:
    return duckdb.dtype(DUCKDB_TYPES[column.type])
