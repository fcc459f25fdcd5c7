"""The findings of a check on the terminal."""

from collections.abc import Sequence

from dashboard.contract import Problem
from dashboard.language import gettext as _
from dashboard.language import ngettext


def print_problems(problems: Sequence[Problem]) -> int:
    """Every finding, what blocks first; 1 when something must be mended, else 0."""
    ordered = sorted(problems, key=lambda problem: problem.severity != "problem")
    for number, problem in enumerate(ordered, start=1):
        _print_problem(number, problem)
    blocking = sum(problem.severity == "problem" for problem in problems)
    if blocking:
        print(ngettext("{n} problem to mend.", "{n} problems to mend.", blocking).format(n=blocking))
    return 1 if blocking else 0


def _print_problem(number: int, problem: Problem) -> None:
    kind = _("Problem") if problem.severity == "problem" else _("Remark")
    print(f"{number}. [{kind}] {problem.file or problem.table}: {problem.what}")
    for sample in problem.samples:
        print(f"     {sample}")
    print("   → " + problem.mend)
