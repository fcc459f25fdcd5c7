"""Small files and small functions: what does not fit on a screen is split."""

import ast

from tests.architecture.tree import python_files, read


def too_long(limit: int, *tops: str) -> list[str]:
    lengths = {path: len(read(path).splitlines()) for path in python_files(*tops)}
    return [f"{path} has {lines} lines, at most {limit}" for path, lines in lengths.items() if lines > limit]


def test_files_stay_under_200_lines():
    assert too_long(200, "dashboard", "launcher", "benchmarks", "run.py") == []


def test_test_files_stay_under_300_lines():
    assert too_long(300, "tests") == []


def test_pages_stay_within_60_lines():
    assert too_long(60, "pages") == []


def test_functions_stay_within_40_lines():
    long = [
        f"{path}:{node.lineno} {node.name} has {lines} lines, at most 40"
        for path in python_files()
        for node in ast.walk(ast.parse(read(path)))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > 40
    ]
    assert long == []
