"""What an import tells: remarks, bad rows with file, sheet and row, what is new, what was taken."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from dashboard.commands.arguments import typed
from dashboard.commands.findings import print_problems
from dashboard.contract import Problem
from dashboard.intake import Answers, Key, Merged, Reading, Remark, Understood
from dashboard.intake.words import table_label
from dashboard.language import gettext as _
from dashboard.language import ngettext

SHOWN = 20


def somebody_is_there() -> bool:
    """Whether questions can be put."""
    return sys.stdin.isatty()


def key(found: Key) -> None:
    """Where the key is; a new one must be kept."""
    if found.is_new:
        text = _("A new key was made: {path}. Keep a copy in a safe place; without it no later exam can be joined.")
        print(text.format(path=found.path))
    else:
        print(_("Key of the pseudonyms: {path}").format(path=found.path))


def settled(understood: Understood, answers: Answers) -> None:
    """Headings that are read as was settled once, now or earlier."""
    for layout in understood.layouts:
        known = answers.section(f"headings.{layout.table}")
        told = [f"{name} = {known[name]}" for name in layout.heading.names if name in known]
        if told:
            print(_("{sheet}: as settled, {columns}").format(sheet=layout.sheet.title, columns=", ".join(told)))


def remarks(found: Iterable[Remark]) -> bool:
    """Every remark; true when something was refused."""
    told = list(found)
    for remark in told:
        kind = _("Not taken") if remark.refused else _("Remark")
        print(f"[{kind}] {remark}")
    return any(remark.refused for remark in told)


def bad_rows(reading: Reading) -> bool:
    """The first bad rows; true when there are any."""
    rows = sorted(reading.bad, key=lambda row: (row.origin.layout.sheet.title, row.origin.row.number))
    kind = _("Not taken")
    for row in rows[:SHOWN]:
        print(f"[{kind}] {row}")
    if len(rows) > SHOWN:
        print(
            ngettext("... and {n} row more.", "... and {n} rows more.", len(rows) - SHOWN).format(n=len(rows) - SHOWN)
        )
    if reading.repeated:
        text = ngettext(
            "{n} row said again what another said.", "{n} rows said again what others said.", reading.repeated
        )
        print(text.format(n=reading.repeated))
    return bool(rows)


def set_aside(path: Path) -> None:
    """Where the bad rows are."""
    print(
        _(
            "The rows that were not taken are in {file}, each with its reason: mend them there and import that file."
        ).format(file=path)
    )


def counts(tables: Iterable[Merged]) -> None:
    """What is new in each table."""
    for table in tables:
        if table.differs:
            text = _("{table}: {new} rows new, {changed} replaced")
            print("  " + text.format(table=table_label(table.table), new=table.new, changed=len(table.changes)))


def would_replace(changes: Sequence[object]) -> None:
    """Rows that are there with other values."""
    n = len(changes)
    print(
        ngettext(
            "{n} row is there already with other values:", "{n} rows are there already with other values:", n
        ).format(n=n)
    )
    _some(changes)


def replaced(changes: Sequence[object]) -> None:
    """Rows that are being replaced as was said."""
    if changes:
        n = len(changes)
        print(ngettext("{n} row is replaced:", "{n} rows are replaced:", n).format(n=n))
        _some(changes)


def _some(changes: Sequence[object]) -> None:
    for change in changes[:SHOWN]:
        print(f"  {change}")
    if len(changes) > SHOWN:
        print(
            ngettext("... and {n} row more.", "... and {n} rows more.", len(changes) - SHOWN).format(
                n=len(changes) - SHOWN
            )
        )


def problems(found: Sequence[Problem]) -> None:
    """Why the folder would not pass its check."""
    print_problems([problem for problem in found if problem.severity == "problem"])
    print(_("Nothing was taken: with these rows the data folder would not pass its check. It is as it was."))
    if any(problem.code == "missing_table" for problem in found):
        print(_("Import the missing tables together with these files, in one command."))


def taken(folder: Path, found: Sequence[Problem]) -> None:
    """Done, and what comes next."""
    print(_("The check passed and everything was taken into {path}.").format(path=folder))
    if found:
        text = ngettext(
            "{n} remark: python -m dashboard check {path}", "{n} remarks: python -m dashboard check {path}", len(found)
        )
        print(text.format(n=len(found), path=typed(folder)))
    print(_("Next: python -m dashboard build {path}").format(path=typed(folder)))
