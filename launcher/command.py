"""`run.py [DIR] [--port N]` serves a data folder; `run.py test` makes every check."""

import argparse
import os
import sys
from pathlib import Path

from launcher.checks import run_checks
from launcher.environment import prepare
from launcher.messages import StopError, forgive_terminal
from launcher.serving import require_free_port, sample_county, serve

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_PORT = 8501


def main(arguments: list[str]) -> int:
    """Do what the arguments say and return the exit code; whatever stands in the way is told in one line."""
    forgive_terminal()
    os.environ["PYTHONUTF8"] = "1"  # a Chinese Windows would read and print GBK
    try:
        if arguments[:1] == ["test"]:
            return run_checks(ROOT, arguments[1:])
        return start(parse(arguments))
    except StopError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def parse(arguments: list[str]) -> argparse.Namespace:
    """Read the arguments of a start: a data folder and a port."""
    parser = argparse.ArgumentParser(
        prog="run.py",
        description="启动县域教育质量看板 / Start the county education dashboard",
        epilog="run.py test：运行全部检查 / make every check",
    )
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="数据文件夹（默认：示例县） / data folder")
    parser.add_argument("--port", type=port_number, default=DEFAULT_PORT, metavar="N", help="端口 / port (%(default)s)")
    return parser.parse_args(arguments)


def port_number(text: str) -> int:
    """Read a port that a program without privileges may listen on; raises ValueError."""
    if int(text) not in range(1024, 65536):
        raise ValueError(text)
    return int(text)


def start(options: argparse.Namespace) -> int:
    """Set up, make the sample county if no folder is named, and serve."""
    if options.folder and not options.folder.is_dir():
        raise StopError(f"找不到数据文件夹 {options.folder}", f"There is no data folder {options.folder}")
    require_free_port(ROOT, options.port)
    python = prepare(ROOT, "requirements.txt")
    folder = options.folder.resolve() if options.folder else sample_county(ROOT, python)
    return serve(ROOT, python, folder, options.port)
