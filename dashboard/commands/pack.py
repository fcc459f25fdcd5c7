"""`pack DIR` keeps the version in use and writes the meeting's slides and workbook of it."""

import argparse
import logging
from pathlib import Path
from urllib.parse import parse_qsl

from dashboard.commands.arguments import Commands, folder
from dashboard.commands.publish import no_warehouse
from dashboard.commands.refusal import RefusedError
from dashboard.language import LANGUAGES
from dashboard.language import gettext as _
from dashboard.warehouse.kept import DamagedVersionError, KeptWarehouse, OutgrownVersionError, open_version
from dashboard.warehouse.publishing import PublishedDifferentlyError, UnknownVersionError, publish, version_file
from dashboard.warehouse.store import NoWarehouseError, default_output


def add_pack(commands: Commands) -> None:
    """The command `pack`."""
    command = commands.add_parser(
        "pack", help=_("write the slides and the workbook of the meeting, frozen as a version")
    )
    command.add_argument("folder", type=folder, help=_("data folder"))
    command.add_argument("--language", choices=sorted(LANGUAGES), help=_("language of the files"))
    command.add_argument("--output", type=Path, help=_("the slides' file; the workbook lies beside it"))
    command.add_argument("--snapshot", default="", help=_("a kept version instead of the one in use"))
    command.add_argument("--view", default="", help=_("codes of a view's link that every page takes over"))
    command.set_defaults(run=run_pack)


def run_pack(arguments: argparse.Namespace) -> int:
    """Publish, open every page of the agenda, write both files; what was written is printed."""
    kept = _version(arguments)
    slides = arguments.output or _default_file(arguments.folder, kept.version)
    for path in _write(kept, arguments, slides.with_suffix(".pptx")):
        print(_("Wrote {path}").format(path=path))
    print(
        _("The same numbers on the screen, whatever is imported later: ?snapshot={version}").format(
            version=kept.version
        )
    )
    return 0


def _default_file(data: Path, version: str) -> Path:
    """Beside the kept version, which the file shows."""
    return version_file(data, version).with_name(_("Meeting pack") + f"_{version}.pptx")


def _version(arguments: argparse.Namespace) -> KeptWarehouse:
    """The kept version asked for, or the one in use, kept from now on."""
    try:
        version = arguments.snapshot or publish(arguments.folder, _("Meeting pack"))[0].version
        return open_version(arguments.folder, version)
    except NoWarehouseError as error:
        raise RefusedError(no_warehouse(arguments)) from error
    except UnknownVersionError as error:
        raise RefusedError(_("No version {version} is kept here.").format(version=error)) from error
    except (DamagedVersionError, PublishedDifferentlyError) as error:
        raise RefusedError(_("The kept version is damaged: {error}").format(error=error)) from error


def _write(kept: KeptWarehouse, arguments: argparse.Namespace, slides: Path) -> tuple[Path, Path]:
    # pages opened without a browser would warn of it on the terminal
    logging.disable(logging.WARNING)
    from dashboard.exports.deck import deck_bytes
    from dashboard.exports.pack_workbook import workbook_bytes
    from dashboard.ui.packing import Item, PageFailedError, collect_pack

    def told(item: Item, n: int) -> None:
        print(f"{item.number}/{n} {item.title}", flush=True)

    slides.parent.mkdir(parents=True, exist_ok=True)
    try:
        pack = collect_pack(kept, default_output(arguments.folder), dict(parse_qsl(arguments.view)), told)
    except (OutgrownVersionError, PageFailedError) as error:
        raise RefusedError(_("A page of the agenda cannot be drawn: {error}").format(error=error)) from error
    workbook = slides.with_suffix(".xlsx")
    for path, content in ((slides, deck_bytes(pack)), (workbook, workbook_bytes(pack))):
        path.write_bytes(content)
        path.chmod(0o600)
    return slides, workbook
