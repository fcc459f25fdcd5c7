"""The same data give the same warehouse, to the last digit, however the threads share the work."""

import shutil
from pathlib import Path

import duckdb

from dashboard.sample import write_sample
from dashboard.warehouse.build import build
from dashboard.warehouse.store import current, default_output

# What speaks of the files themselves and of the time of the build.
OF_THE_BUILD = {"build_info", "exam_builds", "files", "slice_builds"}


def differing(first: Path, second: Path) -> list[str]:
    """The marts that hold a row in one warehouse alone."""
    with duckdb.connect() as con:
        for name, file in (("a", first), ("b", second)):
            con.execute(f"attach '{file}' as {name} (read_only)")
        found = con.execute(
            "select table_name from duckdb_tables() where database_name = 'a' and schema_name = 'marts'"
        )
        marts = {table for (table,) in found.fetchall()} - OF_THE_BUILD
        assert len(marts) > 20
        rows = {table: (f"from a.marts.{table}", f"from b.marts.{table}") for table in marts}
        pairs = {table: f"({a} except all {b}) union all ({b} except all {a})" for table, (a, b) in rows.items()}
        return sorted(table for table, sql in pairs.items() if con.execute(f"from ({sql}) limit 1").fetchall())


def test_two_builds_of_the_same_data_are_alike_to_the_last_digit(tmp_path: Path) -> None:
    folder, before = tmp_path / "county", tmp_path / "before.duckdb"
    write_sample(folder, "small")
    build(folder, progress=False)
    shutil.copyfile(current(default_output(folder)).file, before)
    shutil.rmtree(default_output(folder).parent)
    build(folder, progress=False)
    assert differing(before, current(default_output(folder)).file) == []
