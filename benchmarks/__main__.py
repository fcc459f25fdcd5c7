"""`python -m benchmarks build | pages`: prints ratios measured in one run on this machine."""

import argparse
import tempfile
from datetime import date
from pathlib import Path


def _build(arguments: argparse.Namespace) -> list[str]:
    from benchmarks.building import lines, measure_build

    return lines(measure_build(arguments.work, arguments.rounds))


def _pages(arguments: argparse.Namespace) -> list[str]:
    from benchmarks.paging import lines, measure_pages

    return lines(measure_pages(arguments.work, arguments.rounds, arguments.port))


def main() -> None:
    """Measure, then print the figures as Markdown."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    commands = parser.add_subparsers(required=True)
    default = Path(tempfile.gettempdir()) / "dashboard-benchmarks"
    for name, run, rounds in (("build", _build, 3), ("pages", _pages, 5)):
        command = commands.add_parser(name)
        command.set_defaults(run=run)
        command.add_argument("--work", type=Path, default=default, help="folder for the samples (default: %(default)s)")
        command.add_argument("--rounds", type=int, default=rounds, help="repetitions; the median counts")
        command.add_argument("--port", type=int, default=8641, help="first of two free ports")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    print("\n".join([date.today().isoformat(), *arguments.run(arguments)]))


if __name__ == "__main__":
    main()
