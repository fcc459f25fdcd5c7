"""Checks: every step runs, a failed one fails the whole, and every test belongs to a group."""

import sys
from pathlib import Path

import pytest

from launcher import browser, checks
from launcher.checks import GROUPS, STEPS, Outcome, Step, chosen, report, run_step
from launcher.messages import StopError

ROOT = Path(__file__).resolve().parents[2]


def test_every_step_is_counted_and_one_failure_fails_the_run(capsys):
    assert report([Outcome("ruff", True, 0.5), Outcome("mypy", False, 61.0)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "ruff          passed      0.5 s",
        "mypy          FAILED     61.0 s",
        "checks: 1 passed, 1 failed",
    ]


def test_run_without_failures_ends_with_zero():
    assert report([Outcome("ruff", True, 0.5)]) == 0


@pytest.mark.parametrize(("code", "passed"), [(0, True), (1, False), (5, False)])
def test_step_passes_only_with_exit_code_zero(tmp_path, code, passed):
    step = Step("one", ("-c", f"raise SystemExit({code})"))
    assert run_step(step, tmp_path, Path(sys.executable)).passed is passed


def test_browser_step_is_given_the_browser(tmp_path, monkeypatch, capfd):
    monkeypatch.setattr(checks, "prepare_browser", lambda: Path("a-browser"))
    step = Step("browser", ("-c", "import os; print(os.environ['DASHBOARD_BROWSER'])"), needs_browser=True)
    assert run_step(step, tmp_path, Path(sys.executable)).passed
    assert "a-browser" in capfd.readouterr().out.splitlines()


def test_missing_browser_fails_its_step_with_one_line_and_is_never_skipped(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(browser, "find_browser", lambda: None)
    monkeypatch.setattr(browser, "can_install", lambda: False)
    step = Step("browser", ("-c", ""), needs_browser=True)
    assert not run_step(step, tmp_path, Path(sys.executable)).passed
    assert sum("install one" in line for line in capsys.readouterr().out.splitlines()) == 1


def test_bare_debian_is_given_a_browser_and_chinese_fonts(monkeypatch):
    installed: list[str] = []
    monkeypatch.setattr(browser, "can_install", lambda: True)
    monkeypatch.setattr(browser, "has_chinese_font", lambda: False)
    monkeypatch.setattr(browser, "find_browser", lambda: Path("chromium") if installed else None)
    monkeypatch.setattr(browser, "install", installed.extend)
    assert browser.prepare_browser() == Path("chromium")
    assert installed == ["chromium", "fonts-noto-cjk"]


def test_browser_on_the_path_is_found(tmp_path, monkeypatch):
    place = tmp_path / "chromium"
    place.write_text("#!/bin/sh\n", encoding="utf-8")
    place.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert browser.find_browser() == place


def test_unknown_step_is_refused_with_the_known_ones():
    with pytest.raises(StopError, match=r"no step rufff: ruff, format"):
        chosen(["rufff"])


def test_named_steps_run_in_their_own_order():
    assert [step.name for step in chosen(["sql", "ruff"])] == ["ruff", "sql"]


def test_every_group_has_its_step_and_its_folder():
    named = {step.name for step in STEPS}
    assert [group for group in GROUPS if group not in named or not (ROOT / "tests" / group).is_dir()] == []


def test_continuous_integration_runs_the_same_command():
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1] == "exec python3 run.py test"
