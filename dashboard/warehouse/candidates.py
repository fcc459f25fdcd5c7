"""What the checks of the contract would find in a file before it is put into the data folder."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from duckdb import ColumnExpression, ConstantExpression, DuckDBPyConnection

from dashboard.contract import TABLES, Inventory, Problem
from dashboard.contract.inspection import inspect_file
from dashboard.contract.messages import problem_of, table_of
from dashboard.warehouse.check_rules import rule_findings
from dashboard.warehouse.check_run import load_checks
from dashboard.warehouse.raw import create_raw_view

UNREADABLE = frozenset({"empty_file", "not_parquet", "truncated_file", "damaged_file", "unreadable_file"})


def candidate_problems(con: DuckDBPyConnection, inventory: Inventory, name: str, path: Path) -> Iterator[Problem]:
    """The findings in this file as one more of the table `name`; remarks about other files are not told."""
    table = TABLES[name]
    candidate = inspect_file(path.parent, table, path)
    if isinstance(candidate, Problem):
        raise TypeError(candidate.code)
    create_raw_view(con, name, [*inventory.readable(name), candidate])
    try:
        for finding in rule_findings(con.table(f"raw.{name}"), table):
            if finding.file == str(path):
                yield problem_of(finding.code, name, "", finding.message)
        for check in load_checks():
            if table_of(check.code) == name and _finds(con, check.text, path):
                yield problem_of(check.code, name, "")
    finally:
        create_raw_view(con, name, inventory.readable(name))


def _finds(con: DuckDBPyConnection, check: str, path: Path) -> bool:
    return any(row[0] == str(path) for row in con.execute(check).fetchall())


def small_tables(inventory: Inventory, names: Collection[str]) -> Inventory:
    """The inventory with the files of the named tables alone."""
    return replace(inventory, files={name: inventory.files.get(name, ()) for name in TABLES if name in names})


def unreadable(inventory: Inventory) -> tuple[Problem, ...]:
    """What is wrong with files of these tables that cannot be read at all: nothing may be said without them."""
    named = inventory.files.keys()
    return tuple(found for found in inventory.problems if found.table in named and found.code in UNREADABLE)


def unit_name(con: DuckDBPyConnection, unit_type: str, code: str) -> str:
    """The latest name of a school or township of the registers, its code where it has none."""
    table, key = ("townships", "township_code") if unit_type == "township" else ("schools", "school_code")
    named = con.table(f"raw.{table}").filter(ColumnExpression(key) == ConstantExpression(code))
    order = "name" if unit_type == "township" else "valid_from desc nulls last"
    rows = named.order(order).project("name").fetchall()
    return str(rows[0][0]) if rows else code
