"""docs/real_examples.md says what the product says of the real data, no more and no less."""

from pathlib import Path

from tests.real.conftest import Built
from tests.real.examples import NAMES, Reports, blocks

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "real_examples.md"


def _own(lines: list[str], name: str) -> list[str]:
    """Table rows of one source."""
    return [line for line in lines if line.startswith((f"| {name} ", f"| {name}, "))]


def test_every_figure_of_the_document_is_that_of_the_reports(built: Built) -> None:
    said = DOCUMENT.read_text(encoding="utf-8").splitlines()
    found = [line for block in blocks(Reports.of(built.source, built.warehouse)).values() for line in block]
    assert _own(said, NAMES[built.source.name]) == [line for line in found if line.startswith("|")]
    assert [line for line in found if line.startswith(">") and line not in said] == []
