"""Messages about the records of determinations, appeals and inheritances."""

from collections.abc import Mapping

from dashboard.contract.wording import Text
from dashboard.contract.wording import marked as _

AGAIN = _("Write a new record with `record … --supersedes`; the old file stays.")
DECISION_TEXTS: Mapping[str, Text] = {
    "names_a_person": Text(
        _("The column {column} has texts that look like a person's name or number."),
        _("Name the post, not the person, and leave out numbers of persons."),
    ),
    "decision_unknown_unit": Text(
        _("The record is about a school or township that is not in the data."), AGAIN, "decisions"
    ),
    "decision_unknown_rule": Text(_("The record is about a rule that no plan has."), AGAIN, "decisions"),
    "decision_unknown_occasion": Text(
        _("The record is about a school year or test that is not in the data."), AGAIN, "decisions"
    ),
    "decision_unknown_exam": Text(
        _("The appeal names an exam that is not in exams, or a correction that does not supersede that exam."),
        _("Add the correction to exams with supersedes_exam_id, or write a new record with `record … --supersedes`."),
        "decisions",
    ),
    "decision_unknown_superseded": Text(
        _("The record replaces a record that is not there, is of another kind, or is the record itself."),
        AGAIN,
        "decisions",
    ),
    "decision_incomplete": Text(
        _("The record lacks what its kind must have, or its outcome belongs to another kind."),
        _("Write records with the command `record`: it asks for everything that is needed."),
        "decisions",
    ),
    "decision_undocumented": Text(
        _("A decision stands without a document number."),
        _("Write the document first, then a new record with `record … --supersedes`."),
        "decisions",
    ),
    "lineage_undocumented": Text(
        _("A school takes over the history of another without a document number."),
        _("Enter doc_no, or take inherit_history back."),
        "school_lineage",
    ),
    "lineage_two_heirs": Text(
        _("A school takes over the histories of several others on one day; only one of them can be continued."),
        _("Leave inherit_history with one of them, or record which one is inherited."),
        "school_lineage",
    ),
    "decision_in_future": Text(
        _("A record speaks of a day after the day it was recorded."),
        AGAIN,
        "decisions",
    ),
    "decision_repeated": Text(
        _("Two records say different things about one matter and neither replaces the other; the newest counts."),
        _("Write a new record with `record … --supersedes`, so that it is plain which one counts."),
        "decisions",
        is_warning=True,
    ),
}
