"""What a report says of itself: unit, test, how final, version, day, time, internal use, its file's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dashboard.exports.cover import internal_use
from dashboard.feedback.gathering import Row, TestRows
from dashboard.feedback.paper import Paper
from dashboard.language import exam_notes, formats, labels, reading
from dashboard.language import gettext as _

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\s\x00-\x1f]+')
_LONGEST = 60


def file_stem(name: str, code: str, test: str, made_at: datetime) -> str:
    """Unit, test and day, safe as a file name on every system."""
    parts = (name, code, test[:_LONGEST], f"{made_at:%Y-%m-%d}")
    return _FORBIDDEN.sub("-", "_".join(parts)).strip("-._")


@dataclass(frozen=True)
class Facts:
    """The unit's name and code, where it lies, the test, the version of the numbers and when it was made."""

    name: str
    code: str
    where: str
    test: TestRows
    made_at: datetime

    @property
    def title(self) -> str:
        """The title of the document."""
        return _("{name}: feedback on results").format(name=self.name)

    @property
    def file_stem(self) -> str:
        """The file's name without its ending."""
        return file_stem(self.name, self.code, str(self.test.header["name"]), self.made_at)

    def lines(self) -> tuple[str, str]:
        """Test, stage and day; version and time."""
        header, info = self.test.header, self.test.info
        held = _("Held on {day}").format(day=formats.day(header["held_on"]))
        about = (str(header["name"]), labels.stage(str(header["stage"])), held, exam_notes.status(header), self.where)
        made = (
            _("Result version {version}").format(version=info["result_version"]),
            _("as of {day}").format(day=formats.day(info["as_of"])),
            _("made {moment}").format(moment=formats.moment(self.made_at)),
            _("for the leadership group and this unit"),
        )
        return " · ".join(filter(None, about)), " · ".join(made)


def begin(facts: Facts) -> Paper:
    """The paper with its title, its facts and the notes that come before any number."""
    footer = " · ".join((internal_use(), str(facts.test.info["result_version"])))
    paper = Paper(facts.title, internal_use(), footer, facts.made_at)
    paper.title(facts.title)
    about, made = facts.lines()
    paper.line(about, bold=True)
    paper.remark(made)
    paper.notice(exam_notes.notes(facts.test.header))
    return paper


def counted(row: Row) -> str:
    """How many pupils stand behind the figures, or that none may be shown."""
    if formats.is_nothing(row["eligible_n"]):
        return _("Too few pupils, or hidden to protect another school.")
    told = {"n": formats.number(row["eligible_n"]), "rate": formats.participation(row)}
    return _("Counted n={n}; participation {rate}.").format(**told)


def how_to_read(row: Row) -> Sequence[str]:
    """The sentences for readers who are no statisticians."""
    small = [reading.small_cohort(formats.number(row["eligible_n"]))] if row["unstable"] is True else []
    shown = [] if formats.is_nothing(row["eligible_n"]) else [reading.dot_and_line()]
    rules = _("Sentences follow stated rules; a difference within its interval is only said not to be told apart.")
    return [*small, *shown, rules]
