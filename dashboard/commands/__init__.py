"""The commands about files, records and versions: template, import, record, publish, published, pack, diff, report."""

from dashboard.commands.arguments import Commands
from dashboard.commands.diff import add_diff
from dashboard.commands.import_files import add_import
from dashboard.commands.pack import add_pack
from dashboard.commands.publish import add_publish
from dashboard.commands.record import add_record
from dashboard.commands.refusal import RefusedError
from dashboard.commands.report import add_report
from dashboard.commands.template import add_template


def add_commands(commands: Commands) -> None:
    """Add them all to the commands of `python -m dashboard`."""
    add_template(commands)
    add_import(commands)
    add_record(commands)
    add_publish(commands)
    add_pack(commands)
    add_diff(commands)
    add_report(commands)


__all__ = ["RefusedError", "add_commands"]
