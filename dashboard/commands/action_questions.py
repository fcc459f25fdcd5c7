"""What a record of an action must say: the column, its option, and the question put when the option is missing."""

from collections.abc import Callable

from dashboard.commands.questions import STAGES, Question
from dashboard.language import action_words, labels
from dashboard.language import gettext as _
from dashboard.records import ACTION_FOLDER, CAUSES, CLOSINGS, OF_A_CAUSE, Action

UNITS = ("school", "township", "county")


def _needs(column: str) -> Callable[[Action], bool]:
    return lambda action: column in OF_A_CAUSE.get(action.cause, ())


def _is_no_county(action: Action) -> bool:
    return action.unit_type != "county"


def _rests_on_a_test(action: Action) -> bool:
    return action.cause in ("weak_subject", "visit", "warning")


def _is_closed(action: Action) -> bool:
    return action.outcome != "open"


def _is_done(action: Action) -> bool:
    return action.outcome == "done"


def _words(column: str, code: str) -> str:
    telling = {"cause": action_words.cause, "outcome": action_words.state, "stage": labels.stage,
               "unit_type": labels.unit_type}  # fmt: skip
    return telling[column](code) if column in telling else code


def _ask(column: str, option: str, words: str, choices: tuple[str, ...] = (), **more: object) -> Question:
    return Question(column, option, words, choices, table=ACTION_FOLDER, words_of=_words, **more)  # type: ignore[arg-type]


def action_questions() -> tuple[Question, ...]:
    """The questions in the order in which they are put; the last four tell what became of the action."""
    return (*_about(), *_decided(), *_became())


def _about() -> tuple[Question, ...]:
    test = _("Test in which it was seen")
    return (
        _ask("cause", "--cause", _("Why the action is opened"), CAUSES),
        _ask("unit_type", "--unit-type", _("School, township or county"), UNITS),
        _ask("unit_code", "--unit", _("Code of the school or township"), applies=_is_no_county),
        _ask("stage", "--stage", _("Stage (empty: all)"), STAGES, optional=True),
        _ask("rule_id", "--rule", _("Rule of the plan"), applies=_needs("rule_id")),
        _ask("occasion", "--occasion", _("School year, test or contest of the warning"), applies=_needs("occasion")),
        _ask("indicator_id", "--indicator", _("Indicator of the plan"), applies=_needs("indicator_id")),
        _ask("part", "--part", _("Part of the indicator (may be empty)"), applies=_needs("part"), optional=True),
        _ask("phase_id", "--phase", _("Phase of the plan"), applies=_needs("phase_id")),
        _ask("subject", "--subject", _("Subject such as math"), applies=_needs("subject")),
        _ask("test_id", "--test", test, applies=_rests_on_a_test, optional=True),
    )


def _decided() -> tuple[Question, ...]:
    return (
        _ask("measure", "--measure", _("What is to be done, without names")),
        _ask("owner_post", "--owner", _("Post that answers for it; no name")),
        _ask("opened_on", "--opened", _("Day it was opened"), form="day"),
        _ask("due_on", "--due", _("Day by which it is due"), form="deadline"),
        _ask("meeting_on", "--meeting", _("Day of the meeting that decided it (may be empty)"), form="day",
             optional=True),
    )  # fmt: skip


def _became() -> tuple[Question, ...]:
    return (
        _ask("outcome", "--outcome", _("Where it stands"), CLOSINGS),
        _ask("closed_on", "--closed", _("Day it was closed or cancelled"), applies=_is_closed, form="day"),
        _ask("evidence_id", "--evidence", _("Number of the evidence"), applies=_is_done),
        _ask("retest_test_id", "--retest", _("Test in which it is looked at again (may be empty)"), optional=True),
    )
