"""No pupil can be found in a warehouse file by his or her id."""

import duckdb

from tests.real.conftest import Built

Column = tuple[str, str, str]


def _text_columns(con: duckdb.DuckDBPyConnection) -> list[Column]:
    stored = con.sql("from duckdb_columns()").filter("not internal and data_type like '%VARCHAR%'")
    return stored.project("schema_name, table_name, column_name").fetchall()


def _rows_with_an_id(con: duckdb.DuckDBPyConnection, column: Column, pattern: str) -> int:
    schema, table, name = column
    found = con.execute(
        f'select count(*) from {schema}.{table} where regexp_matches(cast("{name}" as varchar), $1)', [pattern]
    ).fetchone()
    return int(found[0]) if found else 0


def test_no_text_of_the_warehouse_holds_a_pupil_id(built: Built) -> None:
    con = built.warehouse.connection.cursor()
    prefix = built.source.pupils["student_id"].iloc[0][:3]
    assert built.source.pupils["student_id"].str.fullmatch(prefix + r"\d{5}").all()
    columns = _text_columns(con)
    assert ("marts", "total_cells", "school_code") in columns
    leaks = [column for column in columns if _rows_with_an_id(con, column, prefix + r"\d{5}")]
    assert leaks == []
