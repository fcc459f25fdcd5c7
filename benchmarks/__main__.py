"""`python -m benchmarks build | pages | coverage | intervals | value_added | funnel`: what was measured in one run."""

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


def _coverage(arguments: argparse.Namespace) -> list[str]:
    from benchmarks.coverage import lines

    return lines(arguments.rounds, arguments.draws)


def _intervals(arguments: argparse.Namespace) -> list[str]:
    from benchmarks.intervals import lines

    return lines(arguments.rounds, arguments.work)


def _value_added(arguments: argparse.Namespace) -> list[str]:
    from benchmarks.value_added import lines

    return lines(arguments.rounds)


def _funnel(arguments: argparse.Namespace) -> list[str]:
    from benchmarks.funnels import lines

    return lines(arguments.rounds)


def main() -> None:
    """Measure, then print the figures as Markdown."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    commands = parser.add_subparsers(required=True)
    default = Path(tempfile.gettempdir()) / "dashboard-benchmarks"
    measured = (("build", _build, 3), ("pages", _pages, 5), ("coverage", _coverage, 200))
    simulated = (("intervals", _intervals, 40), ("value_added", _value_added, 200), ("funnel", _funnel, 200))
    for name, run, rounds in (*measured, *simulated):
        command = commands.add_parser(name)
        command.set_defaults(run=run)
        command.add_argument("--work", type=Path, default=default, help="folder for the samples (default: %(default)s)")
        repeated = "repetitions (intervals: exams; coverage, value_added, funnel: counties)"
        command.add_argument("--rounds", type=int, default=rounds, help=repeated)
        command.add_argument("--port", type=int, default=8641, help="first of two free ports")
        command.add_argument("--draws", type=int, default=1000, help="draws behind each interval (coverage)")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    print("\n".join([date.today().isoformat(), *arguments.run(arguments)]))


if __name__ == "__main__":
    main()
