"""What the clerk has settled: headings, exams, words; read from TOML, kept in the data folder as `intake.toml`."""

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.language import gettext as _

FILE = "intake.toml"
SECTIONS = ("headings", "sheets", "exams", "rosters", "schools", "words", "ids", "key")
# What is told of one file (its exam, its table, its ids) is not kept: next year a file may have the same name.
LASTING = ("headings", "rosters", "schools", "words", "key")
LEAVE_OUT = "-"
EVERYWHERE = "*"
OFFERED = 8


class AnswersError(ValueError):
    """Why a file of answers cannot be read."""


@dataclass(frozen=True)
class Question:
    """What is not sure: `section` and `key` name the line of the answers that settles it."""

    section: str
    key: str
    words: str
    choices: tuple[tuple[str, str], ...]

    def line(self) -> str:
        """The lines of an answers file to fill in."""
        offered = " | ".join(f"{code} {told}".strip() for code, told in self.choices[:OFFERED])
        offered += " | ..." if len(self.choices) > OFFERED else ""
        return f'[{_section(self.section)}]\n{_quoted(self.key)} = ""    # {self.words} {offered}'


@dataclass(frozen=True)
class Answers:
    """Settled answers by section (`headings.scores`, `exams` ...) and key."""

    settled: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def get(self, section: str, key: str) -> str | None:
        """The answer, None when nothing is settled."""
        return self.settled.get(section, {}).get(key) or None

    def section(self, name: str) -> Mapping[str, str]:
        """All answers of one section."""
        return self.settled.get(name, {})

    def plus(self, other: Mapping[str, Mapping[str, str]]) -> "Answers":
        """These answers and others, which go before them."""
        names = dict.fromkeys([*self.settled, *other])
        return Answers({name: {**self.settled.get(name, {}), **other.get(name, {})} for name in names})

    def given(self, section: str, key: str, value: str) -> "Answers":
        """These answers and one more."""
        return self.plus({section: {key: value}})

    def text(self) -> str:
        """What is to be kept of the answers as TOML, in a fixed order."""
        parts = [
            "\n".join([f"[{_section(name)}]", *(f"{_quoted(key)} = {_quoted(value)}" for key, value in _kept(lines))])
            for name, lines in sorted(self.settled.items())
            if name.split(".")[0] in LASTING and _kept(lines)
        ]
        return "\n\n".join(["# " + _("What was settled when tables were imported; it holds no pupil."), *parts]) + "\n"


def _kept(lines: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted((key, value) for key, value in lines.items() if value and key != EVERYWHERE)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _section(name: str) -> str:
    return ".".join(part if part.isidentifier() and part.isascii() else _quoted(part) for part in name.split(".", 1))


def read_answers(path: Path) -> Answers:
    """The answers of a file, none when it is not there; AnswersError names what is wrong with it."""
    if not path.is_file():
        return Answers()
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise AnswersError(_("{file} is not TOML: {reason}").format(file=path, reason=error)) from error
    settled: dict[str, dict[str, str]] = {}
    for name, lines in found.items():
        if name not in SECTIONS or not isinstance(lines, dict):
            raise AnswersError(
                _("{file}: [{section}] is not known; known are: {known}.").format(
                    file=path, section=name, known=", ".join(SECTIONS)
                )
            )
        for key, value in lines.items():
            inner = value if isinstance(value, dict) else {key: value}
            section = f"{name}.{key}" if isinstance(value, dict) else name
            settled.setdefault(section, {}).update({str(k): _plain(v) for k, v in inner.items()})
    return Answers(settled)


def _plain(value: object) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def unsettled(questions: Iterable[Question], answers: Answers) -> list[Question]:
    """The questions without an answer, each once."""
    found = {(question.section, question.key): question for question in questions}
    return [question for (section, key), question in found.items() if answers.get(section, key) is None]
