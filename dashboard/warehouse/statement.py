"""A report as a text that DuckDB runs by itself: its SQL prepared, then executed with the values of one view."""

from collections.abc import Mapping

from dashboard.warehouse.catalog import report_text


def executable(name: str, params: Mapping[str, str], version: str) -> str:
    """`prepare` and `execute` of queries/reports/<name>.sql; KeyError for an unknown report.

    The first line names the version of the warehouse whose file it is to be run on.
    """
    values = ", ".join(f"{param} := {_quoted(value)}" for param, value in params.items())
    query = report_text(name).rstrip().rstrip(";")
    return f"-- duckdb -readonly warehouse-{version}.duckdb\nprepare {name} as\n{query};\n\nexecute {name}({values});\n"


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
