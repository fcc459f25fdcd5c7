"""`record determination|appeal|inheritance|peers|action DIR`: ask, check, show, confirm, write one file."""

import argparse
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from dashboard.commands.arguments import Commands, folder, typed
from dashboard.commands.asking import confirmed
from dashboard.commands.draft import Given, draft
from dashboard.commands.offers import known_ties
from dashboard.commands.questions import LATE, questions
from dashboard.commands.record_action import add_action
from dashboard.commands.record_peers import add_peers
from dashboard.commands.refusal import RefusedError, refuse_problems, refuse_unreadable
from dashboard.commands.ties import Ties, bound, refuse_too_many
from dashboard.language import gettext as _
from dashboard.language.columns import heading
from dashboard.language.record_words import value_words
from dashboard.records import COLUMNS, KINDS, Kind, Record, numbered, write_record
from dashboard.warehouse.record_desk import RecordDesk, record_desk


def add_record(commands: Commands) -> None:
    """The command `record` with one subcommand for each kind."""
    record = commands.add_parser("record", help=_("write down a determination, an appeal or an inheritance"))
    kinds = record.add_subparsers(dest="kind", required=True)
    helps = {
        "determination": _("whether a tie at the edge of a rule counts"),
        "appeal": _("an appeal against an exam's results, or what became of it"),
        "inheritance": _("whether a school takes over the history of another"),
    }
    for kind in KINDS:
        parser = kinds.add_parser(kind, help=helps[kind], description=helps[kind])
        parser.add_argument("folder", type=folder, help=_("data folder"))
        _add_options(parser, kind)
        parser.set_defaults(run=run)
    add_peers(kinds)
    add_action(kinds)


def _add_options(parser: argparse.ArgumentParser, kind: Kind) -> None:
    for question in questions(kind):
        metavar = question.option.removeprefix("--").upper()
        words = question.words + question.offered
        parser.add_argument(question.option, dest=question.column, metavar=metavar, help=words)
    if kind == "appeal":
        parser.add_argument(LATE.option, dest=LATE.column, help=_("why a late appeal is accepted"))
    parser.add_argument("--supersedes", dest="supersedes_id", help=_("number of the record that this one replaces"))
    parser.add_argument("--yes", action="store_true", help=_("do not ask before writing"))


def run(arguments: argparse.Namespace) -> int:
    """Write one record; 1 when it was not wanted after all, RefusedError when it cannot be written."""
    kind: Kind = arguments.kind
    options = {name: text for name, text in vars(arguments).items() if name in COLUMNS and text is not None}
    options.pop("kind")
    with record_desk(arguments.folder) as desk:
        refuse_unreadable(desk.unreadable)
        ties = _ties(arguments, kind)
        record = draft(Given(kind, options, ties.open if ties else None, asks_all=not arguments.yes), desk)
        record = bound(record, ties) if ties else record
        if _is_there_already(record, desk.in_force()):
            return 0
        if ties:
            refuse_too_many(record, ties, desk.in_force())
        record = numbered(record, datetime.now())
        refuse_problems(desk.problems(record))
        _show(record, desk)
        _remark(record, ties)
    if not (arguments.yes or confirmed(_("Write this record? [y/N]"))):
        print(_("Nothing was written."))
        return 1
    print(_("Wrote {file}.").format(file=write_record(arguments.folder, record)))
    print(_("Next: python -m dashboard build {path}").format(path=typed(arguments.folder)))
    return 0


def _ties(arguments: argparse.Namespace, kind: Kind) -> Ties | None:
    if kind != "determination":
        return None
    ties = known_ties(arguments.folder)
    if ties is None:
        print(_("There is no warehouse yet, so no ties can be offered: build first, or name rule, unit and occasion."))
    return ties


def _is_there_already(record: Record, in_force: Iterable[Record]) -> bool:
    """A second identical run writes nothing; another answer to a settled matter must say what it replaces."""
    for known in in_force:
        if known.says_the_same(replace(record, supersedes_id=known.supersedes_id)):
            print(_("This is recorded already as {id}; nothing was written.").format(id=known.decision_id))
            return True
        if known.matter == record.matter and record.supersedes_id != known.decision_id:
            words = _("This matter has a record, {id}. Add --supersedes {id} to replace it; the old file stays.")
            raise RefusedError(words.format(id=known.decision_id))
    return False


def _show(record: Record, desk: RecordDesk) -> None:
    for column in COLUMNS:
        value = getattr(record, column)
        if value is not None:
            shown = value_words(column, str(value))
            if column in ("unit_code", "predecessor_code"):
                shown = f"{desk.unit_name(record.unit_type, shown)} ({shown})"
            print(f"  {heading(column)}: {shown}")


def _remark(record: Record, ties: Ties | None) -> None:
    """A determination about a place that is not tied is kept, but it changes nothing."""
    if ties is None or record.supersedes_id is not None:
        return
    open_now = set(zip(ties.open["rule_id"], ties.open["unit_code"], ties.open["occasion"], strict=True))
    if (record.rule_id, record.unit_code, record.occasion) not in open_now:
        print(_("Remark: in the current warehouse this place is not an open tie; the record changes nothing there."))
