"""`import FILES... DIR`: read, ask, set bad rows aside, check the folder as it would be, take it."""

import argparse
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from dashboard.commands import import_words as say
from dashboard.commands.arguments import Commands
from dashboard.commands.asking import confirmed
from dashboard.commands.import_reading import read_all, read_entries, speaks_of_persons
from dashboard.commands.refusal import RefusedError
from dashboard.contract import Inventory, inspect_folder
from dashboard.intake import (
    FILE,
    Answers,
    AnswersError,
    BusyError,
    Key,
    Merged,
    Reading,
    UnreadableError,
    WrongKeyError,
    held,
    merge,
    open_key,
    quarantine_path,
    read_answers,
    staged,
    write_quarantine,
)
from dashboard.language import gettext as _
from dashboard.warehouse.check import check_folder

STOPPED = (AnswersError, BusyError, UnreadableError, WrongKeyError)


def add_import(commands: Commands) -> None:
    """The command `import`."""
    words = _("read Excel and CSV files into a data folder")
    parser = commands.add_parser("import", help=words, description=words)
    parser.add_argument("files", type=Path, nargs="+", help=_("files, or folders with files"))
    parser.add_argument("folder", type=Path, help=_("data folder; made where there is none"))
    parser.add_argument("--exam", help=_("exam of the sheets that do not name one, by code or name"))
    parser.add_argument("--answers", type=Path, help=_("file with answers to what is not sure (TOML)"))
    parser.add_argument("--key", type=Path, help=_("file of the county's key; default: beside the data folder"))
    parser.add_argument("--quarantine", type=Path, help=_("workbook for the rows that are not taken"))
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--replace", action="store_true", help=_("replace rows that are there with other values"))
    choice.add_argument("--keep", action="store_true", help=_("leave rows that are there as they are"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """0 when every row was taken or is there already, 1 when something must be mended; RefusedError when stopped."""
    try:
        with held(arguments.folder):
            return _import(arguments)
    except STOPPED as error:
        raise RefusedError(str(error)) from error


def _import(arguments: argparse.Namespace) -> int:
    folder: Path = arguments.folder
    answers = read_answers(folder / FILE)
    if arguments.answers:
        if not arguments.answers.is_file():
            raise RefusedError(_("{path} is not there.").format(path=arguments.answers))
        answers = answers.plus(read_answers(arguments.answers).settled)
    if arguments.exam:
        answers = answers.given("exams", "*", arguments.exam)
    files = read_all(arguments.files)
    inventory = inspect_folder(folder)
    understood, answers = files.understood(answers)
    key = open_key(folder, arguments.key, answers) if speaks_of_persons(understood) else Key(b"", Path())
    if key.secret:
        say.key(key)
        answers = answers.given("key", "check", key.check)
    reading, answers = read_entries(understood, inventory, answers, key)
    say.settled(understood, answers)
    refused = say.remarks([*files.remarks, *understood.remarks, *reading.remarks]) | say.bad_rows(reading)
    _set_aside(reading, arguments.quarantine or quarantine_path(folder, datetime.now()))
    if not reading.entries:
        print(_("No row was taken; the data folder is as it was."))
        return 1
    taken = _take(folder, inventory, _merged(arguments, inventory, reading), answers)
    return 1 if refused or not taken else 0


def _set_aside(reading: Reading, path: Path) -> None:
    if reading.bad:
        write_quarantine(path, reading.bad, reading.settled or {})
        say.set_aside(path)


def _merged(arguments: argparse.Namespace, inventory: Inventory, reading: Reading) -> tuple[Merged, ...]:
    """What would be written; rows that are there with other values are replaced or kept as was said."""
    tables = merge(inventory, reading.entries)
    changes = [change for table in tables for change in table.changes]
    if not changes or arguments.replace:
        say.replaced(changes)
        return tables
    say.would_replace(changes)
    if not arguments.keep:
        answer = confirmed(_("Replace these rows? [y/N]")) if say.somebody_is_there() else None
        if answer is None:
            raise RefusedError(_("Nothing was taken: add --replace to replace these rows, or --keep to leave them."))
        if answer:
            return tables
    print(_("These rows are left as they are."))
    return merge(inventory, reading.entries, replace=False)


def _take(folder: Path, inventory: Inventory, tables: Sequence[Merged], answers: Answers) -> bool:
    """Whether the folder holds the rows now: the check must pass on the folder as it would be."""
    changed = [table for table in tables if table.differs]
    say.counts(tables)
    if not changed:
        print(_("Everything is there already; nothing was changed."))
        return True
    with staged(folder, inventory, changed) as stage:
        print(_("Checking the data folder as it would be ..."), flush=True)
        report = check_folder(stage.stage)
        if report.has_problems:
            say.problems(report.problems)
        else:
            stage.take(FILE, answers.text())
            say.taken(folder, report.problems)
    return not report.has_problems
