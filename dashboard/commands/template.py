"""`template DIR`: one workbook for each table, to be filled in."""

import argparse
from pathlib import Path

from dashboard.commands.arguments import Commands, typed
from dashboard.intake import file_name, is_filled_in, template_bytes, template_names
from dashboard.language import gettext as _


def add_template(commands: Commands) -> None:
    """The command `template`."""
    words = _("write workbooks to fill in, one for each table")
    parser = commands.add_parser("template", help=words, description=words)
    parser.add_argument("folder", type=Path, help=_("folder to write"))
    parser.add_argument("--table", choices=template_names(), action="append", help=_("this table alone"))
    parser.add_argument("--replace", action="store_true", help=_("write over workbooks that are filled in too"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write every template that is not there yet or holds nothing; 1 when one was left as it is."""
    folder: Path = arguments.folder
    folder.mkdir(parents=True, exist_ok=True)
    left = 0
    for name in arguments.table or template_names():
        path = folder / file_name(name)
        if path.exists() and not arguments.replace and is_filled_in(path):
            print(_("{file} is filled in and was left as it is; --replace writes over it.").format(file=path))
            left += 1
            continue
        path.write_bytes(template_bytes(name))
        print(_("Wrote {file}.").format(file=path))
    print(_("Next: fill them in, then: python -m dashboard import {path} DIR").format(path=typed(folder)))
    return 1 if left else 0
