"""What every file says about itself: title, choices, version, counting basis, time, internal use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from dashboard.language import gettext as _
from dashboard.language.formats import moment

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\s\x00-\x1f]+')
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True)
class Cover:
    """The facts printed on the first sheet of a workbook and under an image."""

    title: str
    basis: str
    choices: tuple[tuple[str, str], ...]
    version: str
    made_at: datetime
    viewer: str
    notes: tuple[str, ...] = ()
    n: str = ""
    plan: str = ""

    def lines(self) -> tuple[tuple[str, str], ...]:
        """Heading and text of each fact, in the order in which they are printed."""
        return (
            (_("Title"), self.title),
            *self.choices,
            *((_("Note"), note) for note in self.notes),
            (_("Counting basis"), self.basis),
            *(((_("Number counted"), self.n),) if self.n else ()),
            *(((_("Plan"), self.plan),) if self.plan else ()),
            (_("Result version"), self.version),
            (_("Viewer"), self.viewer),
            (_("Made at"), moment(self.made_at)),
            (_("Internal use"), internal_use()),
        )


def internal_use() -> str:
    """The line that stands on every page and in every file."""
    return _("Internal material · for the leadership group's study only · not to be passed on")


def file_stem(cover: Cover) -> str:
    """What and when: the title, the choices and the minute, safe as a file name on every system."""
    parts = [cover.title, *(text for _name, text in cover.choices if text), f"{cover.made_at:%Y%m%d-%H%M}"]
    return _FORBIDDEN.sub("-", "_".join(parts)).strip("-._")[:120]


def harmless(value: object) -> object:
    """The value as a spreadsheet may hold it: a text that would run as a formula gets an apostrophe."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value
