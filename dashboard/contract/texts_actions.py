"""Messages about the records of actions: what was decided about a finding, and what became of it."""

from collections.abc import Mapping

from dashboard.contract.wording import Text
from dashboard.contract.wording import marked as _

ANEW = _("Write a corrected record with `record action … --action`; the newest record counts, the old file stays.")
ACTION_TEXTS: Mapping[str, Text] = {
    "action_unknown_unit": Text(
        _("The action is about a school or township that is not in the data, or not in that stage."), ANEW, "actions"
    ),
    "action_unknown_rule": Text(
        _("The action is about a rule that no plan has, or about an occasion that is not in the data."), ANEW, "actions"
    ),
    "action_unknown_indicator": Text(
        _("The action is about an indicator, a part of it, or a target of a phase that no plan has."), ANEW, "actions"
    ),
    "action_unknown_test": Text(
        _("The action names a test that is not in exams, or a re-test that was not held after the first."),
        _("Name a test_id of exams; the re-test comes after the test in which the matter was seen."),
        "actions",
    ),
    "action_incomplete": Text(
        _("The action lacks what its cause must have, or has what belongs to another cause."),
        _("Write actions with the command `record action`: it asks for everything that is needed."),
        "actions",
    ),
    "action_dates": Text(
        _("The action is due or closed before it was opened, or closed after the day it was recorded."),
        ANEW,
        "actions",
    ),
    "action_open_ended": Text(
        _("The action is done or cancelled without a day, done without evidence, or still open with a day of closing."),
        _("Give closed_on and, once it is done, evidence_id; an open action has no closed_on."),
        "actions",
    ),
    "action_changed_matter": Text(
        _("Two records of one action are about different units or causes."),
        _("Open another action for another matter: `record action` without --action gives it a number."),
        "actions",
    ),
}
