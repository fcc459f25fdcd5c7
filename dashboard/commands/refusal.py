"""A command that was refused."""

from collections.abc import Iterable

from dashboard.contract import Problem
from dashboard.language import gettext as _


class RefusedError(ValueError):
    """Nothing was written; the message says why and how to mend it."""


def refuse_unreadable(problems: Iterable[Problem]) -> None:
    """RefusedError with the files that cannot be read: what they hold might speak against the record."""
    found = [f"{problem.file}: {problem.what} → {problem.mend}" for problem in problems]
    if found:
        raise RefusedError("\n".join([*found, _("Nothing was written: mend these files first.")]))


def refuse_problems(problems: Iterable[Problem]) -> None:
    """RefusedError with what the checks of the contract found; remarks do not keep a record out."""
    found = [problem.what for problem in problems if problem.severity == "problem"]
    if found:
        mend = _("Nothing was written: correct the options and run the command again.")
        raise RefusedError("\n".join([*found, mend]))
