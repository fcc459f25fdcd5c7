"""An unsuitable Python hands over to a suitable one, or says in one line which is needed."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RUN = ROOT / "run.py"
PRETEND = """
import sys, runpy
sys.version_info, sys.argv = (3, 8, 1), sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""
NEW_SYNTAX = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Starred, ast.Nonlocal, ast.AsyncFunctionDef, ast.Match)
OLD = [python for python in Path.home().glob(".pyenv/versions/[23].*/bin/python") if "/3.1" not in str(python)]


def pretend_old(path: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PRETEND, str(RUN), *arguments],
        env={"PATH": path, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_old_python_alone_says_which_is_needed(tmp_path):
    run = pretend_old(str(tmp_path))
    assert run.returncode == 2
    assert run.stderr.splitlines() == [
        "需要 Python 3.11、3.12 或 3.13（64 位），这里是 3.8.1：请安装后重新运行 / "
        "Python 3.11, 3.12 or 3.13 (64 bit) is needed, this is 3.8.1: install one and start again"
    ]


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")
def test_old_python_hands_over_to_a_suitable_one(tmp_path):
    stand_in = tmp_path / "python3.12"
    stand_in.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    stand_in.chmod(0o755)
    run = pretend_old(str(tmp_path), "no-such-folder")
    assert run.returncode == 1
    assert "no-such-folder" in run.stderr


def test_the_start_file_has_no_syntax_newer_than_python_2():
    tree = ast.parse(RUN.read_text(encoding="utf-8"))
    assert [node for node in ast.walk(tree) if isinstance(node, NEW_SYNTAX)] == []
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert [f.name for f in functions if f.returns or f.args.kwonlyargs or any(a.annotation for a in f.args.args)] == []


@pytest.mark.skipif(not OLD, reason="no older Python on this machine")
def test_real_old_pythons_read_the_start_file(tmp_path):
    folder = tmp_path / "测试 目录"
    folder.mkdir()
    shutil.copy(RUN, folder)
    for python in OLD:
        run = subprocess.run([python, folder / "run.py"], env={"PATH": ""}, capture_output=True, check=False)
        assert run.returncode == 2, (python, run.stderr)
        assert "3.11、3.12 或 3.13" in run.stderr.decode("utf-8")
