"""The commands of `python -m dashboard`."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from dashboard.commands import RefusedError, add_commands
from dashboard.commands.arguments import day, folder, port
from dashboard.commands.failures import file_words
from dashboard.commands.findings import print_problems
from dashboard.contract import Problem
from dashboard.language import LANGUAGES, use_language
from dashboard.language import gettext as _
from dashboard.plan import PlanError
from dashboard.sample import write_sample
from dashboard.warehouse.build import BuildFailedError, BuildReport, ProblemsFoundError, build
from dashboard.warehouse.check import check_folder
from dashboard.warehouse.first_build import FirstBuild
from dashboard.warehouse.reader import DamagedWarehouseError
from dashboard.warehouse.store import NoWarehouseError, current, default_output

SIZES = ("small", "county", "city")
DEFAULT_PORT = 8501


def _language(arguments: Sequence[str]) -> str:
    """`--language` is looked for first, so that the help itself is in that language."""
    for before, after in zip(arguments, [*arguments[1:], ""], strict=True):
        if before == "--language" and after in LANGUAGES:
            return after
    named = os.environ.get("DASHBOARD_LANGUAGE", "zh")
    return named if named in LANGUAGES else "zh"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m dashboard", description=_("A county's education-quality dashboard.")
    )
    parser.add_argument("--language", choices=sorted(LANGUAGES), help=_("language of what is printed"))
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help=_("hold a data folder against the contract and list every problem"))
    check.set_defaults(run=_check)
    make = commands.add_parser("build", help=_("check a data folder, then build its warehouse"))
    make.set_defaults(run=_build)
    serve = commands.add_parser("serve", help=_("build if anything changed, then serve the dashboard"))
    serve.add_argument("--port", type=port, default=DEFAULT_PORT, help=_("port on 127.0.0.1"))
    serve.set_defaults(run=_serve)
    sample = commands.add_parser("sample", help=_("write a data folder of an invented county"))
    sample.add_argument("folder", type=Path, help=_("folder to write"))
    sample.add_argument("--size", choices=SIZES, default="county", help=_("how large the county is"))
    sample.add_argument("--seed", type=int, default=2022, help=_("another seed makes another county"))
    sample.set_defaults(run=_sample)
    add_commands(commands)
    for command in (check, make, serve):
        # `serve` shows a page for a folder that is not there yet
        command.add_argument("folder", type=Path if command is serve else folder, help=_("data folder"))
    for command in (make, serve):
        command.add_argument("--output", type=Path, help=_("where the warehouse is kept"))
        command.add_argument("--as-of", type=day, help=_("the day the pages speak of; default: the latest in the data"))
    return parser


def _check(arguments: argparse.Namespace) -> int:
    report = check_folder(arguments.folder)
    status = print_problems(report.problems)
    if status == 0:
        print(_("{path}: no problem found.").format(path=arguments.folder))
    return status


def _say_built(report: BuildReport) -> None:
    if not report.changed:
        print(_("Nothing changed since the last build: {file}").format(file=report.file))
        return
    text = _("Built {file}: {computed} exams computed, {kept} unchanged.")
    print(text.format(file=report.file, computed=report.exams_computed, kept=report.exams_kept))


def _build(arguments: argparse.Namespace) -> int:
    return 1 if _build_failure(arguments) else 0


def _build_failure(arguments: argparse.Namespace) -> str:
    """Build, print what came of it, and return why it failed; empty when it did not."""
    try:
        _say_built(build(arguments.folder, arguments.output, arguments.as_of))
    except ProblemsFoundError as error:
        print_problems(error.report.problems)
        print(_("Nothing was built; the warehouse in use stays as it was."))
        return _first(error.report.problems)
    except _FAILURES as error:
        print(_told(error), file=sys.stderr)
        return _told(error)
    return ""


def _first(problems: Sequence[Problem]) -> str:
    """The first problem that must be mended, with its file and what to do."""
    found = next(problem for problem in problems if problem.severity == "problem")
    return f"{found.file or found.table}: {found.what} → {found.mend}"


def _serve(arguments: argparse.Namespace) -> int:
    output = arguments.output or default_output(arguments.folder)
    failure = ""
    if _has_warehouse(output):
        failure = _build_failure(arguments)
    else:
        FirstBuild(arguments.folder.absolute(), output.absolute(), _build_options(arguments)).start()
        print(_("There is no warehouse yet: the page tells what is there and how far it is."), flush=True)
    from dashboard.ui.server import serve

    print(
        _("The dashboard is at http://127.0.0.1:{port} - stop it with Ctrl+C.").format(port=arguments.port), flush=True
    )
    serve(output, arguments.port, failure)
    return 0


def _build_options(arguments: argparse.Namespace) -> tuple[str, ...]:
    """The options of `serve` that its first build must have as well."""
    output = ("--output", str(arguments.output.absolute())) if arguments.output else ()
    return (*output, "--as-of", str(arguments.as_of)) if arguments.as_of else output


def _has_warehouse(output: Path) -> bool:
    try:
        current(output)
    except NoWarehouseError:
        return False
    return True


def _sample(arguments: argparse.Namespace) -> int:
    write_sample(arguments.folder, arguments.size, arguments.seed)
    print(_("Wrote the sample county to {path}").format(path=arguments.folder))
    return 0


_FAILURES = (PlanError, RefusedError, BuildFailedError, DamagedWarehouseError, OSError)


def _told(error: Exception) -> str:
    """One of _FAILURES as the user is told it."""
    if isinstance(error, BuildFailedError):
        text = _("The warehouse could not be written: {error} Free some disk space and build again; nothing was lost.")
        return text.format(error=f"{error}.".replace("..", "."))
    if isinstance(error, DamagedWarehouseError):
        return _("The warehouse {file} cannot be read; build it again. The data are as they were.").format(file=error)
    if isinstance(error, OSError):
        return file_words(error)
    return str(error)


def _guarded(run: Callable[[argparse.Namespace], int], arguments: argparse.Namespace) -> int:
    try:
        return run(arguments)
    except _FAILURES as error:
        print(_told(error), file=sys.stderr)
    except KeyboardInterrupt:
        print(_("Stopped."), file=sys.stderr)
    except RuntimeError as error:
        # what becomes of Ctrl+C while the database answers
        if str(error) != "Query interrupted":
            raise
        print(_("Stopped."), file=sys.stderr)
    return 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when all is well, 1 when something must be mended, 2 for wrong arguments."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    use_language(_language(given))
    parsed = _parser().parse_args(given)
    return _guarded(parsed.run, parsed)
