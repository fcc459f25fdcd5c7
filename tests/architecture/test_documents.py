"""What the documents say is there."""

import re
from pathlib import Path

import pytest

from launcher.checks import STEPS
from tests.architecture.test_python import SQL
from tests.architecture.tree import ROOT, files, read

DOCUMENTS = [path for path in files() if path.suffix == ".md"]
PIN = re.compile(r"[a-z0-9-]+(\[\w+\])?==[\w.]+(; sys_platform [!=]= \"\w+\")?")


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_every_link_and_picture_of_a_document_is_there(document):
    targets = [target for target in re.findall(r"\]\(([^)#:]+)\)", read(document)) if target]
    assert [target for target in targets if not (ROOT / document.parent / target).exists()] == []


def test_contributing_lists_every_step_of_the_checks():
    listed = [
        name for row in re.findall(r"^\| (`.+?) \|", read(Path("CONTRIBUTING.md")), re.MULTILINE) for name in names(row)
    ]
    assert listed == [step.name for step in STEPS]


def names(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


@pytest.mark.parametrize("requirements", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_is_pinned_to_one_version(requirements):
    lines = [line for line in read(Path(requirements)).splitlines() if line and not line.startswith(("#", "-r "))]
    assert lines
    assert [line for line in lines if not PIN.fullmatch(line)] == []


@pytest.mark.parametrize(
    ("text", "is_sql"),
    [
        ("select school_code, final_rank from marts.school_results", True),
        ("  CREATE OR REPLACE VIEW x as", True),
        ("with a as (select 1) select * from plan.rules", True),
        ("Select a school from the list", False),
        ("Create a warehouse from the data folder", False),
    ],
)
def test_sql_is_told_from_sentences(text, is_sql):
    assert bool(SQL.search(text)) is is_sql
