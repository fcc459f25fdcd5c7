"""The sample county through filled-in templates: other pseudonyms, the same warehouse."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from dashboard.cli import main
from dashboard.intake.words import WORDS
from dashboard.sample import write_sample
from dashboard.warehouse.build import build
from dashboard.warehouse.store import current, default_output
from tests.intake.county import run_import, tree
from tests.intake.filled import fill_all

# What speaks of the files themselves and of the time of the build.
OF_THE_BUILD = {"build_info", "exam_builds", "files", "slice_builds"}
# Heads of schools are numbered in the order of their pseudonyms.
BY_PSEUDONYM = {"head"}
DECIMALS = 9


def columns(con: duckdb.DuckDBPyConnection, table: str) -> str:
    found = con.execute(f"describe a.marts.{table}").fetchall()
    same = [row for row in found if row[0] not in BY_PSEUDONYM]
    return ", ".join(f'round("{row[0]}", {DECIMALS})' if row[1] == "DOUBLE" else f'"{row[0]}"' for row in same)


def differing(first: Path, second: Path) -> Iterator[str]:
    with duckdb.connect() as con:
        for name, folder in (("a", first), ("b", second)):
            con.execute(f"attach '{current(default_output(folder)).file}' as {name} (read_only)")
        marts = con.execute(
            "select table_name from duckdb_tables() where database_name = 'a' and schema_name = 'marts'"
        ).fetchall()
        assert len(marts) > 20
        for (table,) in marts:
            if table in OF_THE_BUILD:
                continue
            wanted = columns(con, table)
            sides = [f"select {wanted} from {name}.marts.{table}" for name in ("a", "b")]
            both = f"(({sides[0]} except all {sides[1]}) union all ({sides[1]} except all {sides[0]}))"
            if con.execute(f"from {both} limit 1").fetchall():
                yield table


@pytest.mark.slow
def test_the_sample_county_through_the_templates(tmp_path):
    sample, data = tmp_path / "样例", tmp_path / "数据"
    write_sample(sample, "small")
    files = fill_all(sample, tmp_path / "填好")
    data.mkdir()
    for name in ("plans", *WORDS["not_imported"]):
        shutil.copytree(sample / name, data / name)
    assert run_import(data, *files) == 0
    before = tree(data)
    assert run_import(data, *reversed(files)) == 0
    assert tree(data) == before
    assert main(["check", str(data)]) == 0
    for folder in (sample, data):
        build(folder, None, None, progress=False)
    assert list(differing(sample, data)) == []
