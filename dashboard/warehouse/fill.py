"""All tables of a warehouse from the bound inputs, in the order that their SQL asks for."""

import duckdb

from dashboard.contract import Inventory
from dashboard.warehouse.carried import Previous
from dashboard.warehouse.catalog import Catalog
from dashboard.warehouse.connection import home
from dashboard.warehouse.progress import Progress
from dashboard.warehouse.python_marts import make_python_mart
from dashboard.warehouse.reduce import make_reductions
from dashboard.warehouse.reductions import find_reductions


def make_staging(con: duckdb.DuckDBPyConnection, catalog: Catalog) -> None:
    """The staging views that do not depend on which exams are pending."""
    exam_by_exam = find_reductions(catalog).all_tables
    for query in catalog.order():
        if query.schema == "staging" and query.table not in exam_by_exam:
            con.execute(f"create or replace view memory.{query.table} as {query.text}")


def make_tables(con: duckdb.DuckDBPyConnection, catalog: Catalog, previous: Previous, progress: Progress) -> None:
    """Every table that is not made by the reductions, in the order that their SQL asks for."""
    reductions = find_reductions(catalog)
    made = reductions.all_tables | {query.table for query in reductions.first}
    waiting = [query for query in catalog.order() if query.schema != "staging" and query.table not in made]
    progress.expect(len(waiting))
    for query in waiting:
        progress.step(query.table)
        if query.module:
            make_python_mart(con, query, previous)
        else:
            con.execute(f"create or replace table {home(query.schema)}.{query.table} as {query.text}")


def fill(
    con: duckdb.DuckDBPyConnection, catalog: Catalog, inventory: Inventory, previous: Previous, progress: Progress
) -> tuple[int, int]:
    """All tables from the bound inputs; returns how many exams were computed and how many taken over."""
    make_staging(con, catalog)
    counts = make_reductions(con, catalog, inventory, progress)
    make_tables(con, catalog, previous, progress)
    return counts
