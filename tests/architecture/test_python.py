"""Where things may stand in Python: SQL in `queries/`, no arithmetic in pages, no rooms without a name."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.tree import python_files, read, texts

SQL = re.compile(
    r"\bselect\b.+\bfrom\s+(raw|staging|intermediate|marts|plan|read_parquet)\b"
    r"|^\s*(select\s+(\*|[\w.]+\s*,|count\()|insert\s+into\s|create\s+(or\s+replace\s+)?(temp\s+)?(table|view|schema)\s)",
    re.IGNORECASE | re.DOTALL,
)
NAMELESS = {"utils", "util", "common", "helpers", "helper", "misc", "tools", "shared", "lib", "base"}
FOREIGN = {
    "a registry's host": r"pypi\.org|pythonhosted\.org|npmjs\.org|debian\.org|crates\.io|proxy\.golang\.org",
    "a machine's path": r"(?<![\w.\-/])/(work|root|home/\w+|farm|Users/\w+)/|[A-Z]:\\Users\\",
}


def strings(path: Path) -> list[ast.Constant]:
    """Return the string constants of a file, docstrings left out."""
    tree = ast.parse(read(path))
    sentences = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in sentences
    ]


def test_sql_stands_in_queries_not_in_python():
    outside = [path for path in python_files("dashboard", "pages") if path.parts[1] != "warehouse"]
    found = [f"{path}:{node.lineno}" for path in outside for node in strings(path) if SQL.search(str(node.value))]
    assert found == [], "move the statement to a file in queries/, or to dashboard/warehouse if it is DDL"


def test_pages_choose_ask_and_draw_without_arithmetic():
    found = [
        f"{path}:{node.lineno} {ast.unparse(node)}"
        for path in python_files("pages")
        for node in ast.walk(ast.parse(read(path)))
        if isinstance(node, ast.BinOp) and not isinstance(node.op, ast.BitOr)
    ]
    assert found == [], "compute it in queries/reports or in dashboard/charts"


def test_every_module_is_named_for_what_it_holds():
    assert [str(path) for path in python_files() if NAMELESS & {path.stem, *path.parent.parts}] == []


@pytest.mark.parametrize("kind", FOREIGN)
def test_the_repository_speaks_of_itself_alone(kind):
    found = [
        f"{path}: {match[0]}"
        for path, text in texts()
        if path != Path("tests/architecture/test_python.py") and (match := re.search(FOREIGN[kind], text))
    ]
    assert found == [], f"{kind} does not belong in the repository"
