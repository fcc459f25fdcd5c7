"""What stands under one heading: a column of the contract, a subject, nothing that is needed, or a question."""

from dashboard.contract import TABLES
from dashboard.intake import words
from dashboard.intake.answers import LEAVE_OUT, Answers, Question
from dashboard.intake.headers import BETWEEN, Heading
from dashboard.language import gettext as _

WIDE_COLUMNS = (
    "exam_id",
    "student_id",
    "school_code",
    "class_id",
    "roster_status",
    "is_guest",
    "is_repeater",
    "site_code",
)


def is_id(name: str) -> bool:
    """Whether a heading may stand over the ids of pupils."""
    return words.is_sure_id(name) or words.is_unsure_id(name)


def target_of(table: str, name: str, heading: Heading, answers: Answers) -> str | Question:
    """The column, `subject:<code>`, `-` for what is left out, or what must be asked."""
    told = answers.get(f"headings.{table}", name)
    if told:
        return told
    if table == words.WIDE and (subject := _subject_target(name)):
        return subject
    known = _known_column(table, name)
    if known and not (known == "student_id" and is_id(name)):
        return known
    if is_id(name) and table in (words.WIDE, "roster", "scores"):
        return _id_target(table, name, heading)
    if words.is_left_out(name) or (table in ("scores", words.WIDE) and _known_column("roster", name)):
        return LEAVE_OUT
    return _ask(table, name, _("What is the column {heading}?").format(heading=name))


def _known_column(table: str, name: str) -> str:
    """The column under this heading; a wide sheet knows those of the roster."""
    if table != words.WIDE:
        return words.column_by_heading(table).get(words.heading_key(name), "")
    key = words.heading_key(name)
    found = words.column_by_heading("roster").get(key) or words.column_by_heading("scores").get(key, "")
    return found if found in WIDE_COLUMNS else ""


def _subject_target(name: str) -> str:
    top, _between, low = name.partition(BETWEEN)
    subject = words.subject_of(top)
    if not subject or not low or words.is_mark_below(low):
        return f"{words.SUBJECT}{subject}" if subject else ""
    return LEAVE_OUT if words.is_no_mark_below(low) else ""


def _id_target(table: str, name: str, heading: Heading) -> str | Question:
    """The one sure id is taken; where none or several are there, the clerk decides."""
    sure = [other for other in heading.names if words.is_sure_id(other)]
    if sure == [name]:
        return "student_id"
    if len(sure) == 1:
        return LEAVE_OUT
    if len(sure) > 1 and name not in sure:
        return LEAVE_OUT
    return Question(
        f"headings.{table}",
        name,
        _("Is {heading} the pupil's id, unique in the county and the same in every exam?").format(heading=name),
        (("student_id", _("yes, it is the id")), (LEAVE_OUT, _("no, leave the column out"))),
    )


def _ask(table: str, name: str, text: str) -> Question:
    if table == words.WIDE:
        offered = [(f"{words.SUBJECT}{code}", told[0]) for code, told in words.WORDS["subjects"].items()]
        offered += [(column, words.headings_of_wide(column)) for column in WIDE_COLUMNS]
    else:
        offered = [(column.name, words.heading(TABLES[table], column)) for column in TABLES[table].columns]
    return Question(f"headings.{table}", name, text, (*offered, (LEAVE_OUT, _("leave the column out"))))
