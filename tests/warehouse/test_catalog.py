"""What a query reads is told from the SQL itself."""

import re

import duckdb

from dashboard.warehouse.catalog import QUERIES, tables_read

PARSED = re.compile(r'"schema_name":"([^"]+)","table_name":"([^"]+)"')


def parsed(sql: str) -> set[str]:
    """The tables that DuckDB's own parser finds."""
    ((tree,),) = duckdb.execute("select json_serialize_sql($1)", [sql]).fetchall()
    assert not tree.startswith('{"error":true'), tree
    return {f"{schema}.{table}" for schema, table in PARSED.findall(tree)}


def test_named_tables_are_read_and_neither_ctes_nor_texts_nor_comments_are() -> None:
    sql = """
        -- not from marts.schools
        with places as (select 'from marts.trap' as note from staging.exams)
        select * from places inner join marts.results as results on places.note = results.note
        where results.unit_code in (select unit_code from plan.rules) and note is distinct from places.note
    """
    assert tables_read(sql) == {"staging.exams", "marts.results", "plan.rules"} == parsed(sql)


def test_every_query_reads_what_the_parser_finds_in_it() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(QUERIES.rglob("*.sql"))}
    assert {path for path, text in texts.items() if tables_read(text) != parsed(text)} == set()
