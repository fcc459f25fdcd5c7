"""Arguments that several commands take."""

import argparse
from datetime import date
from pathlib import Path
from typing import TypeAlias

from dashboard.language import gettext as _

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
LAST_PORT = 65535


def folder(text: str) -> Path:
    """A folder that is there."""
    path = Path(text)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(_("{path} is not a folder.").format(path=text))
    return path


def port(text: str) -> int:
    """A port that a server can listen on."""
    if not text.isdecimal() or not 1 <= int(text) <= LAST_PORT:
        raise argparse.ArgumentTypeError(_("{text} is not a port from 1 to 65535.").format(text=text))
    return int(text)


def typed(path: Path) -> str:
    """The path as it is typed in a command: in quotation marks where it has blanks."""
    return f'"{path}"' if any(sign.isspace() for sign in str(path)) else str(path)


def day(text: str) -> date:
    """A day as 2025-07-31."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("{text} is not a day such as 2025-07-31.").format(text=text)) from error
