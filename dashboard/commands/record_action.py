"""`record action DIR`: open an action, or say what became of one; ask, check, show, confirm, write one file."""

import argparse
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from dashboard.commands.action_questions import action_questions
from dashboard.commands.arguments import Commands, folder, typed
from dashboard.commands.asking import answered, confirmed, filled
from dashboard.commands.questions import Question
from dashboard.commands.refusal import RefusedError, refuse_problems, refuse_unreadable
from dashboard.language import gettext as _
from dashboard.language.columns import heading
from dashboard.records import ACTION_COLUMNS, Action, numbered_action, write_action
from dashboard.warehouse.action_desk import ActionDesk, action_desk

CLOSING = ("closed_on", "evidence_id")


def add_action(kinds: Commands) -> None:
    """The subcommand `action` of `record`."""
    words = _("what is done about a warning, target, indicator or weak subject, and what became of it")
    parser = kinds.add_parser("action", help=words, description=words)
    parser.add_argument("folder", type=folder, help=_("data folder"))
    for question in action_questions():
        metavar = question.option.removeprefix("--").upper()
        parser.add_argument(
            question.option, dest=question.column, metavar=metavar, help=question.words + question.offered
        )
    parser.add_argument("--action", dest="action_id", default="", help=_("number of the action that goes on"))
    parser.add_argument("--yes", action="store_true", help=_("do not ask before writing"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write one record; 1 when it was not wanted after all, RefusedError when it cannot be written."""
    given = {question.column: vars(arguments)[question.column] for question in action_questions()}
    options = {name: text for name, text in given.items() if text is not None}
    with action_desk(arguments.folder) as desk:
        refuse_unreadable(desk.unreadable)
        known = desk.in_force()
        if arguments.action_id:
            action = _gone_on(_known(arguments.action_id, known), options)
        else:
            action = _opened(options, asks_all=not arguments.yes)
        if _is_there_already(action, known):
            return 0
        action = numbered_action(action, datetime.now())
        refuse_problems(desk.problems(action))
        _show(action, desk)
    if not (arguments.yes or confirmed(_("Write this record? [y/N]"))):
        print(_("Nothing was written."))
        return 1
    print(_("Wrote {file}.").format(file=write_action(arguments.folder, action)))
    print(_("Next: python -m dashboard build {path}").format(path=typed(arguments.folder)))
    return 0


def _known(number: str, known: Iterable[Action]) -> Action:
    found = next((action for action in known if action.action_id == number), None)
    if found is None:
        raise RefusedError(_("--action: there is no action {id} in the folder actions.").format(id=number))
    return found


def _opened(options: Mapping[str, str], *, asks_all: bool) -> Action:
    """A new action from options and answers; it is open unless an option says otherwise."""
    action = Action()
    for question in action_questions():
        text = options.get(question.column)
        if not question.applies(action):
            _refuse_stray(question, text, action)
        elif text is not None:
            action = filled(action, question, text)
        elif question.column == "outcome" or (question.optional and not asks_all):
            continue
        elif question.column != "unit_type" or asks_all:
            action = answered(action, question)
    return _whole(action)


def _gone_on(before: Action, options: Mapping[str, str]) -> Action:
    """The action with what the options change; opened anew it is no longer closed."""
    action = before
    for question in action_questions():
        text = options.get(question.column)
        if not question.applies(action):
            _refuse_stray(question, text, action)
            action = _without(action, question.column)
        elif text is not None:
            action = filled(action, question, text)
        elif question.column in CLOSING and getattr(action, question.column) is None:
            action = answered(action, question)
    return _whole(action)


def _without(action: Action, column: str) -> Action:
    """The action without a day of closing or evidence that no longer goes with it; other columns stay."""
    if column == "closed_on":
        return replace(action, closed_on=None)
    return replace(action, evidence_id=None) if column == "evidence_id" else action


def _refuse_stray(question: Question, text: str | None, action: Action) -> None:
    if text is not None:
        words = _("{option} does not go with this action (cause {cause}, {outcome}).")
        told = words.format(option=question.option, cause=action.cause, outcome=action.outcome)
        raise RefusedError(told)


def _whole(action: Action) -> Action:
    """The county has one code, and an indicator without parts an empty part."""
    unit = "county" if action.unit_type == "county" else action.unit_code
    return replace(action, unit_code=unit, part=action.part or "")


def _is_there_already(action: Action, known: Iterable[Action]) -> bool:
    """A second identical run writes nothing."""
    for other in known:
        if other.says_the_same(action) and action.action_id in ("", other.action_id):
            print(_("This is recorded already as {id}; nothing was written.").format(id=other.action_id))
            return True
    return False


def _show(action: Action, desk: ActionDesk) -> None:
    for column in ACTION_COLUMNS:
        value = getattr(action, column)
        if value not in (None, ""):
            shown = f"{desk.unit_name(action)} ({value})" if column == "unit_code" else value
            print(f"  {heading(column)}: {shown}")
