"""`diff DIR OLD [NEW]`: every place and mark that changed between two versions, and why."""

import argparse
import os
from datetime import datetime
from pathlib import Path

import pandas as pd

from dashboard.commands.arguments import Commands, folder, typed
from dashboard.commands.changes import changes, headings
from dashboard.commands.publish import no_warehouse
from dashboard.commands.refusal import RefusedError
from dashboard.exports.cover import Cover, internal_use
from dashboard.exports.csv import csv_bytes
from dashboard.exports.xlsx import xlsx_bytes
from dashboard.language import gettext as _
from dashboard.language import ngettext
from dashboard.warehouse.comparison import TooOldError, compare
from dashboard.warehouse.publishing import UnknownVersionError, version_file
from dashboard.warehouse.store import NoWarehouseError

CURRENT = "current"


def add_diff(commands: Commands) -> None:
    """The command `diff`."""
    diff = commands.add_parser("diff", help=_("list every place and mark that changed between two versions, and why"))
    diff.add_argument("folder", type=folder, help=_("data folder"))
    diff.add_argument("old", help=_("a published version, or current"))
    diff.add_argument("new", nargs="?", default=CURRENT, help=_("the version to compare it with; default: current"))
    diff.add_argument("--csv", type=Path, help=_("write the list as CSV too"))
    diff.add_argument("--xlsx", type=Path, help=_("write the list as a workbook too"))
    diff.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the changes and write the files asked for."""
    try:
        comparison = compare(_file(arguments, arguments.old), _file(arguments, arguments.new))
    except TooOldError as error:
        words = _("A version was made by an older program that did not keep {table}: build and publish again.")
        raise RefusedError(words.format(table=error)) from error
    rows = changes(comparison)
    _print(rows, arguments)
    if arguments.csv:
        _write(arguments.csv, csv_bytes(rows, headings()))
    if arguments.xlsx:
        _write(arguments.xlsx, xlsx_bytes(rows, headings(), _cover(arguments)))
    return 0


def _file(arguments: argparse.Namespace, name: str) -> Path:
    try:
        return version_file(arguments.folder, name)
    except NoWarehouseError as error:
        raise RefusedError(no_warehouse(arguments)) from error
    except UnknownVersionError as error:
        words = _("No published version is called {version}; `published {path}` lists them.")
        raise RefusedError(words.format(version=name, path=typed(arguments.folder))) from error


def _print(rows: pd.DataFrame, arguments: argparse.Namespace) -> None:
    print(internal_use())
    print(_("From {old} to {new}:").format(old=arguments.old, new=arguments.new))
    if rows.empty:
        print(_("Nothing changed: every place, mark, record and setting is the same."))
        return
    for row in rows.to_dict("records"):
        unit = f"{row['unit_name']} ({row['unit_code']})" if row["unit_code"] else ""
        where = " · ".join(str(part) for part in (row["occasion"], unit) if part)
        print(f"[{row['what']}] {where}: {row['before']} → {row['after']}")
        if row["why"]:
            print(f"    {row['why']}")
    print(ngettext("{n} change.", "{n} changes.", len(rows)).format(n=len(rows)))


def _cover(arguments: argparse.Namespace) -> Cover:
    return Cover(
        title=_("Changes between two versions"),
        basis=_("Every place, mark, record and setting that differs; what is too small to be shown is left empty."),
        choices=((_("From"), arguments.old), (_("To"), arguments.new)),
        version=arguments.new,
        made_at=datetime.now(),
        viewer=_("Leadership group"),
    )


def _write(path: Path, content: bytes) -> None:
    """A file that its owner alone can read."""
    with os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
    print(_("Wrote {file}.").format(file=path))
