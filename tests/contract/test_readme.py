"""data/README.md shows the contract as the code holds it."""

from pathlib import Path

import pytest

from dashboard.contract import TABLES
from dashboard.contract.document import table_section

README = Path(__file__).resolve().parents[2] / "data" / "README.md"


@pytest.mark.parametrize("name", list(TABLES))
def test_every_table_is_documented_column_by_column(name: str) -> None:
    assert table_section(TABLES[name]) in README.read_text(encoding="utf-8")


def test_every_key_names_columns_of_its_table() -> None:
    for table in TABLES.values():
        assert all(table.column(name) for name in table.key), table.name


def test_every_check_has_its_words() -> None:
    from dashboard.contract.messages import TEXTS
    from dashboard.warehouse.check_run import load_checks

    assert {check.code for check in load_checks()} <= TEXTS.keys()
