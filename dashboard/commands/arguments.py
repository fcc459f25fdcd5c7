"""Arguments that several commands take."""

import argparse
from datetime import date
from pathlib import Path
from typing import TypeAlias

from dashboard.language import gettext as _

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def folder(text: str) -> Path:
    """A folder that is there."""
    path = Path(text)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(_("{path} is not a folder.").format(path=text))
    return path


def day(text: str) -> date:
    """A day as 2025-07-31."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("{text} is not a day such as 2025-07-31.").format(text=text)) from error
