"""Every check a change must pass: the list, and how it is run."""

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from launcher.browser import prepare_browser
from launcher.environment import prepare
from launcher.messages import StopError, say

GROUPS = ("queries", "architecture", "launcher", "pages", "real", "browser")
PARALLEL = ("-n", "2")
IMPORTS = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"


@dataclass(frozen=True)
class Step:
    """One check: its name, and what Python is asked to run."""

    name: str
    arguments: tuple[str, ...]
    needs_browser: bool = False


@dataclass(frozen=True)
class Outcome:
    """How a step ended, and its duration in seconds."""

    name: str
    passed: bool
    seconds: float


def pytest(name: str, *arguments: str) -> Step:
    """Return the step that runs one group of tests."""
    return Step(name, ("-m", "pytest", "-q", *arguments), needs_browser=name == "browser")


STEPS = (
    Step("ruff", ("-m", "ruff", "check", ".")),
    Step("format", ("-m", "ruff", "format", "--check", ".")),
    Step("mypy", ("-m", "mypy")),
    Step("imports", ("-c", IMPORTS)),
    Step("sql", ("-m", "sqlfluff", "lint", "queries")),
    pytest("unit", "tests", *(f"--ignore=tests/{group}" for group in GROUPS), *PARALLEL),
    pytest("queries", "tests/queries", *PARALLEL),
    pytest("architecture", "tests/architecture"),
    pytest("launcher", "tests/launcher", *PARALLEL),
    pytest("pages", "tests/pages", *PARALLEL),
    pytest("real", "tests/real", *PARALLEL),
    pytest("browser", "tests/browser"),
)


def run_checks(root: Path, names: list[str]) -> int:
    """Set up the test tools and run the named steps, or all; returns 0 if every one passed."""
    steps = chosen(names)
    python = prepare(root, "requirements-dev.txt")
    outcomes = [run_step(step, root, python) for step in steps]
    return report(outcomes)


def chosen(names: list[str]) -> list[Step]:
    """Return the steps with these names, in their own order; all if none is named."""
    known = [step.name for step in STEPS]
    unknown = [name for name in names if name not in known]
    if unknown:
        raise StopError(
            f"没有检查步骤 {unknown[0]}，可选：{'、'.join(known)}", f"There is no step {unknown[0]}: {', '.join(known)}"
        )
    return [step for step in STEPS if not names or step.name in names]


def run_step(step: Step, root: Path, python: Path) -> Outcome:
    """Run one step to its end and print its name and duration."""
    say(f"== {step.name} 开始", "starts")
    started = time.monotonic()
    try:
        browser = {"DASHBOARD_BROWSER": str(prepare_browser())} if step.needs_browser else {}
        run = subprocess.run([python, *step.arguments], cwd=root, env={**os.environ, **browser}, check=False)
        passed = run.returncode == 0
    except StopError as error:
        print(error)
        passed = False
    seconds = time.monotonic() - started
    say(f"== {step.name} {'通过' if passed else '未通过'}", f"{'passed' if passed else 'FAILED'} in {seconds:.1f} s")
    return Outcome(step.name, passed, seconds)


def report(outcomes: list[Outcome]) -> int:
    """Print every step's duration and a closing line of counts, and return the exit code."""
    for outcome in outcomes:
        print(f"{outcome.name:<14}{'passed' if outcome.passed else 'FAILED'}{outcome.seconds:>9.1f} s")
    failed = sum(not outcome.passed for outcome in outcomes)
    print(f"checks: {len(outcomes) - failed} passed, {failed} failed", flush=True)
    return 1 if failed else 0
