"""What a query reads is told from the SQL itself."""

import pytest

from dashboard.warehouse.catalog import all_tables_read, tables_read


def test_named_tables_are_read_and_neither_ctes_nor_texts_are():
    sql = """
        with places as (select '"schema_name":"marts","table_name":"trap"' as note from staging.exams)
        select * from places inner join marts.results as results on places.note = results.note
        where results.unit_code in (select unit_code from plan.rules)
    """
    assert tables_read(sql) == {"staging.exams", "marts.results", "plan.rules"}


def test_every_statement_has_its_own_tables():
    assert all_tables_read(["from marts.tests", "from staging.exams"]) == [{"marts.tests"}, {"staging.exams"}]


def test_a_statement_that_cannot_be_parsed_says_so():
    with pytest.raises(ValueError, match="syntax error"):
        tables_read("select from where")
