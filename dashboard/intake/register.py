"""What rows refer to: exams with their subjects and full marks, schools and townships, by code and by name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from dashboard.intake.cells import CellError
from dashboard.intake.words import plain, table_label
from dashboard.language import gettext as _

REFERENCE = ("townships", "schools", "exams", "exam_subjects")
Rows = Iterable[Mapping[str, Any]]
Names = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Register:
    """Codes by every name for them in the form that is compared; `full` is the full mark by exam and subject."""

    exams: Names = field(default_factory=dict)
    schools: Names = field(default_factory=dict)
    townships: Names = field(default_factory=dict)
    full: Mapping[str, Mapping[str, Decimal]] = field(default_factory=dict)
    exam_names: tuple[tuple[str, str], ...] = ()

    def exam(self, text: str) -> str:
        """The code of an exam; CellError when it is unknown."""
        return _one(self.exams, text, _("exam"), "exams")

    def school(self, text: str) -> str:
        """The code of a school."""
        return _one(self.schools, text, _("school"), "schools")

    def township(self, text: str) -> str:
        """The code of a township."""
        return _one(self.townships, text, _("township"), "townships")

    def full_score(self, exam: str, subject: str) -> Decimal | None:
        """Full marks, None where the exam has no such subject."""
        return self.full.get(exam, {}).get(subject)


def _one(names: Names, text: str, kind: str, table: str) -> str:
    found = names.get(plain(text), frozenset())
    if len(found) == 1:
        return next(iter(found))
    if found:
        told = _("several have the name {text} ({codes}); write the code")
        raise CellError(told.format(text=text, codes=", ".join(sorted(found))))
    near = get_close_matches(plain(text), [name for name in names if name], n=2, cutoff=0.6)
    guess = _(" (close: {near})").format(near=", ".join(near)) if near else ""
    told = _("{kind} {text} is not known{guess}; correct it, or add it to {table}")
    raise CellError(told.format(kind=kind, text=text, guess=guess, table=table_label(table)))


def make_register(tables: Mapping[str, Rows]) -> Register:
    """The register of the rows of the reference tables."""
    full: dict[str, dict[str, Decimal]] = defaultdict(dict)
    for row in tables.get("exam_subjects", ()):
        if row.get("full_score") is not None:
            full[row["exam_id"]][row["subject"]] = Decimal(str(row["full_score"]))
    return Register(
        _names(tables.get("exams", ()), "exam_id"),
        _names(tables.get("schools", ()), "school_code"),
        _names(tables.get("townships", ()), "township_code"),
        full,
        tuple(sorted((row["exam_id"], row.get("name") or "") for row in tables.get("exams", ()))),
    )


def _names(rows: Rows, code: str) -> Names:
    """Codes by code and by name; a code goes before a name that looks like it."""
    found: dict[str, set[str]] = defaultdict(set)
    rows = list(rows)
    for row in rows:
        if row.get("name"):
            found[plain(row["name"])].add(row[code])
    for row in rows:
        if row.get(code):
            found[plain(row[code])] = {row[code]}
    return {name: frozenset(codes) for name, codes in found.items()}
