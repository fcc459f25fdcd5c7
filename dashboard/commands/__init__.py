"""The commands about records and versions: record, publish, published, diff."""

from dashboard.commands.arguments import Commands
from dashboard.commands.diff import add_diff
from dashboard.commands.publish import add_publish
from dashboard.commands.record import add_record
from dashboard.commands.refusal import RefusedError


def add_commands(commands: Commands) -> None:
    """Add them all to the commands of `python -m dashboard`."""
    add_record(commands)
    add_publish(commands)
    add_diff(commands)


__all__ = ["RefusedError", "add_commands"]
