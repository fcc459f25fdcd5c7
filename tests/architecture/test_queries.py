"""The laws of the SQL (`queries/README.md`), held for every file."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.architecture.tree import LAYERS, files, python_files, queries, read

READS = {
    "staging": {"raw"},
    "intermediate": {"staging", "intermediate", "marts", "plan"},
    "marts": {"staging", "intermediate", "marts", "plan"},
    "reports": {"marts", "plan", "what_if"},
    "checks": {"raw", "plan"},
    "diff": {"diff", "before_marts", "before_plan", "after_marts", "after_plan"},
}
BUILD_LISTS = {"raw.build_inputs", "raw.files", "raw.problems", "raw.pending_exams", "raw.pending_pairs"}
SCHEMAS = "raw|staging|intermediate|what_if|reports|checks|diff|(?:before_|after_)?(?:marts|plan)"
REFERENCE = re.compile(rf"\b(?:from|join)\s+((?:{SCHEMAS})\.\w+)")
ENDS = {False: r"\nselect \* from \w+\n\Z", True: r"\nselect \* from \w+(\norder by\s[^;]+)?\n\Z"}
CASES = Path("tests/queries")


def case_folder(query: Path) -> Path:
    return CASES / query.parent.name / query.stem


def cases(folder: Path) -> list[Path]:
    return [path for path in files() if path.suffix == ".toml" and path.parent == folder]


def expected_rows(case: Path) -> int:
    """Count the rows that a case expects, below their header."""
    rows = tomllib.loads(read(case)).get("expected", {}).get("rows", "")
    return max(0, len([line for line in rows.splitlines() if line.strip()]) - 1)


def code(query: Path) -> str:
    """Return a query without its comments and quoted text."""
    return re.sub(r"--[^\n]*|'(?:[^']|'')*'", "", read(query))


def test_there_are_queries():
    assert queries()


def test_every_query_lies_in_a_layer():
    assert [str(path) for path in queries() if len(path.parts) != 3 or path.parts[1] not in LAYERS] == []


def test_the_first_line_names_the_grain():
    wordless = [str(path) for path in queries() if not re.match(r"-- One row\b", read(path))]
    assert wordless == [], "begin with a comment like: -- One row per exam, school and subject."


def test_a_query_ends_by_selecting_its_last_step():
    other = [str(path) for path in queries() if not re.search(ENDS[path.parts[1] == "reports"], read(path))]
    assert other == [], "name the last step and end with: select * from <its name>; a report may add its order"


def test_queries_are_in_lower_case():
    found = [f"{path}: {match[0]}" for path in queries() if (match := re.search(r"\b\w*[A-Z]\w*", code(path)))]
    assert found == []


def test_each_layer_reads_only_the_layers_before_it():
    wrong = [
        f"{path} reads {table}"
        for path in queries()
        for table in REFERENCE.findall(code(path))
        if table.split(".")[0] not in READS[path.parts[1]] and table not in BUILD_LISTS
    ]
    assert wrong == []


def test_every_query_has_a_case_with_an_expected_row():
    bare = [str(path) for path in queries() if not any(map(expected_rows, cases(case_folder(path))))]
    assert bare == [], "write tests/queries/<layer>/<query>/<claim>.toml with at least one expected row"


def test_every_case_belongs_to_a_query():
    folders = {path.parent for path in files() if path.suffix == ".toml" and path.is_relative_to(CASES)}
    assert sorted(map(str, folders - {case_folder(path) for path in queries()})) == []


@pytest.mark.parametrize(
    "declaration",
    [path for path in files() if path.suffix == ".toml" and path.parts[:2] == ("queries", "marts")],
    ids=str,
)
def test_a_mart_made_by_python_names_its_module_and_has_a_test(declaration):
    module = Path(tomllib.loads(read(declaration))["module"].replace(".", "/"))
    assert module.with_suffix(".py") in files() or module / "__init__.py" in files()
    tests = [path for path in python_files("tests") if path.parts[1] == "warehouse"]
    assert any(f"marts.{declaration.stem}" in read(path) for path in tests), "write its test in tests/warehouse/"
